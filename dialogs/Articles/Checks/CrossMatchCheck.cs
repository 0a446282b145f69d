using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Signatures that fit the samples or the error texts of another article: a paste of that error would get the wrong answer, or two.</summary>
internal sealed class CrossMatchCheck : IArticleCheck
{
    public string Name => "signatures and other articles' samples";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        var owners = articles.Editions.SelectMany(entry => entry.Edition.Signatures.Select(signature => (entry.File, entry.Edition.Number, Signature: signature))).ToList();
        var matcher = SignatureMatcher.Of(owners.Select(owned => (owned.Number, owned.Signature)));
        if (matcher.IsEmpty)
            yield break;
        var files = owners.GroupBy(owned => (owned.Number, owned.Signature)).ToDictionary(group => group.Key, group => group.First().File);
        var told = new HashSet<(ArticleNumber, Signature, ArticleNumber)>();
        foreach (var (_, edition) in articles.Editions)
        {
            var texts = edition.Samples.Match.Select(text => (Text: text, What: "sample", Severity: ProblemSeverity.Error))
                .Concat(edition.ErrorTexts.Select(text => (Text: text, What: "error text", Severity: ProblemSeverity.Warning)));
            foreach (var (text, what, severity) in texts)
            {
                foreach (var hit in matcher.Match(PastedText.Of(text)).Where(hit => hit.Article != edition.Number && told.Add((hit.Article, hit.Signature, edition.Number))))
                {
                    var file = files[(hit.Article, hit.Signature)];
                    yield return new(file.Source, file.LineOf(hit.Signature.Pattern.Split('\n')[0].Trim()), severity, "signature-cross-match",
                        $"signature '{OwnSamplesCheck.Short(hit.Signature.Pattern)}' of {hit.Article} also fits a {what} of {edition.Number}: '{OwnSamplesCheck.Short(text.Split('\n')[hit.Lines[0] - 1])}'. Make it more specific or use not-if.");
                }
            }
        }
    }
}
