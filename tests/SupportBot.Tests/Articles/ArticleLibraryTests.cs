using Microsoft.Extensions.Time.Testing;
using SupportBot.Articles;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Articles;

public sealed class ArticleLibraryTests : IDisposable
{
    private readonly KnowledgeFolder _kb = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _kb.Dispose();

    [Fact]
    public async Task One_article_in_two_languages_is_one_article_and_a_missing_language_falls_back_to_english()
    {
        _kb.WriteArticle("en/KB-1.md", "The door is jammed");
        _kb.WriteArticle("ko/KB-1.md", "문이 열리지 않음");
        using var library = _kb.Library();
        await library.ReloadAsync(Cancel);
        var article = Find(library, "KB-1")!;
        Assert.Equal(1, library.Current.Count);
        Assert.Equal(["en", "ko"], article.Editions.Keys);
        Assert.Equal("문이 열리지 않음", article.In("ko-kr").Title);
        Assert.Equal("en", article.In("fr").Language);
        Assert.Equal((true, false), (article.Speaks("KO"), article.Speaks("fr")));
    }

    [Fact]
    public async Task A_changed_a_new_and_a_removed_file_are_one_swap()
    {
        _kb.WriteArticle("KB-1.md", "First");
        _kb.WriteArticle("KB-2.md", "Second");
        using var library = _kb.Library();
        await library.ReloadAsync(Cancel);
        var before = library.Current;
        var swaps = 0;
        library.Swapped += (_, _) => swaps++;
        _kb.WriteArticle("KB-1.md", "First, mended");
        _kb.WriteArticle("KB-3.md", "Third");
        _kb.Delete("KB-2.md");
        Assert.True(await library.ReloadAsync(Cancel));
        Assert.Equal(1, swaps);
        Assert.Equal(("First, mended", null, "Third"), (Title(library, "KB-1"), Title(library, "KB-2"), Title(library, "KB-3")));
        Assert.Equal("First", before.Index.Find(ArticleNumber.Parse("KB-1", null))!.In("en").Title);
        Assert.False(await library.ReloadAsync(Cancel));
    }

    [Fact]
    public async Task A_broken_file_keeps_its_last_good_version_and_is_reported_until_it_is_mended()
    {
        _kb.WriteArticle("KB-1.md", "Good");
        using var library = _kb.Library();
        await library.ReloadAsync(Cancel);
        _kb.Write("KB-1.md", "---\ntitle: Bad\n---\n" + new string('x', 70_000));
        await library.ReloadAsync(Cancel);
        Assert.Equal("Good", Title(library, "KB-1"));
        Assert.Contains(library.Current.Problems, problem => problem.Severity == ProblemSeverity.Error && problem.Source.EndsWith("KB-1.md", StringComparison.Ordinal));
        Assert.Equal((1, 1), (library.Current.Folders[0].Broken, library.Current.Folders[0].Stale));
        _kb.WriteArticle("KB-1.md", "Mended");
        await library.ReloadAsync(Cancel);
        Assert.Equal("Mended", Title(library, "KB-1"));
        Assert.Empty(library.Current.Problems);
    }

    [Fact]
    public async Task The_last_good_version_survives_a_restart_in_the_cache()
    {
        _kb.WriteArticle("KB-1.md", "Good");
        using (var library = _kb.Library())
            await library.ReloadAsync(Cancel);
        _kb.Write("KB-1.md", "---\ntitle: Bad\n---\n" + new string('x', 70_000));
        using var next = _kb.Library();
        await next.ReloadAsync(Cancel);
        Assert.Equal("Good", Title(next, "KB-1"));
    }

    [Fact]
    public async Task The_cache_gives_back_exactly_what_was_read_and_content_decides_not_time()
    {
        _kb.WriteArticle("KB-1.md", "'\"Door is jammed\" error'", "## Description\n\n```\nERROR: jammed\n```\n\n## Resolution\n\n1. Oil it:\n\n   ```\n   oil\n   ```\n");
        using var cold = _kb.Library();
        await cold.ReloadAsync(Cancel);
        using var cached = _kb.Library();
        await cached.ReloadAsync(Cancel);
        var (left, right) = (Find(cold, "KB-1")!.In("en"), Find(cached, "KB-1")!.In("en"));
        Assert.Equal((left.Title, left.Summary, left.Source, left.Language), (right.Title, right.Summary, right.Source, right.Language));
        Assert.Equal(left.Sections, right.Sections);
        Assert.Equal(left.ErrorTexts, right.ErrorTexts);
        Assert.Equal(left.Steps.Single().Commands, right.Steps.Single().Commands);

        var times = File.GetLastWriteTimeUtc(Path.Combine(_kb.Root, "KB-1.md"));
        _kb.WriteArticle("KB-1.md", "'\"Door is rammed\" error'", "## Description\n\n```\nERROR: jammed\n```\n\n## Resolution\n\n1. Oil it:\n\n   ```\n   oil\n   ```\n");
        File.SetLastWriteTimeUtc(Path.Combine(_kb.Root, "KB-1.md"), times);
        using var changed = _kb.Library();
        await changed.ReloadAsync(Cancel);
        Assert.Equal("\"Door is rammed\" error", Title(changed, "KB-1"));
    }

