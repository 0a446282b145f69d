using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Templates left unfilled and test pages that anybody can find.</summary>
internal sealed partial class DescriptionCheck : IArticleCheck
{
    public string Name => "descriptions";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        foreach (var (file, edition) in articles.Visible)
        {
            if (edition.Summary.Length == 0)
                yield return new(file.Source, file.LineOf("description:"), ProblemSeverity.Note, "no-summary", "neither the description nor the text gives a sentence to show under the title.");
            if (TestPage().IsMatch(edition.Title))
                yield return new(file.Source, file.LineOf("title:"), ProblemSeverity.Warning, "test-page", $"'{edition.Title}' reads like a test page. Set hide: true or remove it.");
        }
    }

    [GeneratedRegex(@"^tests?(?:[_0-9]|\W*$|\W{1,3}(?:page|article|entry|title)\b)|_tests?[0-9]{0,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TestPage();
}
