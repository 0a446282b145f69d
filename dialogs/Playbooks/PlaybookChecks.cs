namespace SupportBot.Dialogs.Playbooks;

/// <summary>What must be true of a playbook before anybody walks it.</summary>
internal static class PlaybookChecks
{
    public static void Check(string file, Playbook playbook)
    {
        var ids = playbook.Steps.Select(step => step.Id).ToHashSet();
        if (!ids.Contains(playbook.Start))
            throw new PlaybookException($"{file}: 'start' names '{playbook.Start}', which is no step.{Spelling.Suggestion(playbook.Start, ids)}");
        if (ids.Count < playbook.Steps.Length)
            throw new PlaybookException($"{file}, step {playbook.Steps.GroupBy(step => step.Id).First(same => same.Count() > 1).Key}: written twice. Give one of the two another id.");
        foreach (var platform in playbook.Platforms.Where(platform => platform.Like is not null && playbook.PlatformOf(platform.Like) is null or { Like: not null }))
            throw new PlaybookException($"{file}, platform {platform.Id}: 'like' names '{platform.Like}', which is no platform with commands of its own.{Spelling.Suggestion(platform.Like!, playbook.Platforms.Select(p => p.Id))}");
        foreach (var step in playbook.Steps)
            CheckStep($"{file}, step {step.Id}", playbook, step, ids);
        CheckPaths(file, playbook);
    }

    private static void CheckStep(string place, Playbook playbook, PlaybookStep step, HashSet<string> ids)
    {
        foreach (var go in step.Next.Select(branch => branch.Go).OfType<string>().Where(go => !ids.Contains(go)))
            throw new PlaybookException($"{place}: 'next' names '{go}', which is no step.{Spelling.Suggestion(go, ids)}");
        var families = playbook.Platforms.SelectMany(platform => new[] { platform.Id, platform.Family }).OfType<string>().ToHashSet();
        if (step.For.FirstOrDefault(id => !families.Contains(id)) is { } stranger)
            throw new PlaybookException($"{place}: 'for' names '{stranger}', which is neither a platform nor a family.{Spelling.Suggestion(stranger, families)}");
        foreach (var platform in step.Run.Keys.Concat(step.Check.Keys).Where(key => key != "any" && playbook.PlatformOf(key) is null))
            throw new PlaybookException($"{place}: 'run' names the platform '{platform}', which 'platforms' does not list.{Spelling.Suggestion(platform, playbook.Platforms.Select(p => p.Id))}");
        foreach (var platform in playbook.Platforms.Where(platform => step.Run.Count > 0 && Playbook.Concerns(step, platform) && playbook.CommandsFor(step, platform.Id) is null))
            throw new PlaybookException($"{place}: no command for the platform '{platform.Id}'. Add one, or an 'any' entry.");
        if (step.Ends is null && step.Next.IsEmpty)
            throw new PlaybookException($"{place}: neither 'next' nor 'ends'. Say where it leads, or how the run ends here.");
        if (step.Ends is not null && step.Waits != StepInput.Nothing)
            throw new PlaybookException($"{place}: 'ends' and 'waits-for' exclude each other.");
        if (step.Ends is null && step.Waits == StepInput.Nothing)
            throw new PlaybookException($"{place}: nothing is waited for. Say 'waits-for', or how the run ends here.");
        if (step.Ends is null && step.Next[^1].When is not null)
            throw new PlaybookException($"{place}: the last branch has a 'when'. Add a branch without one for everything else.");
        if (step.Waits == StepInput.Junction && step.Next.Any(branch => branch.Go is null))
            throw new PlaybookException($"{place}: it waits for nothing, so every branch needs a 'go'.");
        if (step.Next.SkipLast(1).Any(branch => branch.When is null))
            throw new PlaybookException($"{place}: a branch without 'when' stands before others, which are never looked at. Put it last.");
        if (step.Waits == StepInput.Choice && step.Options.IsEmpty)
            throw new PlaybookException($"{place}: waits for a choice, but has no 'options'.");
        if (step.Waits is StepInput.Clock && step.Run.IsEmpty)
            throw new PlaybookException($"{place}: waits for a clock, but has no 'run' to say which command to paste from.");
        if (step.Needs is { } role && !playbook.Roles.ContainsKey(role))
            throw new PlaybookException($"{place}: 'needs' names '{role}', which 'roles' does not list.{Spelling.Suggestion(role, playbook.Roles.Keys)}");
        foreach (var (condition, term) in step.Next.Select(branch => branch.When).Append(step.DoneWhen).OfType<Condition>().SelectMany(condition => condition.Terms.Select(term => (condition, term))))
            CheckTerm(place, playbook, step, condition, term);
    }

    /// <summary>Ids that a condition names must exist: a mistyped one would never hold.</summary>
    private static void CheckTerm(string place, Playbook playbook, PlaybookStep step, Condition condition, string term)
    {
        var words = term.Split(' ');
        var (asked, known) = words switch
        {
            ["choice", "is", .. var ids] => (ids, step.Options.Select(option => option.Id)),
            ["platform", "is", .. var ids] => (ids, playbook.Platforms.Select(platform => platform.Id)),
            ["family", "is", .. var ids] => (ids, playbook.Platforms.Select(platform => platform.Family).OfType<string>()),
            ["answer", var other, "is", .. var ids] when playbook.Find(other) is { } found => (ids, found.Options.Select(option => option.Id)),
            ["answer", var other, ..] => ([other], playbook.Steps.Select(each => each.Id)),
            _ => (Array.Empty<string>(), Enumerable.Empty<string>()),
        };
        if (asked.FirstOrDefault(id => id != "or" && !known.Contains(id)) is { } wrong)
            throw new PlaybookException($"{place}: the condition '{condition.Text}' names '{wrong}', which does not exist.{Spelling.Suggestion(wrong, known)}");
    }

    /// <summary>Every step can be reached from the start, and from every step an end can be reached.</summary>
    private static void CheckPaths(string file, Playbook playbook)
    {
        var reached = Closure([playbook.Start], id => playbook[id].Next.Select(branch => branch.Go).OfType<string>());
        if (playbook.Steps.FirstOrDefault(step => !reached.Contains(step.Id)) is { } lost)
            throw new PlaybookException($"{file}, step {lost.Id}: no path leads here. Name it in a 'next', or take it out.");
        foreach (var junction in playbook.Steps.Where(step => step.Waits == StepInput.Junction))
        {
            if (Closure(JunctionsFrom(junction.Id), JunctionsFrom).Contains(junction.Id))
                throw new PlaybookException($"{file}, step {junction.Id}: leads back to itself past steps that wait for nothing. Lead it to a step that waits for something.");
        }

        IEnumerable<string> JunctionsFrom(string id) => playbook[id].Next.Select(branch => branch.Go).OfType<string>().Where(go => playbook[go].Waits == StepInput.Junction);
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
}
