namespace SupportBot.Time;

/// <summary>The time as far as the bot can vouch for it.</summary>
internal interface ITrustedTime
{
    TrustedNow Now { get; }
}

/// <summary>A time, where it comes from and how far it may be off.</summary>
/// <param name="Source">The servers that agree, or "own clock, unverified" with the reason.</param>
/// <param name="Uncertainty">Bound of the error on either side; null = unknown.</param>
internal sealed record TrustedNow(DateTimeOffset Utc, string Source, TimeSpan? Uncertainty);

/// <summary>
/// The time of the configured NTP servers, kept up between questions by the monotonic timer, so that a step of the machine's own clock
/// does not move it. Without servers, without answers or without a majority it is the machine's clock, and says so.
/// </summary>
internal sealed partial class TrustedTime(ImmutableArray<TimeServer> servers, ISntpClient client, SteadyClock steady, TimeProvider time, ILogger<TrustedTime> log)
    : BackgroundService, ITrustedTime
{
    private const string Unverified = "own clock, unverified";

    private readonly ImmutableArray<TimeSource> _sources = [.. servers.Distinct().Select(server => new TimeSource(server))];
    private volatile Measured? _measured;
    private string _state = "";

    /// <inheritdoc/>
    public TrustedNow Now
    {
        get
        {
            var measured = _measured;
            return measured?.Consensus switch
            {
                SourcesAgree agree => Verified(measured, agree),
                SourcesDisagree => Own($"{Unverified}: the NTP servers disagree"),
                _ => Own(_sources.IsEmpty ? Unverified : $"{Unverified}: no NTP server gives the time"),
            };
        }
    }

    /// <summary>Asks every server whose turn it is, all at once, and weighs what is known then.</summary>
    public async Task AskAsync(CancellationToken cancellation)
    {
        var due = _sources.Where(source => source.NextAt <= steady.Now).ToList();
        var outcomes = await Task.WhenAll(due.Select(source => client.AskAsync(source.Server, source.Attempts, cancellation)));
        var now = steady.Now;
        foreach (var (source, outcome) in due.Zip(outcomes))
            source.Note(outcome, now);
        var best = _sources.Select(source => (source.Server, Sample: source.Best(now))).Where(each => each.Sample is not null).ToList();
        var consensus = TimeSources.Combine([.. best.Select(each => each.Sample!)]);
        var agreeing = consensus is SourcesAgree agree ? agree.Agreeing.Select(at => best[at].Server.ToString()) : [];
        _measured = new(consensus, now, time.GetUtcNow(), $"NTP: {string.Join(", ", agreeing)}");
        Report();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_sources.IsEmpty && _sources.Min(source => source.NextAt) is var next && next < DateTimeOffset.MaxValue)
        {
            var wait = next - steady.Now;
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stoppingToken);
            await AskAsync(stoppingToken);
        }
    }

    private TrustedNow Own(string source) => new(time.GetUtcNow(), source, null);

    /// <summary>
    /// The monotonic timer stands still while some machines sleep, and the machine's clock may be stepped: where the two have moved apart
    /// since the servers were asked, either may be right, and the bound covers both.
    /// </summary>
    private TrustedNow Verified(Measured measured, SourcesAgree agree)
    {
        var now = steady.Now;
        var passed = now - measured.At;
        if (passed > TimeSpan.FromHours(1))
            return Own($"{Unverified}: no NTP server gives the time");
        var apart = (time.GetUtcNow() - measured.OwnAt - passed).Duration();
        return new(now + agree.Offset, measured.Source, agree.Bound + SntpSample.StrayIn(passed) + apart);
    }

    /// <summary>Logs a change of what the servers say, once.</summary>
    private void Report()
    {
        var now = Now;
        var troubles = string.Join("; ", _sources.Where(source => source.Trouble is not null).Select(source => $"{source.Server}: {source.Trouble}"));
        if (_state == now.Source + troubles)
            return;
        _state = now.Source + troubles;
        if (now.Uncertainty is { TotalMilliseconds: var bound })
        {
            var correction = (now.Utc - time.GetUtcNow()).TotalMilliseconds;
            LogVerified(now.Source, bound, correction, troubles);
        }
        else
        {
            LogUnverified(now.Source, troubles);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Time from {Source}, within {BoundMilliseconds} ms; this machine's clock needs {CorrectionMilliseconds} ms. {Troubles}")]
    private partial void LogVerified(string source, double boundMilliseconds, double correctionMilliseconds, string troubles);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Time: {Source}. {Troubles}")]
    private partial void LogUnverified(string source, string troubles);

    /// <summary>What the servers said together, and both clocks at that moment.</summary>
    private sealed record Measured(TimeConsensus Consensus, DateTimeOffset At, DateTimeOffset OwnAt, string Source);
}
