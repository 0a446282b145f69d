using System.Text.Json.Serialization;
using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>One playbook being walked in one thread. A value: each accepted action makes the next revision.</summary>
public sealed record Run
{
    public required string Id { get; init; }

    /// <summary>Number of the article whose fix this is.</summary>
    public required string Article { get; init; }

    /// <summary>The playbook's name.</summary>
    public required string Playbook { get; init; }

    /// <summary>The finding it was started from.</summary>
    public required string FindingId { get; init; }

    /// <summary>Name of the card that shows it now.</summary>
    public required string CardId { get; init; }

    /// <summary>The step at hand.</summary>
    public required string Step { get; init; }

    /// <summary>Grows with every accepted action; a press made for another revision is stale.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The chosen platform, or null.</summary>
    public string? Platform { get; init; }

    /// <summary>The platform that the paste looks like, to be offered first.</summary>
    public string? LikelyPlatform { get; init; }

    /// <summary>The host it is about, where known; it tells several runs of a thread apart.</summary>
    public string? Host { get; init; }

    /// <summary>What the first paste proved about the clock.</summary>
    public RunEvidence? Evidence { get; init; }

    /// <summary>When the log that it was started from ends, as written there; null = no stamp was found.</summary>
    public LocalDateTime? LogEnd { get; init; }

    /// <summary>Answers given, by step: option ids, numbers, zones.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Steps walked so far, for "back"; the last is where back leads.</summary>
    public ImmutableList<string> Trail { get; init; } = [];

    /// <summary>The run as it stood before the last actions, latest last, for "undo"; without histories of their own.</summary>
    public ImmutableList<Run> History { get; init; } = [];

    /// <summary>Who did what, in order.</summary>
    public ImmutableList<RunEvent> Events { get; init; } = [];

    /// <summary>Who has taken it over; null = nobody in particular.</summary>
    public Person? Owner { get; init; }

    /// <summary>Who wants to be told how it ends.</summary>
    public ImmutableList<Person> Watchers { get; init; } = [];

    /// <summary>True while it is laid aside: no reminders, no paste is taken for it.</summary>
    public bool Paused { get; init; }

    /// <summary>True while the card asks why to stop.</summary>
    public bool Stopping { get; init; }

    /// <summary>True while the card shows the text for somebody who has the rights.</summary>
    public bool Passing { get; init; }

    /// <summary>Why it was stopped: one of the reasons in the language files, a failed step with its number (<c>step-failed/3</c>).</summary>
    public string? Reason { get; init; }

    /// <summary>The first usable clock reading: before the fix.</summary>
    public ClockState? Before { get; init; }

    /// <summary>The latest usable clock reading.</summary>
    public ClockState? After { get; init; }

    /// <summary>The message of the last check, to show on the card; null = none.</summary>
    public LocalText? Message { get; init; }

    /// <summary>True when <see cref="Message"/> is good news.</summary>
    public bool NoteIsGood { get; init; }

    /// <summary>How it ended; null = it is open.</summary>
    public RunEnding? Ending { get; init; }

    /// <summary>What the outputs pasted for the step at hand have said so far; several pastes complete each other.</summary>
    public ClockState? Reading { get; init; }

    /// <summary>The line of the repeated operation that shows success (redacted).</summary>
    public string? Proof { get; init; }

    /// <summary>Codes given out for the owners of hosts, oldest first.</summary>
    public ImmutableList<CheckLink> Checks { get; init; } = [];

    /// <summary>When it ended, or null; what a run was before an act has no record of its own.</summary>
    [JsonIgnore]
    public Instant? EndedAt => Ending is null ? null : Events.Last(done => done.What is not (RunAct.AskedWhetherFixed or RunAct.StayedFixed or RunAct.BrokeAgain or RunAct.Watches)).At;

    /// <summary>True where it ended without a fix, so that somebody else may still take it over.</summary>
    [JsonIgnore]
    public bool IsUnsolved => Ending is RunEnding.NotFixed or RunEnding.Unknown;

    /// <summary>True where it ended with a fix, shown or said.</summary>
    [JsonIgnore]
    public bool IsFixed => Ending is RunEnding.Verified or RunEnding.SaidSo;

    /// <summary>True where the clock was measured otherwise later than at first. One reading, or several of a clock that nobody set, has no "after".</summary>
    [JsonIgnore]
    public bool ClockChanged => Before is { OffsetSeconds: { } before } && After is { OffsetSeconds: { } after }
        && (Math.Abs(after - before) > ConditionTerms.RightWithin || (Before.Synchronized is { } was && After.Synchronized is { } isNow && was != isNow));

    /// <summary>True where somebody has done this in it.</summary>
    public bool Has(RunAct act) => Events.Any(done => done.What == act);
}
