using System.Text;
using NodaTime;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>A thread's record as Markdown, for a post-mortem or for who takes it over: evidence (redacted), who did what and when, the offset before and after.</summary>
internal static class TimelineText
{
    /// <summary>Everything of the thread.</summary>
    public static string Of(TurnDraft draft)
    {
        var words = draft.Language;
        var text = new StringBuilder().Append("# ").AppendLine(words["timeline.title"]);
        foreach (var finding in draft.Conversation.Findings)
            Evidence(text, draft, words, finding);
        foreach (var run in draft.Conversation.Runs)
            Run(text, draft, words, run);
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>One run with the evidence it was started from.</summary>
    public static string OfRun(TurnDraft draft, Run run)
    {
        var text = new StringBuilder();
        if (draft.FindingOf(run.FindingId) is { } finding)
            Evidence(text, draft, draft.Language, finding);
        Run(text, draft, draft.Language, run);
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What was pasted and found, where nothing was walked yet.</summary>
    public static string OfFinding(TurnDraft draft, Finding finding)
    {
        var text = new StringBuilder();
        Evidence(text, draft, draft.Language, finding);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Evidence(StringBuilder text, TurnDraft draft, Language words, Finding finding)
    {
        text.AppendLine().Append("## ").AppendLine(words.Say("timeline.evidence", ("name", finding.By), ("time", finding.At)));
        if (finding.Candidates is [var best, ..])
            text.Append("- ").Append(best.Number).Append(' ').AppendLine(draft.ArticleOf(best.Number)?.In(words.Tag).Title);
        if (finding.Clock is { } clock)
            text.Append("- ").AppendLine(clock.In(words));
        foreach (var (where, line) in finding.Candidates.Take(1).SelectMany(candidate => candidate.Reasons).Select(reason => (words.Say("proof.line", ("line", reason.Line)), reason.Text))
            .Concat(finding.Candidates.IsEmpty ? finding.LookedFor.Select(line => ("", line)) : []))
        {
            text.Append("- ").Append(where).Append(where.Length > 0 ? ": " : "").AppendLine(Code(line));
        }

        if (!finding.RuledOut.IsEmpty)
            text.Append("- ").AppendLine(words.Say("unknown.ruled-out", ("articles", string.Join(", ", finding.RuledOut))));
        if (finding.Reason is { } reason)
            text.Append("- ").AppendLine(words.Say("unknown.reason", ("reason", NotThis.Say(words, reason))));
    }

    private static void Run(StringBuilder text, TurnDraft draft, Language words, Run run)
    {
        var playbook = draft.PlaybookOf(run);
        text.AppendLine().Append("## ").Append(run.Article).Append(run.Host is null ? "" : $" · {run.Host}").Append(" · ")
            .AppendLine(run.Ending is { } ending ? RunWords.Ending(words, ending) : words.Say("timeline.open", ("step", playbook?.Find(run.Step)?.Title.In(words) ?? run.Step)));
        foreach (var fact in RunWords.Facts(words, run))
            text.Append("- ").Append(fact.Name).Append(": ").AppendLine(Plain(fact.Value));
        if (run.Ending is RunEnding.HandedOver or RunEnding.NotFixed or RunEnding.Cancelled)
            text.Append("- ").Append(words["timeline.stuck"]).Append(": ").AppendLine(Plain(Where(words, playbook, run)));
        text.AppendLine().Append("| ").Append(words["timeline.when"]).Append(" | ").Append(words["timeline.what"]).AppendLine(" |").AppendLine("|---|---|");
        foreach (var done in run.Events)
            text.Append("| ").Append(words.Write(done.At)).Append(" | ").Append(Plain(RunWords.Told(words, playbook, done))).AppendLine(" |");
    }

    /// <summary>"Step 3 of 5 · Restart the service": the last numbered step, and what it led to where that has no number.</summary>
    private static string Where(Language words, Playbook? playbook, Run run)
    {
        var numbered = playbook is null ? null : NotThis.LastNumbered(playbook, run);
        var at = playbook?.Find(run.Step) is { Ends: null } open ? open : playbook?.Find(run.Trail.LastOrDefault() ?? "");
        return string.Join(" → ", new[]
        {
            numbered is null ? null : words.Say("step.label", ("step", numbered.Station), ("steps", playbook!.Steps.Max(step => step.Station)), ("where", numbered.Title.In(words))),
            at == numbered ? null : at?.Title.In(words),
        }.OfType<string>().DefaultIfEmpty(run.Step));
    }

    /// <summary>Text of others in a table or list: no line break, and nothing that Markdown reads.</summary>
    private static string Plain(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(c => "\\`*_[]<>|#".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    private static string Code(string line) => line.Contains('`', StringComparison.Ordinal) ? $"`` {line.ReplaceLineEndings(" ")} ``" : $"`{line.ReplaceLineEndings(" ")}`";
}
