using System.Threading.Channels;
using NodaTime;

namespace SupportBot.Articles;

/// <summary>Says when folders may have changed: reported by the operating system and then quiet for a while, or because it is time to look anyway.</summary>
internal sealed class ArticleWatch : IDisposable
{
    private readonly Channel<bool> _stirs = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly TimeProvider _clock;
    private readonly ArticleOptions _options;

    public ArticleWatch(IEnumerable<string> folders, ArticleOptions options, TimeProvider clock)
    {
        (_clock, _options) = (clock, options);
        foreach (var folder in folders)
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, InternalBufferSize = 1 << 16 };
            watcher.Changed += (_, _) => Stir();
            watcher.Created += (_, _) => Stir();
            watcher.Deleted += (_, _) => Stir();
            watcher.Renamed += (_, _) => Stir();
            watcher.Error += (_, _) => Stir();
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Returns when the folders should be looked through.</summary>
    public async Task NextAsync(CancellationToken cancel)
    {
        if (!await StirredWithinAsync(_options.Poll, cancel))
            return;
        var first = _clock.GetTimestamp();
        while (_clock.GetElapsedTime(first) < _options.LongestWait.ToTimeSpan() && await StirredWithinAsync(_options.Quiet, cancel))
        {
            // still stirring: a pull or a copy is under way
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
    }

    private void Stir() => _stirs.Writer.TryWrite(true);

    private async Task<bool> StirredWithinAsync(Duration wait, CancellationToken cancel)
    {
        using var timer = new CancellationTokenSource(wait.ToTimeSpan(), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            return await _stirs.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
