using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Articles;

/// <summary>What people say of the answers they get.</summary>
public sealed class VerdictTests
{
    private static readonly Conversation Asked = Conversation.New with
    {
        Findings = [new() { Id = "f1", CardId = "c1", Decision = MatchDecision.Answer, By = "Ada", At = Instant.MinValue, Candidates = [new("KB-1", [new(1, "words", null), new(3, "lamp 7 is out", "lamp * is out")]), new("KB-2", [])] }],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void An_article_is_right_once_its_walk_ended_in_a_fix()
    {
        Assert.Equal([new("KB-1", "lamp * is out", 1, 0)], Judgements.Between(Asked, Ended(RunEnding.Verified)));
        Assert.Equal([new("KB-1", "lamp * is out", 1, 0)], Judgements.Between(Ended(null), Ended(RunEnding.SaidSo)));
        Assert.Empty(Judgements.Between(Ended(RunEnding.SaidSo), Ended(RunEnding.Verified)));
    }

    [Theory]
    [InlineData(RunEnding.NotFixed)]
    [InlineData(RunEnding.HandedOver)]
    [InlineData(RunEnding.Cancelled)]
    [InlineData(RunEnding.Unknown)]
    [InlineData(null)]
    public void Of_other_endings_nothing_is_learnt(RunEnding? ending) => Assert.Empty(Judgements.Between(Asked, Ended(ending)));

    [Fact]
    public void What_is_ruled_out_was_not_right_and_is_counted_once()
    {
        var ruledOut = RuledOut(Asked, "KB-1", "KB-2");
        Assert.Equal([new("KB-1", "lamp * is out", 0, 1), new("KB-2", "", 0, 1)], Judgements.Between(Asked, ruledOut));
        Assert.Equal([new("KB-1", "lamp * is out", 0, 1)], Judgements.Between(Asked, RuledOut(Ended(RunEnding.RuledOut), "KB-1")));
        Assert.Empty(Judgements.Between(ruledOut, ruledOut with { Quiet = true }));
    }

    [Fact]
    public void What_is_taken_back_is_not_counted_and_what_is_forgotten_is()
    {
        Assert.Equal([new("KB-1", "lamp * is out", -1, 0)], Judgements.Between(Ended(RunEnding.Verified), Ended(null)));
        Assert.Equal([new("KB-1", "lamp * is out", 0, -1)], Judgements.Between(Ended(RunEnding.RuledOut), Ended(null)));
        Assert.Empty(Judgements.Between(Ended(RunEnding.Verified), Conversation.New));
    }

    [Theory]
    [InlineData("unrelated", 1)]
    [InlineData("related", 1)]
    [InlineData("outdated", 0)]
    [InlineData("no-rights", 0)]
    public void An_article_that_was_only_of_no_use_was_right_all_the_same(string reason, int rejected)
    {
        var ruledOut = RuledOut(Asked, "KB-1");
        var explained = ruledOut with { Findings = [ruledOut.Findings[0] with { Reason = reason }] };
        Assert.Equal(rejected, Judgements.Between(Asked, explained).Sum(each => each.Rejected));
        Assert.Equal(rejected, 1 + Judgements.Between(ruledOut, explained).Sum(each => each.Rejected));
        Assert.All(Judgements.Between(ruledOut, explained), each => Assert.Equal("lamp * is out", each.Signature));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 0, 0.5)]
    [InlineData(0, 10, -0.5)]
    [InlineData(int.MaxValue / 2, 0, 1)]
    public void Many_verdicts_weigh_more_than_few_and_never_more_than_all(int accepted, int rejected, double favour) =>
        Assert.Equal(favour, new Verdicts([new("KB-1", "", accepted, rejected)]).Favour(ArticleNumber.Parse("KB-1", null)), 3);

    [Fact]
    public async Task What_people_say_is_kept_and_shown()
    {
        await using var bot = new BotApp();
        var minji = bot.Person("lamp", "Minji");
        await minji.SayAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "ka-10565.log"), Cancel));
        await minji.PressAsync(await minji.SeesAsync("Brand Portal"), "Not this");
        await minji.SeesAsync("Ruled out");
        await bot.Services.GetRequiredService<VerdictBoard>().ReadAsync(Cancel);

        var said = Assert.Single((await bot.GetAsync("/api/articles/KA-10565")).GetProperty("verdicts").EnumerateArray());
        Assert.Equal((0, 1), (said.GetProperty("accepted").GetInt32(), said.GetProperty("rejected").GetInt32()));
        Assert.NotEmpty(said.GetProperty("signature").GetString()!);
        Assert.Contains("right 0, ruled out 1", await bot.Http.GetStringAsync(new Uri("/articles/KA-10565?locale=en", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    private static Conversation Ended(RunEnding? ending) => Asked with
    {
        Runs = [new() { Id = "r1", Article = "KB-1", Playbook = "p", FindingId = "f1", CardId = "c2", Step = "s", Ending = ending }],
    };

    private static Conversation RuledOut(Conversation conversation, params ImmutableArray<string> numbers) => conversation with
    {
        Findings = [.. conversation.Findings.Select(finding => finding.Leaving([.. finding.Candidates.Where(each => !numbers.Contains(each.Number))]))],
    };
}
