using System.Globalization;
using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Clock.Readings.Parsing;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Walking;

/// <summary>What an answer to a step shows: passed, failed with the value, or cannot tell with what to send instead.</summary>
internal sealed class StepChecks(TurnDraft draft, Playbook playbook, PlaybookWalk? byOther = null)
{
    /// <summary>The answer with which a person vouches for the operation; to say it in words is the same.</summary>
    private const string Works = "works";

    private readonly PlaybookWalk _walk = byOther ?? draft.WalkOf(playbook);

    /// <summary>Looks at a text and takes the run on, or stays and says what is missing.</summary>
    public Run Check(Run run, PlaybookStep step, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Stay(run, words => words["check.empty"]);
        var host = HostNames.Find(PastedText.Of(text))?.Host ?? run.Host;
        if (run.Host is { } walked && host != walked)
            return Stay(run, words => words.Say("check.other-host", ("other", host!), ("host", walked)));
        if (step.Waits is StepInput.Clock or StepInput.Text && WhichSystem.Foreign(playbook, run, ClockReadings.ReadAll(text)) is { } foreign)
            return Stay(run, words => words.Say("check.other-system", ("other", foreign.Title.In(words)), ("system", playbook.PlatformOf(run.Platform)!.Title.In(words))));
        run = run with { Host = host };
        return step.Waits switch
        {
            StepInput.Outcome => CheckOutcome(run, step, text),
            StepInput.Clock => CheckClock(run, step, text),
            StepInput.Text => _walk.Take(run, new() { Text = text }, RunAct.Checked, OneLine(playbook.CommandsFor(step, run.Platform)?.Commands ?? step.Id)),
            StepInput.Number => CheckNumber(run, step, text),
            StepInput.Date => CheckDate(run, text),
            StepInput.Zone => CheckZone(run, step, text),
            _ => run,
        };
    }

    /// <summary>Stays where the system is asked for: the output could come from several.</summary>
    public Run AskWhichSystem(Run run) => Stay(run, words => words["check.any-system"]);

    /// <summary>True where a text of the thread is an answer to a question for a number, a date or a zone.</summary>
    public static bool Understands(PlaybookStep step, string text) => step.Waits switch
    {
        StepInput.Number => ReadNumber(text) is not null,
        StepInput.Date => TypedTimes.ReadInstant(text) is not null,
        _ => TypedTimes.ReadZone(text, null) is not null,
    };

    private Run Stay(Run run, Func<Language, string> say) => _walk.Stay(run, RunAct.Unclear, null, Say(say));

    private LocalText Say(Func<Language, string> say) => LocalText.In(draft.Knowledge.Languages, say);

    private Run CheckClock(Run run, PlaybookStep step, string text)
    {
        ImmutableArray<ClockReading> readings = [.. ClockReadings.ReadAll(text).Select(reading => BesideMessage.Of(reading, draft.SentAt))];
        if (ClockState.Of(readings) is not { } read)
            return Stay(run, words => words.Say("check.unreadable", ("command", Lines(ClockCommands(run, step)))));
        return Weigh(run, read, readings, text);
    }

    /// <summary>Takes the run on with a measured clock, whoever measured it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="read">What the outputs say together.</param>
    /// <param name="readings">The outputs one by one.</param>
    /// <param name="text">All that was pasted; what other commands printed may stand beside the clock.</param>
    public Run Weigh(Run run, ClockState read, ImmutableArray<ClockReading> readings, string? text = null)
    {
        var state = read.Completing(run.Reading);
        var known = state.OffsetSeconds is not null;
        var learnt = run with
        {
            Reading = state,
            Before = run.Before ?? (known ? state : null),
            After = known ? state : run.After,
        };
        var facts = new StepFacts { OffsetSeconds = state.OffsetSeconds, Synchronized = state.Synchronized, NtpEnabled = state.NtpEnabled, Signs = [.. state.Signs], Text = text };
        var settled = state.OffsetSeconds is { } offset && Math.Abs(offset) <= ConditionTerms.RightWithin && state.Synchronized != false;
        var next = _walk.Take(learnt, facts, settled ? RunAct.Verified : RunAct.Checked, state.Tool, Say(words => ReadingWords.Describe(words, state, readings)));
        return known || next.Step != run.Step ? next : NamingWhatIsMissing(next, readings);
    }

    /// <summary>Stays because no output shows the offset: the command of the step that does, unless it was run or changes something.</summary>
    private Run NamingWhatIsMissing(Run run, ImmutableArray<ClockReading> readings)
    {
        var step = playbook[run.Step];
        if (playbook.CommandsFor(step, run.Platform) is not { } commands || commands is { Check: null, Changes: not null })
            return run;
        ImmutableArray<string> open = [.. ClockCommands(run, step).Where(line => readings.All(reading => reading.Tool != CommandLines.ToolOf(line)))];
        return open.IsEmpty ? run : run with { Message = Say(words => WithMissing(words, run.Message?.In(words) ?? "", Lines(open))) };
    }

