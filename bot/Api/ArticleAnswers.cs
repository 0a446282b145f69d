using SupportBot.Dialogs.Articles;

namespace SupportBot.Api;

/// <summary>The answer of <c>POST /api/articles/match</c>.</summary>
internal sealed record MatchAnswer(string Decision, bool Confident, IReadOnlyList<ArticleHit> Matches, EvidenceAnswer? Clock)
{
    public static MatchAnswer Of(MatchResult result, EvidenceAnswer? clock, string language) => new(
        result.Decision switch { MatchDecision.Answer => "answer", MatchDecision.Ask => "ask", _ => "none" },
        result.Decision == MatchDecision.Answer,
        [.. result.Matches.Select(match => ArticleHit.Of(match, language))],
        clock);
}

/// <summary>The answer of <c>GET /api/articles</c>.</summary>
internal sealed record LookUpAnswer(IReadOnlyList<ArticleHit> Articles);

/// <summary>One article found.</summary>
internal sealed record ArticleHit(string Article, string Title, string Locale, string Url, double Score, IReadOnlyList<HitReason> Reasons, IReadOnlyList<string> Products)
{
    public static ArticleHit Of(ArticleMatch match, string language)
    {
        var edition = match.Article.In(language);
        return new(match.Article.Number.Value, edition.Title, edition.Language, ArticleUrl(match.Article.Number), match.Score, [.. match.Reasons.Select(HitReason.Of)], edition.Products);
    }

    /// <summary>Path of an article's page.</summary>
    public static string ArticleUrl(ArticleNumber number) => $"/articles/{number}";
}

/// <summary>Why: a line of the text and what it fits.</summary>
internal sealed record HitReason(int Line, string Text, string? Signature)
{
    public static HitReason Of(MatchReason reason) => new(reason.Line, Dialogs.Pastes.Redactor.Redact(reason.Text).Text, reason.Signature);
}

/// <summary>The answer of <c>GET /api/articles/{number}</c>.</summary>
internal sealed record ArticleAnswer(
    string Article,
    string Title,
    string Summary,
    string Locale,
    IReadOnlyList<string> Locales,
    string Url,
    IReadOnlyList<string> Products,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<SectionAnswer> Sections,
    IReadOnlyList<StepAnswer> Resolution,
    string? Playbook,
    IReadOnlyList<VerdictAnswer> Verdicts)
{
    public static ArticleAnswer Of(Article article, ImmutableArray<Verdict> verdicts, string language)
    {
        var edition = article.In(language);
        return new(
            article.Number.Value, edition.Title, edition.Summary, edition.Language, [.. article.Editions.Keys], ArticleHit.ArticleUrl(article.Number), edition.Products, edition.Keywords,
            [.. edition.Sections.Select(section => new SectionAnswer(section.Kind.ToString().ToLowerInvariant(), section.Heading, section.Text, section.Html))],
            [.. edition.Steps.Select(StepAnswer.Of)],
            article.Playbook,
            [.. verdicts.Select(said => new VerdictAnswer(said.Signature, said.Accepted, said.Rejected))]);
    }
}

/// <summary>How often the article was the right answer and how often not; <c>signature</c> is what had led to it, empty where only words agreed.</summary>
internal sealed record VerdictAnswer(string Signature, int Accepted, int Rejected);

/// <summary>One section; <c>kind</c> is description, environment, issue, cause, resolution or other.</summary>
internal sealed record SectionAnswer(string Kind, string Heading, string Text, string Html);

/// <summary>One numbered step.</summary>
internal sealed record StepAnswer(string Text, IReadOnlyList<string> Commands, IReadOnlyList<StepAnswer> SubSteps)
{
    public static StepAnswer Of(ResolutionStep step) => new(step.Text, step.Commands, [.. step.SubSteps.Select(Of)]);
}
