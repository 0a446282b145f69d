using NodaTime;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>A run in words: who did what, how the clock stood, how it ended.</summary>
internal static class RunWords
{
    /// <summary>"Minji checked the clock (chronyc tracking): 2 d 10:49:14 behind".</summary>
    public static string Told(Language words, Playbook? playbook, RunEvent done)
    {
        var said = words.Say(
            done is { What: RunAct.Cancelled, Value: not null } ? "act.stopped" : $"act.{Key(done.What)}", ("name", done.By.Name.Length > 0 ? done.By.Name : words["act.bot"]), ("value", ValueOf(words, playbook, done)), ("step", playbook?.Find(done.Step)?.Title.In(words) ?? done.Step));
        return done.OffsetSeconds is { } offset ? words.Say("act.measured", ("said", said), ("offset", Signed(words, offset))) : said;
    }

    /// <summary>"2 d 10:49:14 behind".</summary>
    public static string Signed(Language words, double offset) => words.Say(offset < 0 ? "summary.behind" : "summary.ahead", ("offset", Duration.FromSeconds(Math.Abs(offset))));

    /// <summary>The lines to type; a remark among them, which a playbook of ours writes as <c># {name}</c>, in the language.</summary>
    public static string Lines(Language words, StepCommands commands) => string.Join('\n', commands.Commands.Split('\n').Select(line =>
        line is ['#', ' ', '{', .. var name, '}'] && words.Has($"command-note.{name}") ? $"# {words[$"command-note.{name}"]}" : line));

    /// <summary>How a run ended, as a title.</summary>
    public static string Ending(Language words, RunEnding ending) => words[$"ending.{Key(ending)}"];

    /// <summary>The clock before and after, or as it was last measured; the operation, how long it took, why it was stopped.</summary>
    public static IEnumerable<Fact> Facts(Language words, Run run)
    {
        if (run is { ClockChanged: true, Before: { } before })
            yield return new(words["summary.before"], ReadingWords.Short(words, before));
        if (run.After is { } after)
            yield return new(words[run.ClockChanged ? "summary.after" : "summary.measured"], ReadingWords.Short(words, after));
        if (run.Proof is { } proof)
            yield return new(words["summary.proof"], proof);
        if (run.Reason is { } reason)
            yield return new(words["summary.reason"], NotThis.Say(words, reason));
        var end = run.EndedAt ?? run.Events[^1].At;
        yield return new(words["summary.took"], words.Write(Duration.FromSeconds(Math.Round((end - run.Events[0].At).TotalSeconds))));
    }

    /// <summary>What can go wrong in a step on a platform; null = nothing is said.</summary>
    public static string? Risk(Language words, PlaybookStep step, StepCommands? commands) =>
        string.Join(' ', new[] { step.Risk, commands?.Risk }.OfType<LocalText>().Select(risk => risk.In(words))) is { Length: > 0 } said ? said : null;

    /// <summary>The ending as the language files name it.</summary>
    public static string EndingKey(RunEnding ending) => Key(ending);

    private static string ValueOf(Language words, Playbook? playbook, RunEvent done)
    {
        if (done.Value is not { } value)
            return "";
        if (done.What == RunAct.Cancelled)
            return NotThis.Say(words, value);
        var option = playbook?.Find(done.Step)?.Options.FirstOrDefault(option => option.Id == value.Split('/')[^1]);
        return playbook?.PlatformOf(value)?.Title.In(words) ?? option?.Title.In(words) ?? value;
    }

    /// <summary>The name of a value as the language files write it: <c>StillFailing</c> is <c>still-failing</c>.</summary>
    private static string Key<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, at) => char.IsUpper(c) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
