using System.Globalization;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Walking;

/// <summary>
/// Why an article was "not this". A failed step carries its number, as in <c>step-failed/3</c>, so that whoever looks after the article,
/// reads the audit or takes the case over knows where it went wrong.
/// </summary>
internal static class NotThis
{
    private const string StepFailed = "step-failed";

    /// <summary>The reasons without a step, in the order they are offered.</summary>
    private static readonly ImmutableArray<string> Kinds = ["unrelated", "related", StepFailed, "outdated", "no-rights"];

    /// <summary>What can be said of a walk: the failed step is the one at hand, or the last numbered one before it.</summary>
    public static ImmutableArray<string> Of(Playbook playbook, Run run) => LastNumbered(playbook, run) is { } step ? Kinds.Replace(StepFailed, Failed(step.Station)) : Kinds;

    /// <summary>The step at hand, or the last one with a number that was seen before it; null = none had one.</summary>
    public static PlaybookStep? LastNumbered(Playbook playbook, Run run) =>
        run.Events.Select(done => done.Step).Append(run.Step).Select(playbook.Find).LastOrDefault(step => step?.Station > 0);

    /// <summary>What can be said where nothing was walked.</summary>
    public static ImmutableArray<string> OfFinding => Kinds;

    /// <summary>Once "a step failed" is said: which of the article's <paramref name="steps"/>.</summary>
    public static IEnumerable<string> Steps(int steps) => Enumerable.Range(1, steps).Select(Failed);

    /// <summary>True while the number of the failed step is still open.</summary>
    public static bool LacksStep(string? reason) => reason == StepFailed;

    /// <summary>The ending that a reason means.</summary>
    public static RunEnding EndingOf(string? reason) => Kind(reason) switch
    {
        "unrelated" or "related" => RunEnding.RuledOut,
        null => RunEnding.Cancelled,
        _ => RunEnding.NotFixed,
    };

    /// <summary>"The right article, but step 3 failed".</summary>
    public static string Say(Language words, string reason) =>
        reason.Split('/') is [StepFailed, var number] ? words.Say("reason.failed-step", ("number", number)) : words[$"reason.{reason}"];

    private static string Failed(int step) => string.Create(CultureInfo.InvariantCulture, $"{StepFailed}/{step}");

    private static string? Kind(string? reason) => reason?.Split('/')[0];
}
