using SupportBot.Dialogs.Articles.Reading;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Signatures against the samples of their own article: each must fit at least one sample that should match, none that should not.</summary>
internal sealed class OwnSamplesCheck : IArticleCheck
{
    public string Name => "signatures and their own samples";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles) => articles.Editions.SelectMany(entry => Check(entry.File, entry.Edition));

    private static IEnumerable<ArticleProblem> Check(CheckedFile file, ArticleEdition edition)
    {
        if (edition.Signatures.IsEmpty)
        {
            if (!edition.Samples.Match.IsEmpty)
                yield return new(file.Source, file.LineOf("samples:"), ProblemSeverity.Warning, "samples-without-signatures", "there are samples but no signatures to try on them.");
            yield break;
        }

        if (edition.Samples.Match.IsEmpty)
            yield return new(file.Source, file.LineOf("signatures:"), ProblemSeverity.Warning, "signature-untested", "there are signatures but no samples: add samples.match with a text each must fit.");
        var proven = edition.Samples.Match.SelectMany(sample => Hits(edition, sample)).ToHashSet();
        foreach (var signature in edition.Signatures.Where(signature => !edition.Samples.Match.IsEmpty && !proven.Contains(signature)))
            yield return new(file.Source, Line(file, signature.Pattern), ProblemSeverity.Error, "signature-unmatched", $"signature '{Short(signature.Pattern)}' fits none of the samples of its article.");
        foreach (var sample in edition.Samples.Match.Where(sample => Hits(edition, sample).Count == 0))
            yield return new(file.Source, Line(file, sample), ProblemSeverity.Error, "sample-unmatched", $"no signature fits the sample '{Short(sample)}'.");
        foreach (var sample in edition.Samples.NoMatch)
        {
            foreach (var signature in Hits(edition, sample))
                yield return new(file.Source, Line(file, sample), ProblemSeverity.Error, "sample-matched", $"signature '{Short(signature.Pattern)}' fits the sample '{Short(sample)}', which it must not.");
        }
    }

    private static HashSet<Signature> Hits(ArticleEdition edition, string sample) =>
        [.. SignatureMatcher.Of(edition.Signatures.Select(signature => (edition.Number, signature))).Match(PastedText.Of(sample)).Select(hit => hit.Signature)];

    private static int Line(CheckedFile file, string text) => file.LineOf(text.Split('\n')[0].Trim());

    internal static string Short(string text) => InlineText.OneLine(text) is var line && line.Length > 80 ? line[..79] + "…" : line;
}