    [Theory]
    [InlineData("articles-*.bin")]
    [InlineData("index-*.bin")]
    public async Task A_damaged_cache_is_as_if_there_were_none(string damaged)
    {
        _kb.WriteArticle("KB-1.md", "Good");
        using (var library = _kb.Library())
            await library.ReloadAsync(Cancel);
        var cache = Assert.Single(Directory.GetFiles(_kb.Cache, damaged));
        await File.WriteAllBytesAsync(cache, (await File.ReadAllBytesAsync(cache, Cancel))[..^20], Cancel);
        using var next = _kb.Library();
        await next.ReloadAsync(Cancel);
        Assert.Equal("Good", Title(next, "KB-1"));
    }

    [Fact]
    public async Task The_index_comes_from_the_cache_while_no_file_has_changed_and_answers_the_same()
    {
        _kb.WriteArticle("en/KB-1.md", "The vault door is jammed", "## Description\n\n```\nERROR vault door 7 is jammed\n```\n\n## Resolution\n\n1. Oil the hinges.\n");
        _kb.WriteArticle("ko/KB-1.md", "금고 문이 열리지 않음");
        _kb.WriteArticle("en/KB-2.md", "The lamp is out");
        using (var library = _kb.Library())
            await library.ReloadAsync(Cancel);
        var source = ArticleFolder.Look(FolderState.Unread(_kb.Root), trustTimes: false, ArticleLimits.Default).State;
        var built = ArticleShelf.Snapshot([source], default, ArticleIndex.Build);
        var cached = IndexCache.Load(_kb.Cache, [source], built.Index.Articles)!;
        foreach (var text in (string[])["ERROR vault door 12 is jammed", "lamp out", "vualt door", "금고 문", "hing", "KB 2", "nothing of this kind"])
        {
            var (left, right) = (built.Index.Match(PastedText.Of(text)), cached.Match(PastedText.Of(text)));
            Assert.Equal(left.Decision, right.Decision);
            Assert.Equal(left.Matches.Select(match => (match.Article.Number, match.Score)), right.Matches.Select(match => (match.Article.Number, match.Score)));
            Assert.Equal(built.Index.LookUp(text).Select(match => match.Article.Number), cached.LookUp(text).Select(match => match.Article.Number));
        }

        _kb.WriteArticle("en/KB-2.md", "The lamp is broken");
        var changed = ArticleFolder.Look(source, trustTimes: false, ArticleLimits.Default).State;
        Assert.Null(IndexCache.Load(_kb.Cache, [changed], built.Index.Articles));
    }

    [Fact]
    public async Task A_thousand_files_that_change_together_are_one_swap()
    {
        for (var at = 0; at < 1000; at++)
            _kb.WriteArticle($"KB-{at}.md", "Old");
        var time = new FakeTimeProvider();
        using var library = _kb.Library(watch: true, clock: time);
        await library.StartAsync(Cancel);
        await library.Ready;
        var (swaps, swapped) = (0, new SemaphoreSlim(0));
        library.Swapped += (_, _) =>
        {
            swaps++;
            swapped.Release();
        };
        for (var at = 0; at < 1000; at++)
            _kb.WriteArticle($"KB-{at}.md", "New");

        // the clock of the watch stands still until every file is written: only then can the folder have been quiet
        while (!await swapped.WaitAsync(20, Cancel))
            time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.All(library.Current.Index.Articles, article => Assert.Equal("New", article.In("en").Title));
        await library.ReloadAsync(Cancel);
        Assert.Equal(1, swaps);
        await library.StopAsync(Cancel);
    }

    [Fact]
    public async Task Later_folders_override_earlier_ones_by_number_and_language()
    {
        using var team = new KnowledgeFolder();
        _kb.WriteArticle("en/KB-1.md", "Theirs");
        _kb.WriteArticle("ko/KB-1.md", "그들의 것");
        team.WriteArticle("en/KB-1.md", "Ours");
        using var library = _kb.Library(more: team.Root);
        await library.ReloadAsync(Cancel);
        Assert.Equal(("Ours", "그들의 것"), (Find(library, "KB-1")!.In("en").Title, Find(library, "KB-1")!.In("ko").Title));
        Assert.Empty(library.Current.Problems);
    }

    [Fact]
    public async Task The_same_number_and_language_twice_in_one_folder_is_reported()
    {
        _kb.WriteArticle("a/KB-1.md", "One");
        _kb.WriteArticle("b/KB-1.md", "Two");
        using var library = _kb.Library();
        await library.ReloadAsync(Cancel);
        Assert.Equal("duplicate", Assert.Single(library.Current.Problems).Rule);
        Assert.Equal("One", Title(library, "KB-1"));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_stops_the_start_with_the_remedy()
    {
        using var library = _kb.Library(more: "/no/such/folder");
        var refused = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => library.StartAsync(Cancel));
        Assert.StartsWith("Articles:Folders:1 = /no/such/folder: no such folder.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_noticed_without_being_asked_for()
    {
        _kb.WriteArticle("KB-1.md", "First");
        using var library = _kb.Library(watch: true);
        await library.StartAsync(Cancel);
        await library.Ready;
        var swapped = new TaskCompletionSource<ArticleSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        library.Swapped += (_, swap) => swapped.TrySetResult(swap.Snapshot);
        _kb.WriteArticle("KB-1.md", "First, mended");
        var snapshot = await swapped.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal("First, mended", snapshot.Index.Find(ArticleNumber.Parse("KB-1", null))!.In("en").Title);
        await library.StopAsync(Cancel);
    }

    private static Article? Find(ArticleLibrary library, string number) => library.Current.Index.Find(ArticleNumber.Parse(number, null));

    private static string? Title(ArticleLibrary library, string number) => Find(library, number)?.In("en").Title;
}
