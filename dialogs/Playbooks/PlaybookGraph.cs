using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>A playbook as a graph: steps and the ways between them, each way once with all the conditions it is taken on.</summary>
public sealed record PlaybookGraph(ImmutableArray<PlaybookStep> Steps, ImmutableArray<PlaybookEdge> Edges)
{
    public static PlaybookGraph Of(Playbook playbook, Language words) => new(
        playbook.Steps,
        [
            .. playbook.Steps.SelectMany(step => step.Next
                .Where(branch => branch.Go is not null)
                .GroupBy(branch => branch.Go!)
                .Select(ways => new PlaybookEdge(step.Id, ways.Key, [.. ways.Select(way => Label(step, way, words)).Where(label => label.Length > 0).Distinct()]))),
        ]);

    /// <summary>The option's title where the way is one button, else the condition as written.</summary>
    private static string Label(PlaybookStep step, Branch way, Language words) => way.When?.Text is not { } text ? ""
        : step.Options.FirstOrDefault(option => text == $"choice is {option.Id}") is { } option ? option.Title.In(words)
        : text;
}

/// <summary>A way from one step to another, and when it is taken; no label = otherwise.</summary>
public sealed record PlaybookEdge(string From, string To, ImmutableArray<string> Labels);
