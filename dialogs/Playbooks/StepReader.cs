namespace SupportBot.Dialogs.Playbooks;

/// <summary>Reads the steps of a playbook.</summary>
internal sealed class StepReader
{
    private static readonly ImmutableSortedDictionary<string, StepInput> Inputs = Enum.GetValues<StepInput>().Where(input => input != StepInput.Nothing)
        .ToImmutableSortedDictionary(input => input == StepInput.Junction ? "nothing" : input.ToString().ToLowerInvariant(), input => input);

    private static readonly ImmutableSortedDictionary<string, RunEnding> Endings = new Dictionary<string, RunEnding>
    {
        ["verified"] = RunEnding.Verified,
        ["said-so"] = RunEnding.SaidSo,
        ["ruled-out"] = RunEnding.RuledOut,
        ["not-fixed"] = RunEnding.NotFixed,
        ["handed-over"] = RunEnding.HandedOver,
        ["unknown"] = RunEnding.Unknown,
    }.ToImmutableSortedDictionary();

    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, StepCommands>> _shared;

    /// <param name="commands">The sets that steps share. Several files may hold parts of one set, a system's each.</param>
    public StepReader(IEnumerable<YamlPlace> commands) => _shared = commands
        .GroupBy(place => place.Name)
        .ToImmutableSortedDictionary(set => set.Key, set => set.SelectMany(part => part.All()).Aggregate(ImmutableSortedDictionary<string, StepCommands>.Empty, Add));

    public PlaybookStep Read(YamlPlace step) => new()
    {
        Id = step.Knowing("title", "say", "more", "station", "waits-for", "options", "run", "check", "risk", "for", "paste", "min", "max", "needs", "done-when", "hand-over", "next", "ends").Name,
        Title = step.Text("title"),
        Say = step.OptionalWord("waits-for") == "nothing" ? step.Text("title") : step.Text("say"),
        More = step.OptionalText("more"),
        Station = (int)(step.Number("station") ?? 0),
        Waits = step.OptionalWord("waits-for") is { } input
            ? Inputs.TryGetValue(input, out var known) ? known : throw step.Wrong($"'waits-for' is '{input}'. Possible: {string.Join(", ", Inputs.Keys)}; leave it out where the run ends.{Spelling.Suggestion(input, Inputs.Keys)}")
            : StepInput.Nothing,
        Options = [.. step.Children("options").Select(option => new StepOption(option.Name, option.Text()))],
        Run = Commands(step, "run"),
        Check = Commands(step, "check"),
        Risk = step.OptionalText("risk"),
        For = [.. (step.OptionalWord("for") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Paste = step.OptionalText("paste"),
        Limits = step.Number("min") is null && step.Number("max") is null ? null : new(step.Number("min"), step.Number("max")),
        Needs = step.OptionalWord("needs"),
        DoneWhen = step.Condition("done-when"),
        HandOver = step.OptionalText("hand-over"),
        Next = [.. step.Items("next").Select(branch => new Branch(branch.Knowing("when", "go", "say", "afresh").Condition("when"), branch.OptionalWord("go"), branch.OptionalText("say"), branch.Flag("afresh")))],
        Ends = step.OptionalWord("ends") is { } ending
            ? Endings.TryGetValue(ending, out var ends) ? ends : throw step.Wrong($"'ends' is '{ending}'. Possible: {string.Join(", ", Endings.Keys)}.{Spelling.Suggestion(ending, Endings.Keys)}")
            : null,
    };

    /// <summary>Commands written at the step, or the name of a set that several steps share.</summary>
    private ImmutableSortedDictionary<string, StepCommands> Commands(YamlPlace step, string key)
    {
        if (step.At(key)?.Reference is not { } name)
            return step.Children(key).Aggregate(ImmutableSortedDictionary<string, StepCommands>.Empty, Add);
        return _shared.TryGetValue(name, out var shared)
            ? shared
            : throw step.Wrong($"'{key}' names '{name}', which is not in 'commands'.{Spelling.Suggestion(name, _shared.Keys)}");
    }

    private static ImmutableSortedDictionary<string, StepCommands> Add(ImmutableSortedDictionary<string, StepCommands> set, YamlPlace place) => set.ContainsKey(place.Name)
        ? throw place.Wrong($"the platform '{place.Name}' is in this set already. Take one of the two out.")
        : set.Add(place.Name, ReadCommands(place));

    private static StepCommands ReadCommands(YamlPlace place) => new(
        place.Knowing("command", "check", "changes", "risk", "undo", "note").Word("command").TrimEnd(),
        place.OptionalWord("check")?.TrimEnd(),
        place.OptionalText("changes"),
        place.OptionalText("risk"),
        place.OptionalWord("undo")?.TrimEnd())
    { Note = place.OptionalText("note") };
}
