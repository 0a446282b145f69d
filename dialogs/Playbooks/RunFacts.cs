namespace SupportBot.Dialogs.Playbooks;

/// <summary>What a run knows, as facts for conditions.</summary>
internal static class RunFacts
{
    /// <summary>What was learnt in the step at hand, over what the run knows already.</summary>
    /// <param name="own">Facts of the step itself.</param>
    /// <param name="measured">The clock that counts here: what was read for this very step, or the latest there is.</param>
    public static StepFacts Of(Playbook playbook, Run run, StepFacts own, ClockState? measured) => own with
    {
        OffsetSeconds = own.OffsetSeconds ?? measured?.OffsetSeconds,
        Synchronized = own.Synchronized ?? measured?.Synchronized,
        NtpEnabled = own.NtpEnabled ?? measured?.NtpEnabled,
        Signs = measured is null ? own.Signs : [.. own.Signs.Union(measured.Signs)],
        Answers = run.Answers,
        Platform = run.Platform,
        Family = playbook.PlatformOf(run.Platform)?.Family,
        Evidence = own.Evidence ?? run.Evidence,
    };
}
