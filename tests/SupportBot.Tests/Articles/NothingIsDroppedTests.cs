using System.Text;
using SupportBot.Articles;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

/// <summary>Whatever lies in a folder: every file either is an article or is named in the report with the reason.</summary>
public sealed class NothingIsDroppedTests : IDisposable
{
    private static readonly Dictionary<string, string> Odd = new()
    {
        ["KB-1.md"] = "---\r\ntitle: Mixed ends\r\nproduct: Vault\n---\r\n## Description\n\nIt sticks.\r\n\r\n```\none\r\ntwo\n```\r\n\r\n## Resolution\n\n1. Oil.\r\n",
        ["KB-2.md"] = "\uFEFF---\ntitle: With a byte order mark\n---\nText.\n",
        ["KB-3.md"] = "---\ntitle: 'Don''t panic: \"it\" broke'\ndescription: Description\nkeywords: KCS. vault. door. jam\n---\n# Don&#39;t panic\n\nThe &lt;door&gt; &amp; the lock.\n",
        ["KB-4.md"] = "---\ntitle: Broken: yaml: here\nproduct: Vault\n---\nText.\n",
        ["KB-5.md"] = "---\ntitle: Never closed\nText without an end to the front matter.\n",
        ["KB-6.md"] = "",
        ["KB-7.md"] = "---\ntitle: Only front matter\n---\n",
        ["KB-8.md"] = "---\ntitle: A fence that never ends\n---\n## Description\n\n```\nERROR jammed\n\n## Resolution\n\n1. Oil.\n",
        ["KB-9.md"] = "---\ntitle: A fence in a list\n---\n## Description\n\nIt sticks.\n\n## Resolution\n\n1. Oil:\n\n    ```\n    oil --all\n    ```\n\n1. Wait.\n",
        ["KB-10.md"] = "---\ntitle: Tags that are none\n---\n## Description\n\n<filter root=\"/a\"/> and `<` host`>` and <b>bold</b><br/>next\n\n## Resolution\n\nOil.\n",
        ["KB-11.md"] = "---\ntitle: One long line\n---\n![](data:image/png;base64," + new string('A', 400_000) + ")\nText.\n",
        ["KB-12.md"] = "---\ntitle: Too long\n---\n" + new string('x', 70_000),
        ["KB-13.md"] = "---\ntitle: Hidden\nhide: True\nhidefromtoc: True\n---\nText.\n",
        ["KB-14.md"] = "---\ntitle: Anchored\nproduct: &p Vault\nsolution: *p\n---\nText.\n",
        ["KT-15.md"] = "---\ntitle: A video\nrole: User\nlevel: Beginner\nkt: 15\n---\n# A video\n\n>[!VIDEO](https://video.example/v/15)\n",
        ["old/notes.md"] = "---\ntitle: No number\n---\nText.\n",
        ["README.md"] = "# About this base\n",
        ["KB-16 (copy).md"] = "---\ntitle: A copy\narticle-number: KB-16\n---\nText.\n",
        ["ja/KB-1.markdown"] = "---\ntitle: 改行\n---\n## 説明\n\n動きません。\n",
        ["KB-20.md"] = "---\ntitle: \"Half a smile \\uD83D\"\ndescription: \"\\uDE00\"\n---\n## Half &#xD83D; a heading &#55357;\n\nText.\n",
        ["KB-17.MD"] = "# No front matter at all\n\nText.\n",
    };

    private readonly KnowledgeFolder _kb = new();

    public NothingIsDroppedTests()
    {
        foreach (var (path, text) in Odd)
            _kb.Write(path, text);
        File.WriteAllBytes(Path.Combine(_kb.Root, "KB-18.md"), Encoding.Latin1.GetBytes("---\ntitle: Größe\n---\nText.\n"));
        File.WriteAllBytes(Path.Combine(_kb.Root, "KB-19.md"), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("---\ntitle: UTF-16 한글\n---\nText.\n")]);
    }

    public void Dispose() => _kb.Dispose();

    [Fact]
    public async Task Every_file_is_an_article_or_is_reported_by_name()
    {
        using var library = _kb.Library();
        await library.ReloadAsync(TestContext.Current.CancellationToken);
        var loaded = library.Current.Index.Articles.SelectMany(article => article.Editions.Values).Select(edition => Relative(edition.Source)).ToHashSet();
        var reported = library.Current.Problems.Select(problem => Relative(problem.Source)).ToHashSet();
        var all = ArticleFolder.FilesIn(_kb.Root).Select(file => Relative(file.FullName)).ToList();
        Assert.Equal(Odd.Count + 2, all.Count);
        Assert.All(all, file => Assert.True(loaded.Contains(file) || reported.Contains(file), $"{file} was dropped without a word"));
        Assert.Equal(["KB-12.md", "README.md", "old/notes.md"], all.Where(file => !loaded.Contains(file)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("KB-4.md", "front-matter")]
    [InlineData("KB-5.md", "front-matter")]
    [InlineData("KB-6.md", "empty")]
    [InlineData("KB-7.md", "empty")]
    [InlineData("KB-8.md", "open-fence")]
    [InlineData("KB-11.md", "embedded-image")]
    [InlineData("KB-12.md", "too-large")]
    [InlineData("KB-14.md", "front-matter")]
    [InlineData("old/notes.md", "no-number")]
    [InlineData("README.md", "not-an-article")]
    [InlineData("KB-16 (copy).md", "number-from-front-matter")]
    [InlineData("KB-17.MD", "no-title")]
    [InlineData("KB-18.md", "encoding")]
    public async Task What_could_not_be_understood_is_said_per_file(string file, string rule)
    {
        using var library = _kb.Library();
        await library.ReloadAsync(TestContext.Current.CancellationToken);
        Assert.Contains(rule, library.Current.Problems.Where(problem => Relative(problem.Source) == file).Select(problem => problem.Rule));
    }

    [Theory]
    [InlineData("KB-1", "Mixed ends")]
    [InlineData("KB-2", "With a byte order mark")]
    [InlineData("KB-3", "Don't panic: \"it\" broke")]
    [InlineData("KB-4", "Broken: yaml: here")]
    [InlineData("KB-5", "Never closed")]
    [InlineData("KB-11", "One long line")]
    [InlineData("KB-13", "Hidden")]
    [InlineData("KT-15", "A video")]
    [InlineData("KB-17", "No front matter at all")]
    [InlineData("KB-19", "UTF-16 한글")]
    [InlineData("KB-20", "Half a smile \\uD83D")]
    public async Task What_can_be_saved_is_saved(string number, string title)
    {
        using var library = _kb.Library();
        await library.ReloadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(title, library.Current.Index.Find(ArticleNumber.Parse(number, null))!.In("en").Title);
    }

    private string Relative(string source) => Path.GetRelativePath(_kb.Root, source).Replace('\\', '/');
}
