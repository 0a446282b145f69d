using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>A walkthrough as data: flat steps that name the next one. Read by <see cref="PlaybookReader"/>, walked by <see cref="PlaybookWalk"/>.</summary>
public sealed record Playbook
{
    /// <summary>File name without its ending; articles name it.</summary>
    public required string Name { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>Label of the button that starts it.</summary>
    public required LocalText Button { get; init; }

    /// <summary>Systems it can be walked on, in the order they are offered.</summary>
    public required ImmutableArray<Platform> Platforms { get; init; }

    /// <summary>Id of the first step.</summary>
    public required string Start { get; init; }

    /// <summary>Steps in the order of the file.</summary>
    public required ImmutableArray<PlaybookStep> Steps { get; init; }

    /// <summary>The step of this id.</summary>
    /// <exception cref="KeyNotFoundException">No such step; the reader lets no playbook through that names one.</exception>
    public PlaybookStep this[string id] => Steps.FirstOrDefault(step => step.Id == id)
        ?? throw new KeyNotFoundException($"Playbook '{Name}' has no step '{id}'.");

    /// <summary>The platform of this id, or null.</summary>
    public Platform? PlatformOf(string? id) => Platforms.FirstOrDefault(platform => platform.Id == id);
}

/// <summary>A system to run commands on.</summary>
/// <param name="Id">For example <c>linux-chrony</c>; the name readings use for the system a tool belongs to.</param>
public sealed record Platform(string Id, LocalText Title);

/// <summary>One step: what to say, what to run, what comes next.</summary>
public sealed record PlaybookStep
{
    public required string Id { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>One sentence: why this step.</summary>
    public required LocalText Say { get; init; }

    /// <summary>What the step waits for.</summary>
    public required StepInput Waits { get; init; }

    /// <summary>Answers offered when the step waits for a choice.</summary>
    public ImmutableArray<StepOption> Options { get; init; } = [];

    /// <summary>Commands by platform id; <c>any</c> serves every platform.</summary>
    public ImmutableSortedDictionary<string, StepCommands> Run { get; init; } = ImmutableSortedDictionary<string, StepCommands>.Empty;

    /// <summary>Label of the paste box.</summary>
    public LocalText? Paste { get; init; }

    /// <summary>Where to go, first branch that holds.</summary>
    public ImmutableArray<Branch> Next { get; init; } = [];

    /// <summary>How the run ends here; null = it goes on.</summary>
    public RunEnding? Ends { get; init; }

    /// <summary>Main stations of the walk are counted ("2 of 5"); side steps are not.</summary>
    public bool Station { get; init; }

    /// <summary>The commands for a platform, or null.</summary>
    public StepCommands? CommandsFor(string? platform) =>
        (platform is null ? null : Run.GetValueOrDefault(platform)) ?? Run.GetValueOrDefault("any");
}

public enum StepInput
{
    /// <summary>Nothing: the run ends here.</summary>
    Nothing,
    Platform,
    Choice,

    /// <summary>The output of a time tool.</summary>
    Clock,

    /// <summary>What the repeated operation says.</summary>
    Outcome,
}

/// <summary>An answer to a choice.</summary>
public sealed record StepOption(string Id, LocalText Title);

/// <summary>What to run on one platform.</summary>
/// <param name="Commands">Lines to type, exact.</param>
/// <param name="Check">The read-only command whose output is to be pasted afterwards; null where <paramref name="Commands"/> is that command itself.</param>
/// <param name="Changes">What it changes; null = it only reads.</param>
/// <param name="Risk">What can go wrong.</param>
/// <param name="Undo">The way back: lines to type.</param>
public sealed record StepCommands(string Commands, string? Check, LocalText? Changes, LocalText? Risk, string? Undo);

/// <summary>A way on: taken when <paramref name="When"/> holds (null = otherwise).</summary>
/// <param name="Go">Step to go to; null = stay and say what is missing.</param>
/// <param name="Say">What to say on arrival, over the next step.</param>
public sealed record Branch(Condition? When, string? Go, LocalText? Say);

/// <summary>A text in several languages, side by side.</summary>
public sealed record LocalText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>The text in a language, else in English, else in the first there is.</summary>
    public string In(Language language) => ByLanguage.GetValueOrDefault(language.Tag)
        ?? ByLanguage.GetValueOrDefault("en")
        ?? ByLanguage.Values.First();
}
