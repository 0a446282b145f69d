namespace SupportBot.Dialogs.Playbooks;

/// <summary>What must be true of a playbook before anybody walks it.</summary>
internal static class PlaybookChecks
{
    public static void Check(string file, Playbook playbook)
    {
        var ids = playbook.Steps.Select(step => step.Id).ToHashSet();
        if (!ids.Contains(playbook.Start))
            throw new PlaybookException($"{file}: 'start' names '{playbook.Start}', which is no step.{Suggestion(playbook.Start, ids)}");
        foreach (var step in playbook.Steps)
            CheckStep($"{file}, step {step.Id}", playbook, step, ids);
        CheckPaths(file, playbook);
    }

    private static void CheckStep(string place, Playbook playbook, PlaybookStep step, HashSet<string> ids)
    {
        foreach (var go in step.Next.Select(branch => branch.Go).OfType<string>().Where(go => !ids.Contains(go)))
            throw new PlaybookException($"{place}: 'next' names '{go}', which is no step.{Suggestion(go, ids)}");
        foreach (var platform in step.Run.Keys.Where(key => key != "any" && playbook.PlatformOf(key) is null))
            throw new PlaybookException($"{place}: 'run' names the platform '{platform}', which 'platforms' does not list.{Suggestion(platform, playbook.Platforms.Select(p => p.Id))}");
        foreach (var platform in playbook.Platforms.Where(platform => step.Run.Count > 0 && step.CommandsFor(platform.Id) is null))
            throw new PlaybookException($"{place}: no command for the platform '{platform.Id}'. Add one, or an 'any' entry.");
        if (step.Ends is null && step.Next.IsEmpty)
            throw new PlaybookException($"{place}: neither 'next' nor 'ends'. Say where it leads, or how the run ends here.");
        if (step.Ends is not null && step.Waits != StepInput.Nothing)
            throw new PlaybookException($"{place}: 'ends' and 'waits-for' exclude each other.");
        if (step.Ends is null && step.Next[^1].When is not null)
            throw new PlaybookException($"{place}: the last branch has a 'when'. Add a branch without one for everything else.");
        if (step.Waits == StepInput.Choice && step.Options.IsEmpty)
            throw new PlaybookException($"{place}: waits for a choice, but has no 'options'.");
        if (step.Waits is StepInput.Clock && step.Run.IsEmpty)
            throw new PlaybookException($"{place}: waits for a clock, but has no 'run' to say which command to paste from.");
    }

    /// <summary>Every step can be reached from the start, and from every step an end can be reached.</summary>
    private static void CheckPaths(string file, Playbook playbook)
    {
        var reached = Closure([playbook.Start], id => playbook[id].Next.Select(branch => branch.Go).OfType<string>());
        if (playbook.Steps.FirstOrDefault(step => !reached.Contains(step.Id)) is { } lost)
            throw new PlaybookException($"{file}, step {lost.Id}: no path leads here. Name it in a 'next', or take it out.");
        var ending = Closure(
            playbook.Steps.Where(step => step.Ends is not null).Select(step => step.Id),
            id => playbook.Steps.Where(step => step.Next.Any(branch => branch.Go == id)).Select(step => step.Id));
        if (playbook.Steps.FirstOrDefault(step => !ending.Contains(step.Id)) is { } trap)
            throw new PlaybookException($"{file}, step {trap.Id}: no path from here ends. Lead it to a step with 'ends'.");
    }

    private static HashSet<string> Closure(IEnumerable<string> start, Func<string, IEnumerable<string>> next)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(start);
        while (open.TryPop(out var id))
        {
            if (found.Add(id))
            {
                foreach (var other in next(id))
                    open.Push(other);
            }
        }

        return found;
    }

    private static string Suggestion(string wrong, IEnumerable<string> known) =>
        known.MinBy(id => Distance(wrong, id)) is { } near && Distance(wrong, near) <= 3 ? $" Did you mean '{near}'?" : "";

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
