using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>
/// Everything the bot knows of one thread. A value: a turn makes the next one. It holds evidence and redacted excerpts, never a pasted text.
/// </summary>
public sealed record Conversation
{
    /// <summary>A thread in which nothing happened yet.</summary>
    public static Conversation New { get; } = new();

    /// <summary>Version of this record's shape, for states stored by an older bot.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The thread's language: that of the first person, unless somebody chose another.</summary>
    public string? Language { get; init; }

    /// <summary>Most people whose language is remembered.</summary>
    internal const int MostTongues = 100;

    /// <summary>Languages of people who speak another than the thread's, by person: what they chose, else what their client said.</summary>
    public ImmutableSortedDictionary<string, string> Tongues { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>True where people asked the bot to be quiet: it answers, but does not speak up by itself.</summary>
    public bool Quiet { get; init; }

    /// <summary>True once the welcome was shown.</summary>
    public bool Welcomed { get; init; }

    /// <summary>How many names of findings, runs and cards were given out.</summary>
    public int Names { get; init; }

    /// <summary>What was found in pastes, oldest first.</summary>
    public ImmutableList<Finding> Findings { get; init; } = [];

    /// <summary>Walkthroughs, oldest first.</summary>
    public ImmutableList<Run> Runs { get; init; } = [];

    /// <summary>When the conversation wants to be woken by a <see cref="TimePassed"/>; null = it waits for people only.</summary>
    public Instant? WakeAt { get; init; }

    /// <summary>When the oldest of what it knows is to be forgotten; null = it knows nothing.</summary>
    public Instant? ForgetAt { get; init; }

    /// <summary>The first time at which there is something to do without anybody doing anything; null = never.</summary>
    public Instant? NextWake() => WakeAt is { } wake && !(ForgetAt < wake) ? wake : ForgetAt;

    /// <summary>The run that is being walked: the youngest open one, rather one that is not laid aside; or null.</summary>
    public Run? OpenRun => Runs.LastOrDefault(run => run.Ending is null && !run.Paused) ?? Runs.LastOrDefault(run => run.Ending is null);

    /// <summary>The run that gave out a check link's code, and the link; null = none here.</summary>
    public (Run Run, CheckLink Link)? CheckOf(string code) =>
        Runs.SelectMany(run => run.Checks, (run, link) => ((Run, CheckLink)?)(run, link)).FirstOrDefault(each => each!.Value.Item2.Code == code);

    /// <summary>The code of a check link that was given out since <paramref name="earlier"/>, or null; a turn gives out one at most.</summary>
    public string? NewCheckSince(Conversation earlier) =>
        Runs.SelectMany(run => run.Checks).Select(check => check.Code).Except(earlier.Runs.SelectMany(run => run.Checks).Select(check => check.Code)).FirstOrDefault();

    internal Conversation Without(Finding finding) => this with { Findings = Findings.RemoveAll(old => old.Id == finding.Id) };

    internal Conversation With(Finding finding) => this with { Findings = Replaced(Findings, finding, old => old.Id == finding.Id) };

    internal Conversation With(Run run) => this with { Runs = Replaced(Runs, run, old => old.Id == run.Id) };

    private static ImmutableList<T> Replaced<T>(ImmutableList<T> list, T value, Predicate<T> same) =>
        list.FindIndex(same) is var at and >= 0 ? list.SetItem(at, value) : list.Add(value);
}

/// <summary>What the bot made of one paste or question.</summary>
public sealed record Finding
{
    public required string Id { get; init; }

    /// <summary>Name of the card that shows it.</summary>
    public required string CardId { get; init; }

    /// <summary>Answer, ask or none.</summary>
    public required MatchDecision Decision { get; init; }

    /// <summary>Candidates, best first; with an answer the first is the answer.</summary>
    public ImmutableArray<Candidate> Candidates { get; init; } = [];

    /// <summary>What the search rested on (redacted).</summary>
    public ImmutableArray<string> LookedFor { get; init; } = [];

    /// <summary>The article whose words fit but which evidence rules out, or null.</summary>
    public string? Vetoed { get; init; }

    /// <summary>What rules it out, as <see cref="ArticleVeto.Reason"/> says it; null where nothing does.</summary>
    public string? VetoReason { get; init; }

    /// <summary>The host that the paste names itself, or null.</summary>
    public string? Host { get; init; }

    /// <summary>The system that the paste comes from or looks as if it did, as playbooks write it; null = no sign of one.</summary>
    public string? Platform { get; init; }

