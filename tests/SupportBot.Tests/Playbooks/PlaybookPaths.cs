using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Playbooks;

/// <summary>
/// Every path of a playbook on one platform. Two runs are the same place when they are at the same step and all that the playbook's conditions ask
/// for later is the same; what is answered to a step is every combination of what its conditions tell apart, so that no branch is left out.
/// </summary>
internal sealed class PlaybookPaths
{
    /// <summary>More places than any playbook of a sensible size has.</summary>
    private const int MostPlaces = 20_000;

    private static readonly Person Somebody = new("U1", "Minji");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 10, 39);

    private readonly Playbook _playbook;
    private readonly PlaybookWalk _walk;
    private readonly string? _platform;
    private readonly ImmutableArray<double?> _offsets;
    private readonly ImmutableHashSet<string> _remembered;
    private readonly ImmutableArray<ImmutableSortedDictionary<string, string>> _answers;
    private readonly Dictionary<string, Run> _places = [];
    private readonly Dictionary<string, HashSet<string>> _ways = [];
    private readonly HashSet<(string Step, int Branch)> _taken = [];

    /// <param name="playbook">The playbook.</param>
    /// <param name="platform">The platform that is chosen whenever one is asked for; null where the playbook has none.</param>
    public PlaybookPaths(Playbook playbook, string? platform)
    {
        (_playbook, _platform, _walk) = (playbook, platform, new(playbook, Languages.Shipped, Somebody, Now));
        var terms = playbook.Steps.SelectMany(step => step.Next.Select(branch => branch.When).Append(step.DoneWhen)).OfType<Condition>().SelectMany(condition => condition.Terms).ToList();
        double[] limits = [.. terms.Select(Limit).OfType<double>().Distinct().Order()];
        _offsets = [null, .. limits.Select(limit => limit * 0.9).Append((limits.LastOrDefault() * 1.1) + 137).SelectMany(size => (double?[])[size, -size]), 3600, -3600];
        _remembered = [.. terms.Where(term => term.StartsWith("answer ", StringComparison.Ordinal)).Select(term => term.Split(' ')[1])];
        _answers = [ImmutableSortedDictionary<string, string>.Empty, .. _remembered.SelectMany(step => playbook[step].Options.Select(option => ImmutableSortedDictionary<string, string>.Empty.Add(step, option.Id)))];
        Explore();
    }

    /// <summary>One run of each place.</summary>
    public Dictionary<string, Run>.ValueCollection Places => _places.Values;

    /// <summary>Branches that were taken, by step and number.</summary>
    public HashSet<(string Step, int Branch)> Taken => _taken;

    /// <summary>Places from which no ending can be reached.</summary>
    public IEnumerable<string> DeadEnds()
    {
        var ends = _places.Where(place => place.Value.Ending is not null).Select(place => place.Key).ToHashSet();
        for (var before = -1; before < ends.Count;)
        {
            before = ends.Count;
            ends.UnionWith(_ways.Where(way => way.Value.Overlaps(ends)).Select(way => way.Key));
        }

        return _places.Keys.Except(ends);
    }

    private static double? Limit(string term) =>
        term.Split(' ') is ["offset", "within" or "beyond", var limit, "s"] ? double.Parse(limit, CultureInfo.InvariantCulture) : null;

    private void Explore()
    {
        var open = new Queue<Run>();
        foreach (var evidence in Evidences())
        {
            var begun = new Run { Id = "r1", Article = "KA-10565", Playbook = _playbook.Name, FindingId = "f1", CardId = "c1", Step = _playbook.Start, Evidence = evidence };
            if (_playbook[_playbook.Start].Waits == StepInput.Junction)
                _taken.Add((_playbook.Start, BranchOf(_playbook[_playbook.Start], RunFacts.Of(_playbook, begun, new(), begun.After))));
            Reach(_walk.Begin(begun), open);
        }

        while (open.TryDequeue(out var run))
        {
            var from = Place(run);
            _ways[from] = [];
            foreach (var (next, facts) in Answers(run))
            {
                Note(run, next, facts);
                _ways[from].Add(Reach(_walk.Take(next, facts, RunAct.Chose, null), open));
            }
        }
    }

    private string Reach(Run run, Queue<Run> open)
    {
        // What "back" and "undo" remember decides no branch, and would grow with every step.
        run = run with { Trail = [], History = [], Events = run.Events.RemoveRange(1, run.Events.Count - 1), Revision = 1 };
        var place = Place(run);
        if (_places.TryAdd(place, run) && run.Ending is null)
            open.Enqueue(run);
        Assert.True(_places.Count <= MostPlaces, $"{_playbook.Name} on {_platform}: more than {MostPlaces} places.");
        return place;
    }

    /// <summary>The step, the answers that count later, where every junction would lead, and the evidence where this step asks for it.</summary>
    private string Place(Run run)
    {
        var junctions = _playbook.Steps.Where(step => step.Waits == StepInput.Junction)
            .SelectMany(step => _answers.Select(answers => BranchOf(step, RunFacts.Of(_playbook, run with { Answers = answers }, new(), run.After))));
        var evidence = _playbook[run.Step].Next.Any(branch => branch.When?.Text.Contains("evidence", StringComparison.Ordinal) == true) ? run.Evidence?.MinSeconds : null;
        return string.Create(CultureInfo.InvariantCulture, $"{run.Step} {run.Platform} {string.Join(',', junctions)} {evidence} {string.Join(',', run.Answers.Where(answer => _remembered.Contains(answer.Key)))}");
    }

    private static int BranchOf(PlaybookStep step, StepFacts facts) => step.Next.TakeWhile(branch => branch.When?.Holds(facts) == false).Count();

    /// <summary>Notes which branches are taken, junctions on the way included.</summary>
    private void Note(Run run, Run next, StepFacts facts)
    {
        var step = _playbook[run.Step];
        var known = RunFacts.Of(_playbook, next, facts, step.Waits == StepInput.Clock ? null : next.After);
        for (var at = step; ;)
        {
            var branch = BranchOf(at, known);
            _taken.Add((at.Id, branch));
            if (at.Next[branch].Go is not { } go || _playbook[go].Waits != StepInput.Junction)
                return;
            (at, known) = (_playbook[go], RunFacts.Of(_playbook, next, new(), next.After));
        }
    }

    private static IEnumerable<RunEvidence?> Evidences() =>
    [
        null,
        new(ClockVerdict.Skewed, -258_554, -164_954),
        new(ClockVerdict.Skewed, 4_000, 4_100),
        new(ClockVerdict.NotProvable, null, null, ZoneMatters: true, SecondsInUtc: 32_400, Local: new(2026, 11, 23, 19, 30)),
    ];

    private IEnumerable<(Run Next, StepFacts Facts)> Answers(Run run)
    {
        var step = _playbook[run.Step];
        foreach (var option in step.Options)
            yield return (run with { Answers = run.Answers.SetItem(step.Id, option.Id) }, new() { Choice = option.Id });
        foreach (var answer in step.Waits switch
        {
            StepInput.Platform => [(run with { Platform = _platform }, new StepFacts())],
            StepInput.Clock or StepInput.Date => Clocks(run, step),
            StepInput.Outcome => Enum.GetValues<OperationOutcome>().SelectMany(outcome => new[] { (run, new StepFacts { Outcome = outcome }), (run, new StepFacts { Outcome = outcome, IsOld = true }) }),
            StepInput.Text => Words(step, "says").Append("nothing of it").Select(word => (run, new StepFacts { Text = word })),
            StepInput.Number => new[] { step.Limits?.Min ?? -1e6, step.Limits?.Max ?? 1e6 }.Select(number => (run, new StepFacts { Number = number })),
            StepInput.Zone => new[] { Offset.Zero, Offset.FromHours(9) }.Select(zone => run.Evidence?.In(zone)).Select(evidence => (run with { Evidence = evidence }, new StepFacts { Evidence = evidence })),
            _ => Enumerable.Empty<(Run, StepFacts)>(),
        })
        {
            yield return answer;
        }
    }

    private IEnumerable<(Run Next, StepFacts Facts)> Clocks(Run run, PlaybookStep step) =>
        from sign in Words(step, "shows").Prepend("")
        from offset in sign.Length > 0 ? [null, 0.5, -4000] : _offsets
        from synchronized in new bool?[] { null, true, false }
        from ntp in sign.Length > 0 ? new bool?[] { null } : [null, true, false]
        from text in sign.Length > 0 || ntp is not null || Math.Abs(offset ?? 9) > 2 ? [""] : Words(step, "says").Prepend("")
        let state = new ClockState(offset, synchronized, "a tool", null, null, ntp) { Signs = sign.Length > 0 ? [sign] : [] }
        select (
            run with { Reading = state, Before = run.Before ?? (offset is null ? null : state), After = offset is null ? run.After : state },
            new StepFacts { OffsetSeconds = offset, Synchronized = synchronized, NtpEnabled = ntp, Signs = [.. state.Signs], Text = text });

    /// <summary>The words of a step's conditions behind "shows" or "says".</summary>
    private static IEnumerable<string> Words(PlaybookStep step, string term) => step.Next.Select(branch => branch.When).OfType<Condition>()
        .SelectMany(condition => condition.Terms)
        .Select(each => each.Split(' '))
        .Where(each => each[0] == term)
        .SelectMany(each => each.Skip(1))
        .Where(word => word != "or")
        .Distinct();
}
