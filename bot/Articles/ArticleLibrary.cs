using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using NodaTime;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>
/// The articles in use. A change of a folder is read, checked and indexed off to the side and then swapped in whole, so that answers never
/// wait and never see half a change; a broken file is stood in for by its last good version.
/// </summary>
public sealed partial class ArticleLibrary(IOptions<ArticleOptions> options, TimeProvider clock, ILogger<ArticleLibrary> logger) : BackgroundService
{
    private readonly ArticleOptions _options = options.Value;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private ImmutableArray<FolderState> _sources = [];
    private ArticleSnapshot _current = ArticleSnapshot.Empty;

    /// <summary>A new snapshot came into use. Called on the loading thread; keep it short.</summary>
    public event EventHandler<ArticlesSwappedEventArgs>? Swapped;

    /// <summary>The articles as they are now. Take it once per question.</summary>
    public ArticleSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Ends when the articles are loaded and indexed for the first time.</summary>
    public Task Ready => _ready.Task;

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">A configured folder does not exist.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (at, folder) in _options.Folders.Index())
        {
            if (!Directory.Exists(folder))
                throw new DirectoryNotFoundException($"Articles:Folders:{at} = {folder}: no such folder. Give an existing folder or remove the setting; {(_options.Starter ? "the starter articles are used without it." : "with Articles:Starter=true the starter articles are used.")}");
        }

        return base.StartAsync(cancellationToken);
    }

    /// <summary>Looks through the folders now; swaps where anything changed.</summary>
    /// <returns>True where there is a new snapshot.</returns>
    public async Task<bool> ReloadAsync(CancellationToken cancel = default)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => _sources.IsEmpty ? LoadAll() : LookAgain(), cancel);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // watching begins before the first look, so that no change falls between the two
        using var watch = _options.Watch ? new ArticleWatch(_options.Folders, _options, clock) : null;
        try
        {
            await ReloadAsync(stoppingToken);
        }
        catch (Exception failed)
        {
            _ready.TrySetException(failed);
            throw;
        }

        while (watch is not null)
        {
            await watch.NextAsync(stoppingToken);
            await ReloadAsync(stoppingToken);
        }
    }

    private bool LoadAll()
    {
        var started = Stopwatch.GetTimestamp();
        var sources = ImmutableArray.CreateBuilder<FolderState>();
        if (_options.Starter)
            sources.Add(StarterArticles.Read(_options.Limits));
        var changes = new List<FolderState>();
        foreach (var folder in _options.Folders)
        {
            var (state, changed) = ArticleFolder.Look(ArticleCache.Load(_options.Cache, folder, _options.Limits), trustTimes: false, _options.Limits);
            if (changed)
                changes.Add(state);
            sources.Add(state);
        }

        _sources = sources.ToImmutable();
        var stored = changes.Count == 0;
        Swap(started, articles => IndexCache.Load(_options.Cache, _sources, articles) ?? Built(articles));
        if (!stored)
            Keep(changes);
        return true;

        ArticleIndex Built(IReadOnlyCollection<Article> articles)
        {
            stored = false;
            return ArticleIndex.Build(articles);
        }
    }

    private bool LookAgain()
    {
        var started = Stopwatch.GetTimestamp();
        var looks = _sources.Select(source => source.Root == StarterArticles.Folder ? (State: source, Changed: false)
            : Directory.Exists(source.Root) ? ArticleFolder.Look(source, trustTimes: true, _options.Limits) : Gone(source)).ToList();
        _sources = [.. looks.Select(look => look.State)];
        if (!looks.Exists(look => look.Changed))
            return false;
        Swap(started, ArticleIndex.Build);
        Keep(looks.Where(look => look.Changed).Select(look => look.State));
        return true;
    }

    private void Swap(long started, Func<IReadOnlyCollection<Article>, ArticleIndex> index)
    {
        var snapshot = ArticleShelf.Snapshot(_sources, Instant.FromDateTimeOffset(clock.GetUtcNow()), index);
        Volatile.Write(ref _current, snapshot);
        Loaded(snapshot.Count, snapshot.Folders.Sum(folder => folder.Editions), snapshot.Folders.Sum(folder => folder.Broken), (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        foreach (var problem in snapshot.Problems.Where(problem => problem.Severity == ProblemSeverity.Error))
            Broken(problem.Line > 0 ? $"{problem.Source}:{problem.Line}" : problem.Source, problem.Message);
        Swapped?.Invoke(this, new(snapshot));
        _ready.TrySetResult();
    }

    /// <summary>A folder that is away for a moment (a checkout replaced, a mount lost) takes no articles with it.</summary>
    private (FolderState State, bool Changed) Gone(FolderState source)
    {
        FolderGone(source.Root);
        return (source, false);
    }

    /// <summary>Writes the caches; answers are given meanwhile.</summary>
    private void Keep(IEnumerable<FolderState> changes)
    {
        try
        {
            foreach (var state in changes)
                ArticleCache.Store(_options.Cache, state, _options.Limits);
            if (_options.Folders.Count > 0)
                IndexCache.Store(_options.Cache, _sources, Current.Index);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            NoCache(_options.Cache, refused.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Articles} articles in {Editions} editions ready after {Milliseconds} ms; {Broken} files could not be used")]
    private partial void Loaded(int articles, int editions, int broken, long milliseconds);

    [LoggerMessage(LogLevel.Warning, "{Place}: {Problem}")]
    private partial void Broken(string place, string problem);

    [LoggerMessage(LogLevel.Warning, "The folder {Folder} is not there; its articles stay as they were")]
    private partial void FolderGone(string folder);

    [LoggerMessage(LogLevel.Warning, "Articles:Cache = {Folder} cannot be written ({Reason}); the next start reads all articles again")]
    private partial void NoCache(string folder, string reason);
}