    /// <summary>The commands of a step that show the clock; all that is to be pasted where none of them is known to. Remarks are not commands.</summary>
    private ImmutableArray<string> ClockCommands(Run run, PlaybookStep step)
    {
        var commands = playbook.CommandsFor(step, run.Platform);
        ImmutableArray<string> lines = [.. (commands?.Check ?? commands?.Commands ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
        return lines.Any(IsOfClock) ? [.. lines.Where(IsOfClock)] : lines;

        static bool IsOfClock(string line) => CommandLines.ToolOf(line) is not null;
    }

    /// <summary>One behind the sentence, several each on a line of its own.</summary>
    private static string Lines(ImmutableArray<string> commands) => commands is [var only] ? only : string.Concat(commands.Select(command => $"\n{command}"));

    private static string WithMissing(Language words, string said, string command) =>
        said.Contains(command, StringComparison.Ordinal) ? said : $"{said} {words.Say("check.shows-offset", ("command", command))}";

    private Run CheckOutcome(Run run, PlaybookStep step, string text)
    {
        var paste = PastedText.Of(text);
        var (outcome, line) = OutcomeReader.Read(paste);
        if (outcome == OperationOutcome.Success)
        {
            line = Hearsay.ShownIn(paste);
            if (line is null && step.Options.Any(option => option.Id == Works))
                return _walk.Take(run with { Answers = run.Answers.SetItem(step.Id, Works) }, new() { Choice = Works }, RunAct.Chose, $"{step.Id}/{Works}");
            if (line is null)
                outcome = OperationOutcome.Unclear;
        }

        var evidence = EvidenceReader.Read(paste);
        if (outcome == OperationOutcome.OtherError && draft.Knowledge.Match(paste, draft.Language.Tag, evidence) is { Decision: not MatchDecision.None, Matches: [var best, ..] } match)
        {
            if (best.Article.Number.Value == run.Article)
                outcome = OperationOutcome.SameError;
            else if (match.Decision == MatchDecision.Answer)
                draft.Later(() => Hear.Recognise(draft, text));
        }

        var excerpt = line is null ? "" : Excerpt.Of(line);
        var facts = new StepFacts
        {
            Outcome = outcome,
            IsOld = IsOld(run, LogTimes.EndOf(paste)),
            Evidence = evidence.Verdict == ClockVerdict.NotClock ? null : new(evidence.Verdict, evidence.Skew?.Min, evidence.Skew?.Max),
        };
        return _walk.Take(
            outcome == OperationOutcome.Success ? run with { Proof = excerpt } : run,
            facts,
            outcome switch { OperationOutcome.Success => RunAct.Retested, OperationOutcome.Unclear => RunAct.Unclear, _ => RunAct.StillFailing },
            null,
            outcome == OperationOutcome.Unclear ? null : Say(words => words.Say(outcome == OperationOutcome.Success ? "check.worked" : "check.failed", ("line", excerpt))));
    }

    /// <summary>
    /// Whether a log is from before the fix. A clock that was ahead has been set back, so that a later log may bear an earlier time, but not one
    /// that is earlier by more than that.
    /// </summary>
    private static bool IsOld(Run run, LocalDateTime? end)
    {
        if (run.LogEnd is not { } before || end is not { } now)
            return false;
        var ahead = Math.Max(0, run.Before?.OffsetSeconds ?? run.Evidence?.MaxSeconds ?? 0);
        return now == before || now <= before.PlusSeconds(-(long)Math.Ceiling(ahead));
    }

    private Run CheckNumber(Run run, PlaybookStep step, string text)
    {
        if (ReadNumber(text) is not { } number)
            return Stay(run, words => words["check.no-number"]);
        if (number < (step.Limits?.Min ?? double.MinValue) || number > (step.Limits?.Max ?? double.MaxValue))
            return Stay(run, words => words.Say("check.number-range", ("min", step.Limits?.Min ?? double.MinValue), ("max", step.Limits?.Max ?? double.MaxValue)));
        var written = number.ToString(CultureInfo.InvariantCulture);
        return _walk.Take(run with { Answers = run.Answers.SetItem(step.Id, written) }, new() { Number = number }, RunAct.Chose, written);
    }

    /// <summary>A date and time read off a clock: how far it is from now.</summary>
    private Run CheckDate(Run run, string text)
    {
        if (TypedTimes.ReadInstant(text) is not { } shown)
            return Stay(run, words => words["check.no-date"]);
        return Weigh(run, new(BesideMessage.OffsetOf(shown, draft.SentAt), null, "date", null, null, null), []);
    }

    private Run CheckZone(Run run, PlaybookStep step, string text)
    {
        if (TypedTimes.ReadZone(text, run.Evidence?.Local) is not { } zone)
            return Stay(run, words => words["check.no-zone"]);
        var evidence = run.Evidence?.In(zone);
        return _walk.Take(
            run with { Evidence = evidence, Answers = run.Answers.SetItem(step.Id, zone.ToString("g", CultureInfo.InvariantCulture)) },
            new() { Evidence = evidence },
            RunAct.Chose,
            zone.ToString("g", CultureInfo.InvariantCulture),
            evidence?.Seconds is { } skew ? Say(words => words.Say("check.in-zone", ("offset", ReadingWords.Offset(words, skew)))) : null);
    }

    private static double? ReadNumber(string text) =>
        double.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string OneLine(string commands) => commands.Split('\n')[^1].Trim();
}
