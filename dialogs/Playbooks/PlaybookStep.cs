using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>One step: what to say, what to run, what comes next.</summary>
public sealed record PlaybookStep
{
    public required string Id { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>One or two sentences: why this step. A junction, which nobody sees, has its title here.</summary>
    public required LocalText Say { get; init; }

    /// <summary>What only some need to know; folded away.</summary>
    public LocalText? More { get; init; }

    /// <summary>What the step waits for.</summary>
    public required StepInput Waits { get; init; }

    /// <summary>Answers offered as buttons; with a paste or a number they stand beside it.</summary>
    public ImmutableArray<StepOption> Options { get; init; } = [];

    /// <summary>Commands by platform id; <c>any</c> serves every platform.</summary>
    public ImmutableSortedDictionary<string, StepCommands> Run { get; init; } = ImmutableSortedDictionary<string, StepCommands>.Empty;

    /// <summary>The read-only commands to run after <see cref="Run"/>, whose output is pasted: by platform id, as there; empty = each has its own, or none.</summary>
    public ImmutableSortedDictionary<string, StepCommands> Check { get; init; } = ImmutableSortedDictionary<string, StepCommands>.Empty;

    /// <summary>What can go wrong in this step, whatever the platform.</summary>
    public LocalText? Risk { get; init; }

    /// <summary>Platforms or families that alone get here; only they need commands. Empty = all.</summary>
    public ImmutableArray<string> For { get; init; } = [];

    /// <summary>Label of the box to paste or type into.</summary>
    public LocalText? Paste { get; init; }

    /// <summary>Least and greatest number where the step waits for one; null = open.</summary>
    public NumberLimits? Limits { get; init; }

    /// <summary>The role whose rights the commands need; null = anybody's.</summary>
    public string? Needs { get; init; }

    /// <summary>When the step is done. Where that holds on arrival already, the step is passed over and the card says so.</summary>
    public Condition? DoneWhen { get; init; }

    /// <summary>Whom to hand over to from here; null = whom the playbook names.</summary>
    public LocalText? HandOver { get; init; }

    /// <summary>Where to go, first branch that holds.</summary>
    public ImmutableArray<Branch> Next { get; init; } = [];

    /// <summary>How the run ends here; null = it goes on.</summary>
    public RunEnding? Ends { get; init; }

    /// <summary>Main stations of the walk are counted ("2 of 5"); side steps are not. 0 = a side step; several steps may share a place.</summary>
    public int Station { get; init; }

    /// <summary>True where a box is shown.</summary>
    public bool HasBox => Waits is StepInput.Clock or StepInput.Outcome or StepInput.Text or StepInput.Number or StepInput.Date or StepInput.Zone;

    /// <summary>True where what is written into the box is one value, not an output.</summary>
    public bool IsShort => Waits is StepInput.Number or StepInput.Date or StepInput.Zone;
}

public enum StepInput
{
    /// <summary>Nothing: the run ends here.</summary>
    Nothing,

    /// <summary>Nothing either: what is known decides where it goes, and nobody sees it. Written <c>waits-for: nothing</c>.</summary>
    Junction,
    Platform,
    Choice,

    /// <summary>The output of a time tool.</summary>
    Clock,

    /// <summary>What the repeated operation says.</summary>
    Outcome,

    /// <summary>The output of any command; branches look for words in it.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date and time with its zone; the offset to the true time is worked out.</summary>
    Date,

    /// <summary>A time zone: a name, an abbreviation or an offset.</summary>
    Zone,
}

/// <summary>An answer to a choice.</summary>
public sealed record StepOption(string Id, LocalText Title);

/// <summary>Least and greatest number, both allowed themselves.</summary>
public sealed record NumberLimits(double? Min, double? Max);

/// <summary>What to run on one platform.</summary>
/// <param name="Commands">Lines to type, exact.</param>
/// <param name="Check">The read-only command whose output is to be pasted afterwards; null where <paramref name="Commands"/> is that command itself.</param>
/// <param name="Changes">What it changes; null = it only reads.</param>
/// <param name="Risk">What can go wrong.</param>
/// <param name="Undo">The way back: lines to type.</param>
public sealed record StepCommands(string Commands, string? Check, LocalText? Changes, LocalText? Risk, string? Undo)
{
    /// <summary>Said beside the commands, for this platform only.</summary>
    public LocalText? Note { get; init; }
}

/// <summary>A way on: taken when <paramref name="When"/> holds (null = otherwise).</summary>
/// <param name="Go">Step to go to; null = stay and say what is missing.</param>
/// <param name="Say">What to say on arrival, over the next step.</param>
/// <param name="Afresh">True = it is about another host from here on: system, answers and readings are forgotten.</param>
public sealed record Branch(Condition? When, string? Go, LocalText? Say, bool Afresh = false);
