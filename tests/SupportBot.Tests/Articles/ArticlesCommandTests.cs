using System.Text.Json.Nodes;
using SupportBot.Articles;

namespace SupportBot.Tests.Articles;

public sealed class ArticlesCommandTests : IDisposable
{
    private readonly KnowledgeFolder _kb = new();

    public void Dispose() => _kb.Dispose();

    [Fact]
    public async Task A_sound_folder_has_nothing_to_tell_and_exit_code_zero()
    {
        _kb.WriteArticle("KB-1.md", "The door is jammed");
        var (code, text) = await RunAsync();
        Assert.Equal((0, "1 files: 0 errors, 0 warnings, 0 notes\n"), (code, text));
    }

    [Theory]
    [InlineData("signatures: [Door is open]\nsamples: {match: [Door is jammed]}", "signature-unmatched", 3, 1)]
    [InlineData("signatures: ['Door is {x}']\nsamples: {match: [Door is jammed], no-match: [Door is open]}", "sample-matched", 4, 1)]
    [InlineData("signatures: ['/(?=x)y/']", "signature", 3, 0)]
    [InlineData("signature: Door is jammed", "front-matter-key", 3, 0)]
    [InlineData("review_by: 2020-01-01", "front-matter-key", 3, 0)]
    [InlineData("review-by: 2020-01-01", "review-overdue", 3, 0)]
    [InlineData("article-number: KB-2", "number-differs", 3, 0)]
    public async Task A_front_matter_is_checked(string yaml, string rule, int line, int code)
    {
        _kb.Write("KB-1.md", $"---\ntitle: The door is jammed\n{yaml}\n---\nIt sticks.\n\n## Resolution\n\n1. Oil it.\n");
        var (exit, text) = await RunAsync("--today", "2026-06-01");
        Assert.Equal(code, exit);
        Assert.Contains($"KB-1.md:{line}: ", text, StringComparison.Ordinal);
        Assert.Contains($" {rule}: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_fits_another_articles_sample_is_an_error()
    {
        _kb.Write("KB-1.md", "---\ntitle: One\nsignatures: ['Door {x} jammed']\nsamples: {match: [Door one jammed]}\n---\nA.\n\n## Resolution\n\n1. x\n");
        _kb.Write("KB-2.md", "---\ntitle: Two\nsignatures: ['Door two jammed']\nsamples: {match: [Door two jammed]}\n---\nB.\n\n## Resolution\n\n1. x\n");
        var (code, text) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Contains("KB-1.md:3: error signature-cross-match: signature 'Door {x} jammed' of KB-1 also fits a sample of KB-2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("of KB-2 also fits", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_number_twice_in_a_folder_is_an_error_and_in_two_folders_the_later_one_wins()
    {
        _kb.WriteArticle("ours/KB-1.md", "The door is jammed");
        _kb.WriteArticle("ours/en/KB-1.md", "The door is jammed again");
        _kb.WriteArticle("theirs/KB-1.md", "The door is jammed, as published");
        using var output = new StringWriter();
        string[] folders = [Path.Combine(_kb.Root, "theirs"), Path.Combine(_kb.Root, "ours")];
        Assert.Equal(1, await ArticlesCommand.RunAsync(["articles", "check", .. folders, "--notes"], output));
        Assert.Matches(@"ours/en/KB-1\.md:1: error duplicate: KB-1 in 'en' is already in \S+ours/KB-1\.md\.|ours/KB-1\.md:1: error duplicate: KB-1 in 'en' is already in \S+ours/en/KB-1\.md\.", output.ToString());
        Assert.Matches(@"theirs/KB-1\.md:1: note overridden: KB-1 in 'en' is also in \S+ours/\S*KB-1\.md, in a later folder, and that one is used\.", output.ToString());
        Assert.Contains("3 files: 1 errors, 0 warnings, 1 notes", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dead_links_near_duplicates_and_missing_resolutions_are_found()
    {
        const string prose = "The door of the vault sticks whenever the night has been colder than the day before and the hinge was not oiled in spring";
        _kb.WriteArticle("KB-1.md", "One", $"{prose}.\n\nSee [that](/docs/kb/KB-9.html).\n\n## Resolution\n\n1. Oil it.");
        _kb.WriteArticle("KB-2.md", "Two", $"{prose}, 7 times.\n\nSee [that](KB-1.md).\n");
        var (code, text) = await RunAsync();
        Assert.Equal(0, code);
        Assert.Contains("KB-1.md:6: warning link-missing: links to KB-9", text, StringComparison.Ordinal);
        Assert.Contains("KB-2.md:1: warning near-duplicate: says nearly the same as KB-1", text, StringComparison.Ordinal);
        Assert.Contains("KB-2.md:1: warning no-resolution", text, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("--strict")).Code);
    }

    [Theory]
    [InlineData("test_EXL_PUB", true)]
    [InlineData("Push messages_Test2", true)]
    [InlineData("Test", true)]
    [InlineData("Test page, please ignore", true)]
    [InlineData("Test connection fails", false)]
    [InlineData("How to perform a PEN test", false)]
    [InlineData("Tests fail after the upgrade", false)]
    public async Task A_title_that_only_a_test_page_has_is_warned_of(string title, bool warned)
    {
        _kb.WriteArticle("KB-1.md", title);
        Assert.Equal(warned, (await RunAsync()).Text.Contains(" test-page: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_summary_counts_by_rule_the_worst_first()
    {
        _kb.Write("KB-1.md", "---\ntitle: One\nsignatures: [Door is open]\nsamples: {match: [Door is jammed]}\n---\nIt sticks.\n\n## Resolution\n\nOil it.\n");
        Assert.EndsWith(
            "1 files: 2 errors, 0 warnings, 1 notes (show them with --notes)\n       1  error    signature-unmatched\n       1  error    sample-unmatched\n       1  note     no-steps\n",
            (await RunAsync()).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_and_sarif_hold_the_same_findings()
    {
        _kb.WriteArticle("KB-1.md", "One", "Text \"with\" quotes.");
        var json = JsonNode.Parse((await RunAsync("--format", "json")).Text)!;
        var sarif = JsonNode.Parse((await RunAsync("--format", "sarif")).Text)!;
        var problem = json["problems"]![0]!;
        var result = sarif["runs"]![0]!["results"]![0]!;
        Assert.Equal(("no-resolution", "warning"), ((string?)problem["rule"], (string?)problem["severity"]));
        Assert.Equal("2.1.0", (string?)sarif["version"]);
        Assert.Equal((string?)problem["message"], (string?)result["message"]!["text"]);
        Assert.Equal("no-resolution", (string?)result["ruleId"]);
        Assert.Equal(1, (int?)result["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]);
    }

    [Theory]
    [InlineData("articles")]
    [InlineData("articles check")]
    [InlineData("articles check /no/such/folder")]
    [InlineData("articles check . --format xml")]
    public async Task A_command_that_is_not_understood_has_exit_code_two(string command)
    {
        using var output = new StringWriter();
        Assert.Equal(2, await ArticlesCommand.RunAsync(command.Split(' '), output));
        Assert.NotEmpty(output.ToString());
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] more)
    {
        using var output = new StringWriter();
        var code = await ArticlesCommand.RunAsync(["articles", "check", _kb.Root, .. more], output);
        return (code, output.ToString());
    }
}