    /// <summary>When the log ends, as written there; null = no stamp was found.</summary>
    public LocalDateTime? LogEnd { get; init; }

    /// <summary>What outputs of time tools in the paste say of the clock; null where there are none.</summary>
    public ClockState? Reading { get; init; }

    /// <summary>Why a person said "not this": one of the reasons in the language files, a failed step with its number once it is said (<c>step-failed/3</c>).</summary>
    public string? Reason { get; init; }

    /// <summary>What the paste proves about clocks; null where nothing.</summary>
    public ClockFinding? Clock { get; init; }

    /// <summary>The channel's id of the message that it was found in, where its author can edit or delete it; null elsewhere.</summary>
    public string? Source { get; init; }

    public required string By { get; init; }

    /// <summary>Id of who pasted it; null in conversations of an older bot.</summary>
    public string? ById { get; init; }

    public required Instant At { get; init; }

    /// <summary>Articles that a person has ruled out here.</summary>
    public ImmutableArray<string> RuledOut { get; init; } = [];

    /// <summary>The candidates among them, with what had led to each in the article's own words.</summary>
    public ImmutableArray<Candidate> Former { get; init; } = [];

    /// <summary>The run that was started from it, or null.</summary>
    public string? RunId { get; init; }

    /// <summary>True when a person was asked for.</summary>
    public bool HandedOver { get; init; }

    /// <summary>True while nobody has acted on it: what is found anew may take its place.</summary>
    internal bool IsIdle => RunId is null && !HandedOver;

    /// <summary>The same with only these candidates left; the others are ruled out.</summary>
    internal Finding Leaving(ImmutableArray<Candidate> left)
    {
        var former = Candidates.Except(left).ToList();
        return this with
        {
            Candidates = left,
            RuledOut = [.. RuledOut.Union(former.Select(candidate => candidate.Number))],
            Former = [.. Former, .. former.Select(candidate => candidate with { Reasons = [.. candidate.Reasons.Where(reason => reason.Signature is not null).Take(1).Select(reason => reason with { Text = "" })] })],
        };
    }

    /// <summary>The same without anything that was read in the message.</summary>
    internal Finding WithoutExcerpts() => this with
    {
        Candidates = [.. Candidates.Select(candidate => candidate with { Reasons = [] })],
        LookedFor = [],
        Clock = null,
        Reading = null,
        Host = null,
    };
}

/// <summary>An article that may be meant, with the lines that speak for it (redacted).</summary>
public sealed record Candidate(string Number, ImmutableArray<MatchReason> Reasons)
{
    /// <summary>A line of the article that speaks of what the other candidates do not, or null.</summary>
    public string? Apart { get; init; }
}

/// <summary>The clocks of a paste as facts that can be kept: no text but the stamps themselves.</summary>
/// <param name="MinSeconds">Least skew in seconds (local - true); null = open.</param>
/// <param name="MaxSeconds">Greatest skew in seconds; null = open.</param>
/// <param name="Said">The sentence that a person can check, in the language of the thread at that time.</param>
/// <param name="Local">What the local clock wrote.</param>
/// <param name="LocalLine">1-based line of it.</param>
/// <param name="Reference">What the other clock said.</param>
/// <param name="ReferenceLine">1-based line of it.</param>
/// <param name="ZoneKnown">False when the skew is an interval because the log has no zone.</param>
public sealed record ClockFinding(
    ClockVerdict Verdict,
    ClockDirection? Direction,
    double? MinSeconds,
    double? MaxSeconds,
    string Said,
    string? Local,
    int LocalLine,
    string? Reference,
    int ReferenceLine,
    bool ZoneKnown)
{
    /// <summary>The same sentence in every language; null in conversations of an older bot.</summary>
    public LocalText? Sayings { get; init; }

    /// <summary>True where the verdict depends on the time zone of the log.</summary>
    public bool ZoneMatters { get; init; }

    /// <summary>The skew if the log is in UTC, where its zone would decide it.</summary>
    public double? SecondsInUtc { get; init; }

    /// <summary>The log's time as written, where its zone would decide the skew.</summary>
    public LocalDateTime? LocalTime { get; init; }

    /// <summary>The sentence in a language.</summary>
    public string In(Language words) => Sayings?.In(words) ?? Said;

    internal RunEvidence AsEvidence() => new(Verdict, MinSeconds, MaxSeconds, ZoneMatters, SecondsInUtc, LocalTime);
}
