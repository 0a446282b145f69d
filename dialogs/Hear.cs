using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Commands;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>Somebody wrote or pasted a text: an answer to the step at hand, a word to the bot, or something to recognise.</summary>
internal static class Hear
{
    private const int MostCandidates = 3;
    private const int MostReasons = 3;

    public static void Handle(TurnDraft draft, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (CommandHandler.TryHandle(draft, text) || Walk.TryPaste(draft, text))
            return;
        var isTalk = draft.Conversation.OpenRun is not null && Walk.IsTalk(text);
        if (!isTalk || draft.Knowledge.Match(PastedText.Of(text), draft.Language.Tag).Decision != MatchDecision.None)
            Recognise(draft, text, draft.Source);
    }

    /// <summary>
    /// Looks for what is meant: the words beside the mention where they fit an article, else the newest message above that does.
    /// </summary>
    public static void Handle(TurnDraft draft, Mentioned mentioned)
    {
        var said = mentioned.Text;
        if (!string.IsNullOrWhiteSpace(said) && (CommandHandler.TryHandle(draft, said) || Walk.TryPaste(draft, said)))
            return;
        (string Text, string? Source)[] texts = [(said, mentioned.Source), .. (mentioned.Above ?? []).Reverse().Select(above => (above.Text, above.Source))];
        var read = texts.Where(each => !string.IsNullOrWhiteSpace(each.Text)).Select(each => (each.Text, each.Source, draft.Knowledge.Match(PastedText.Of(each.Text), draft.Language.Tag).Decision)).ToList();
        if ((Fitting(MatchDecision.Answer) ?? Fitting(MatchDecision.Ask)) is var (meant, source))
            Recognise(draft, meant, source);
        else if (mentioned.Above is null && !LogEntries.Errors(PastedText.Of(said)).Any())
            draft.Show(draft.NewName("c"), () => NoticeCards.CannotReadAbove(draft.Language));
        else if (read.Count == 0)
            draft.Show(draft.NewName("c"), () => NoticeCards.NothingAbove(draft.Language));
        else
            Longest(read.MaxBy(each => each.Text.Length));

        void Longest((string Text, string? Source, MatchDecision) each) => Recognise(draft, each.Text, each.Source);
        (string Text, string? Source)? Fitting(MatchDecision decision) => read.Where(each => each.Decision == decision).Select(each => ((string, string?)?)(each.Text, each.Source)).FirstOrDefault();
    }

    /// <summary>Finds the article that a text belongs to and what its clocks prove, and shows the answer, the question or the honest "I don't know".</summary>
    /// <param name="source">The message that says it, where its author can change it.</param>
    /// <param name="before">What was found in the message before it was edited: its card shows what is found now.</param>
    public static void Recognise(TurnDraft draft, string text, string? source = null, Finding? before = null)
    {
        var paste = PastedText.Of(text);
        var evidence = EvidenceReader.Read(paste);
        Show(draft, paste, draft.Knowledge.Match(paste, draft.Language.Tag, evidence), evidence, source, before);
    }

    /// <summary>Asked for an article by number or in words: the one that fits, else the nearest to choose from.</summary>
    public static void LookUp(TurnDraft draft, string asked)
    {
        var paste = PastedText.Of(asked);
        var match = draft.Knowledge.Match(paste, draft.Language.Tag);
        if (match.Decision == MatchDecision.None && draft.Knowledge.Articles.LookUp(asked, draft.Language.Tag, MostCandidates, draft.Knowledge.Allowed) is { IsEmpty: false } near)
            match = match with { Decision = MatchDecision.Ask, Matches = near };
        // whoever names an article has proved nothing
        Show(draft, paste, match with { Matches = [.. match.Matches.Select(each => each with { Reasons = [] })] }, EvidenceReader.Read(paste), draft.Source);
    }

    private static void Show(TurnDraft draft, PastedText paste, MatchResult match, ClockEvidence evidence, string? source, Finding? before = null)
    {
        var readings = ClockReadings.ReadAll(paste.Text);
        var reading = ClockState.Of(readings);
        var finding = new Finding
        {
            Id = before?.Id ?? draft.NewName("f"),
            CardId = before?.CardId ?? draft.NewName("c"),
            Decision = match.Decision,
            Candidates = [.. match.Matches.Take(MostCandidates).Select(Candidate)],
            LookedFor = [.. match.LookedFor.Take(MostReasons).Select(Excerpt.Of)],
            Vetoed = match.Vetoes is [var veto, ..] ? veto.Article.Value : null,
            VetoReason = match.Vetoes is [var against, ..] ? against.Reason : null,
            Clock = ClockOf(draft, evidence),
            Host = HostNames.Find(paste)?.Host,
            LogEnd = LogTimes.EndOf(paste),
            Platform = readings.Select(each => each.Platform).FirstOrDefault(platform => platform is not null) ?? HostSystems.Find(paste),
            Reading = reading,
            Source = source,
            By = draft.Person.Name,
            ById = draft.Person.Id,
            At = draft.Now,
        };
        if (before is null && Again.IsShown(draft, ref finding))
            return;
        draft.Keep(finding);
        draft.Show(finding.CardId, () => FindingCards.For(draft, finding));
    }

    private static Candidate Candidate(ArticleMatch match) =>
        new(match.Article.Number.Value, [.. match.Reasons.DistinctBy(reason => reason.Line).Take(MostReasons).Select(reason => reason with { Text = Excerpt.Of(reason.Text) })]) { Apart = match.Apart };

    private static ClockFinding? ClockOf(TurnDraft draft, ClockEvidence evidence)
    {
        if (evidence.Verdict == ClockVerdict.NotClock)
            return null;
        var pair = evidence.Pairs.FirstOrDefault();
        var said = LocalText.In(draft.Knowledge.Languages, words => Redactor.Redact(words.Say(evidence.Explanation)).Text);
        var open = evidence.AsksForZone ? evidence.Pairs.FirstOrDefault(each => each.CanUseZone) : null;
        return new(evidence.Verdict, evidence.Direction, evidence.Skew?.Min, evidence.Skew?.Max, said.In(draft.Language),
            pair?.Local, pair?.LocalLine ?? 0, pair?.Reference, pair?.Line ?? 0, pair?.ZoneKnown ?? true)
        {
            Sayings = said,
            ZoneMatters = open is not null && evidence.Direction is null,
            SecondsInUtc = open is null ? null : evidence.WithZone(NodaTime.Offset.Zero).Possible.OnlyValue,
            LocalTime = open?.LocalCivil,
        };
    }
}
