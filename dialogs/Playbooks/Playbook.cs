using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>A walkthrough as data: flat steps that name the next one. Read by <see cref="PlaybookReader"/>, walked by <see cref="PlaybookWalk"/>.</summary>
public sealed record Playbook
{
    /// <summary>File or folder name without its ending; articles name it.</summary>
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

    /// <summary>People whose rights a step may need, by role id: "an administrator of the host".</summary>
    public ImmutableSortedDictionary<string, LocalText> Roles { get; init; } = ImmutableSortedDictionary<string, LocalText>.Empty;

    /// <summary>Whom to hand it to when it gets stuck; null = any person.</summary>
    public LocalText? HandOver { get; init; }

    /// <summary>The step of this id.</summary>
    /// <exception cref="KeyNotFoundException">No such step; the reader lets no playbook through that names one.</exception>
    public PlaybookStep this[string id] => Find(id) ?? throw new KeyNotFoundException($"Playbook '{Name}' has no step '{id}'.");

    /// <summary>The step of this id, or null: a run may be older than the playbook.</summary>
    public PlaybookStep? Find(string id) => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>The platform of this id, or null.</summary>
    public Platform? PlatformOf(string? id) => Platforms.FirstOrDefault(platform => platform.Id == id);

    /// <summary>The platform that a tool or a hint of a paste means: by its id, else by what it reads as, else by its family.</summary>
    public Platform? PlatformFor(string? hint) => hint is null
        ? null
        : PlatformOf(hint) ?? Platforms.FirstOrDefault(platform => platform.Reads == hint) ?? Platforms.FirstOrDefault(platform => platform.Family == hint);

    /// <summary>The commands of a step on a platform: its own, else those of the platform it is like, else those for any.</summary>
    public StepCommands? CommandsFor(PlaybookStep step, string? platform) =>
        Find(step.Run, platform) is { } commands ? commands with { Check = commands.Check ?? Find(step.Check, platform)?.Commands } : null;

    /// <summary>True where a platform can get to a step.</summary>
    public static bool Concerns(PlaybookStep step, Platform platform) => step.For.IsEmpty || step.For.Contains(platform.Id) || (platform.Family is { } family && step.For.Contains(family));

    private StepCommands? Find(ImmutableSortedDictionary<string, StepCommands> commands, string? platform)
    {
        for (var at = PlatformOf(platform); at is not null; at = PlatformOf(at.Like))
        {
            if (commands.TryGetValue(at.Id, out var own))
                return own;
        }

        return commands.GetValueOrDefault("any");
    }
}

/// <summary>A system to run commands on.</summary>
/// <param name="Id">For example <c>linux-chrony</c>.</param>
/// <param name="Title">As people choose it.</param>
/// <param name="Family">What several have in common, for conditions: <c>windows</c>, <c>guest</c>.</param>
/// <param name="Like">The platform whose commands serve where this one has none of its own.</param>
/// <param name="Reads">The name that clock readings use for it, where that is another than the id.</param>
/// <param name="Common">True = a button of its own; the others are in a list.</param>
public sealed record Platform(string Id, LocalText Title, string? Family = null, string? Like = null, string? Reads = null, bool Common = false);
