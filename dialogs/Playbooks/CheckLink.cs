using NodaTime;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>A code with which the owner of a host sends in what its clock says, once, for one step of one run.</summary>
/// <param name="Code">Drawn at random; see <see cref="CheckSite"/>.</param>
/// <param name="Step">The step it answers.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
/// <param name="UsedAt">When it was used; null = not yet.</param>
public sealed record CheckLink(string Code, string Step, Instant ExpiresAt, Instant? UsedAt = null)
{
    /// <summary>In place of a step: it answers whether a fix has stayed.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>How long a code is good for: a working day, since the owner of a host may sit elsewhere.</summary>
    public static readonly Duration Lifetime = Duration.FromHours(12);

    /// <summary>How the code stands while its run stands at <paramref name="run"/>.</summary>
    public CheckState StateIn(Run run, Instant now) => this switch
    {
        { UsedAt: not null } => CheckState.Used,
        { Step: FollowUp } => run.Has(RunAct.StayedFixed) || run.Has(RunAct.BrokeAgain) ? CheckState.MovedOn : now >= ExpiresAt ? CheckState.Expired : CheckState.Open,
        _ when run.Ending is not null || run.Step != Step => CheckState.MovedOn,
        _ when now >= ExpiresAt => CheckState.Expired,
        _ => CheckState.Open,
    };
}

/// <summary>How a code stands.</summary>
public enum CheckState
{
    Open,
    Used,
    Expired,

    /// <summary>The run has ended or is at another step.</summary>
    MovedOn,
}

/// <summary>Where check links lead and how their codes are drawn.</summary>
/// <param name="Address">The bot's address as other hosts reach it.</param>
/// <param name="IsPublic">False when nobody has named one: then it is good on the bot's own machine only.</param>
/// <param name="DrawCode">Draws a code that nobody can guess. The one thing in a turn that is not decided by what goes in; a turn made anew draws anew.</param>
public sealed record CheckSite(Uri Address, bool IsPublic, Func<string> DrawCode)
{
    /// <summary>The address of a code.</summary>
    public Uri LinkOf(string code) => new(Address, $"/check/{code}");

    /// <summary>The run with a code for the question whether its fix has stayed.</summary>
    public Run EquipFollowUp(Run run, Instant now) => run with { Checks = run.Checks.Add(new(DrawCode(), CheckLink.FollowUp, now + CheckLink.Lifetime)) };

    /// <summary>The run with a code for its step, where that waits for a clock and has no good one yet.</summary>
    public Run Equip(Run run, PlaybookStep step, Instant now) =>
        step.Waits == StepInput.Clock && run.Checks.All(link => link.StateIn(run, now) != CheckState.Open)
            ? run with { Checks = run.Checks.Add(new(DrawCode(), step.Id, now + CheckLink.Lifetime)) }
            : run;
}
