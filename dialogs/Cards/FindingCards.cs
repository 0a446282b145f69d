using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>What was made of a paste: the answer, the question between candidates, or the honest "I don't know".</summary>
internal static class FindingCards
{
    public static Card For(TurnDraft draft, Finding finding)
    {
        var articles = finding.Candidates
            .Select(candidate => (Candidate: candidate, Article: draft.ArticleOf(candidate.Number)))
            .Where(pair => pair.Article is not null)
            .Select(pair => (pair.Candidate, Article: pair.Article!))
            .ToImmutableArray();
        var card = finding.Decision switch
        {
            MatchDecision.Answer when articles is [var (candidate, article), ..] => Answer(draft, finding, candidate, article),
            MatchDecision.Ask when !articles.IsEmpty => Ask(draft, finding, articles),
            _ => Unknown(draft, finding, articles),
        };
        if (finding.HandedOver)
            card = card.Settled().WithNotice(draft.Language["finding.handed-over"], Tone.Attention);
        return draft.RunOf(finding.RunId) is null ? card : card.Settled();
    }

    private static Card Answer(TurnDraft draft, Finding finding, Candidate candidate, Article article)
    {
        var words = draft.Language;
        var edition = article.In(words.Tag);
        var playbook = draft.PlaybookOf(article);
        var parts = new List<CardPart>();
        if (finding.Clock is { } clock)
            parts.Add(new TextPart(clock.In(words), Tone.Strong));
        if (edition.Summary.Length > 0)
            parts.Add(new TextPart(edition.Summary));
        if (LanguageNotice(words, edition) is { } fallback)
            parts.Add(new TextPart(fallback, Tone.Quiet));
        if (Proof(words, candidate.Reasons) is { Lines.IsEmpty: false } proof)
            parts.Add(proof);
        if (finding.Clock is { } shown)
            parts.AddRange(ClockWords.Stamps(words, shown));
        if (playbook is null or { Platforms.IsEmpty: true } && !edition.Steps.IsEmpty)
            parts.Add(ArticleCards.StepsOf(edition));

        var buttons = new List<CardButton>();
        if (playbook is not null)
            buttons.Add(new PressButton(playbook.Button.In(words), new(Verbs.Start, finding.Id, Value: candidate.Number), Primary: true));
        buttons.Add(new LinkButton(words["button.read"], ArticlePath(article, words)));
        buttons.Add(new PressButton(words["button.not-this"], new(Verbs.NotThis, finding.Id, Value: candidate.Number)));
        buttons.Add(new PressButton(words["button.hand-over"], new(Verbs.HandOver, finding.Id)));
        return new Card(edition.Title, [.. parts], [.. buttons]) { Label = candidate.Number };
    }

    private static Card Ask(TurnDraft draft, Finding finding, ImmutableArray<(Candidate Candidate, Article Article)> articles)
    {
        var words = draft.Language;
        var facts = articles.Select(pair => new Fact(pair.Candidate.Number, Choice(words, pair.Candidate, pair.Article.In(words.Tag).Title)));
        return new Card(words.Say(articles.Length == 1 ? "ask.one" : "ask.several", ("count", articles.Length)), [.. Veto(words, finding), .. RuledOut(draft, finding), new FactsPart([.. facts])],
        [
            .. articles.Select(pair => new PressButton(pair.Candidate.Number, new(Verbs.Pick, finding.Id, Value: pair.Candidate.Number))),
            new PressButton(words["button.neither"], new(Verbs.NotThis, finding.Id)),
        ])
        { Tone = Tone.Attention };
    }

    private static Card Unknown(TurnDraft draft, Finding finding, ImmutableArray<(Candidate Candidate, Article Article)> articles)
    {
        var words = draft.Language;
        var parts = new List<CardPart>();
        parts.AddRange(RuledOut(draft, finding));
        if (finding.Clock is { } clock)
            parts.Add(new TextPart(clock.In(words), Tone.Strong));
        if (finding.Reading is { } reading && ReadingWords.Short(words, reading) is { Length: > 0 } shown)
            parts.Add(new TextPart(shown, Tone.Strong));
        if (finding.LookedFor.IsEmpty)
            parts.Add(new TextPart(words["unknown.nothing-to-look-for"]));
        else
            parts.AddRange([new TextPart(words["unknown.looked-for"]), new ProofPart([.. finding.LookedFor.Select(text => new ProofLine("", text))])]);
        parts.Add(new TextPart(words["unknown.what-helps"]));
        return new Card(words["unknown.title"], [.. parts],
        [
            .. articles.Select(pair => new PressButton(words.Say("unknown.closest", ("article", pair.Candidate.Number)), new(Verbs.Pick, finding.Id, Value: pair.Candidate.Number))),
            new PressButton(words["button.hand-over"], new(Verbs.HandOver, finding.Id)),
        ])
        { Tone = Tone.Attention };
    }

    /// <summary>Why a candidate may be meant, and which line only it speaks of.</summary>
    private static string Choice(Language words, Candidate candidate, string title)
    {
        var because = candidate.Reasons is [var reason, ..] ? words.Say("ask.because", ("title", title), ("line", reason.Line), ("text", reason.Text)) : title;
        return candidate.Apart is { } apart ? words.Say("ask.apart", ("because", because), ("text", apart)) : because;
    }

    /// <summary>The words fit an article that evidence rules out: said, so that nobody follows it by its looks.</summary>
    private static IEnumerable<CardPart> Veto(Language words, Finding finding)
    {
        if (finding is { Vetoed: { } article, VetoReason: { } reason })
            yield return new TextPart(words.Say($"veto.{reason}", ("article", article)), Tone.Strong);
    }

    /// <summary>What is out already, and why: asked once, folded away, since nobody owes an answer.</summary>
    private static IEnumerable<CardPart> RuledOut(TurnDraft draft, Finding finding)
    {
        var words = draft.Language;
        if (finding.RuledOut.IsEmpty)
            yield break;
        yield return new TextPart(words.Say("unknown.ruled-out", ("articles", string.Join(", ", finding.RuledOut))));
        if (finding.Reason is { } reason)
            yield return new TextPart(words.Say("unknown.reason", ("reason", NotThis.Say(words, reason))), Tone.Quiet);
        var asked = AskedReasons(draft, finding);
        if (!asked.IsEmpty)
            yield return new MorePart(words[finding.Reason is null ? "unknown.why" : "unknown.which-step"], [.. asked.Select(each => new PressButton(NotThis.Say(words, each), new(Verbs.Why, finding.Id, Value: each)))]);
    }

    /// <summary>What can still be said of why: the reasons, then which step of the one article that was ruled out.</summary>
    public static ImmutableArray<string> AskedReasons(TurnDraft draft, Finding finding) => finding.Reason switch
    {
        null => NotThis.OfFinding,
        var said when NotThis.LacksStep(said) && finding.RuledOut is [var number] && draft.ArticleOf(number) is { } article => [.. NotThis.Steps(article.In(draft.Language.Tag).Steps.Length)],
        _ => [],
    };

    /// <summary>Path of the article's page on the bot's own site.</summary>
    public static string ArticlePath(Article article, Language words) => $"/articles/{article.Number.Value}?locale={words.Tag}";

    private static ProofPart Proof(Language words, ImmutableArray<MatchReason> reasons) =>
        new([.. reasons.Select(reason => new ProofLine(words.Say("proof.line", ("line", reason.Line)), reason.Text))]);

    private static string? LanguageNotice(Language words, ArticleEdition edition) =>
        edition.Language == words.Tag ? null : words.Say("answer.other-language", ("language", edition.Language));
}
