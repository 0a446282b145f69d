using NodaTime;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Articles whose date of review has passed.</summary>
internal sealed class ReviewCheck : IArticleCheck
{
    public string Name => "overdue reviews";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        foreach (var (file, edition) in articles.Editions)
        {
            if (edition.ReviewBy is { } due && due < articles.Today)
                yield return new(file.Source, file.LineOf("review-by:"), ProblemSeverity.Warning, "review-overdue",
                    FormattableString.Invariant($"the review was due on {due:uuuu'-'MM'-'dd}, {Period.DaysBetween(due, articles.Today)} days ago{(edition.Owner is { } owner ? $"; owner {owner}" : "; it has no owner")}."));
        }
    }
}
