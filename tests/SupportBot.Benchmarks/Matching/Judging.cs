using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// Asks queries made from the articles, and those of a file, each twice: the second time with its own article taken out, so that the model sees what
/// "close, but not in the base" looks like. A third time they are put to a small base, some dozens of the articles, where chance looks more like evidence.
/// </summary>
internal static class Judging
{
    public const int Folds = 5;
    private const int Looked = 10;

    /// <summary>One article in so many is in the small base.</summary>
    private const int SmallShare = 25;

    public static List<Judged> Of(ImmutableArray<MatchingQuery> given, string articles)
    {
        var judged = new List<Judged>();
        var folders = Directory.GetDirectories(articles).Order(StringComparer.Ordinal).ToDictionary(folder => Path.GetFileName(folder), folder => ArticleFolder.Load(folder));
        var editions = folders.SelectMany(folder => folder.Value.SelectMany(article => article.Editions.Values)).GroupBy(edition => edition.Number.Value).ToDictionary(group => group.Key, group => group.ToArray());
        foreach (var (kb, loaded) in folders)
        {
            var index = ArticleIndex.Build(loaded).Data;
            var others = editions.ToDictionary(pair => pair.Key, pair => pair.Value.Where(edition => edition.Language != kb).ToArray());
            var maker = new MadeQueries(7);
            var share = kb == "en" ? 3 : 12;
            var made = maker.Of(kb, loaded, others).Where((query, at) => at % share == 0 || (kb == "en" && query.Kind is "log" or "line" or "stack")).Concat(maker.Unanswerable(kb)).ToList();
            var small = ArticleIndex.Build([.. loaded.Where((_, at) => at % SmallShare == 0)]).Data;
            foreach (var query in made.Concat(given.Where(query => query.Kb == kb && query.Kind != "id" && query.Sub != "bad-id")))
            {
                judged.Add(Judge(query, false, index));
                if (query.Expect.IsEmpty)
                    continue;
                judged.Add(Judge(query, true, index));
                judged.Add(Judge(query, !query.Expect.Any(number => Holds(small, number)), small));
            }
        }

        return judged;
    }

    private static Judged Judge(MatchingQuery query, bool without, IndexData index)
    {
        var paste = PastedText.Of(query.Text);
        var terms = new PasteTerms().Read(paste, index.Vocabulary);
        var ranking = Ranker.Rank(terms, paste, index, Looked, without ? article => !IsAcceptable(query, article, index) : null);
        var at = without ? -1 : ranking.Candidates.FindIndex(one => IsAcceptable(query, one.Article, index));
        var signs = ranking.Candidates.Count > 0 && ranking.SaysEnough ? Evidence.Of(ranking, index) : new float[Evidence.Signs.Length];
        return new(query.Id, query.Expect.IsEmpty ? "negative" : query.Kind, query.Sub, without, ranking.Shape, terms.IsEnglish, signs, at == 0, FoldOf(query), query.Text[..Math.Min(query.Text.Length, 120)].Replace('\n', '⏎'));
    }

    /// <summary>A near-duplicate is as good; that the file does not name it is no mistake of the index.</summary>
    private static bool IsAcceptable(MatchingQuery query, int article, IndexData index) => query.Expect.Contains(index.Articles[article].Number.Value)
        || (!query.Expect.IsEmpty && query.Id.StartsWith("made-", StringComparison.Ordinal) && Holds(index, query.Expect[0]) && index.Twins.Are(article, index.PlaceOf(ArticleNumber.Parse(query.Expect[0], CultureInfo.InvariantCulture))));

    private static bool Holds(IndexData index, string number) => index.Articles.Any(article => article.Number.Value == number);

    private static int FoldOf(MatchingQuery query) =>
        (int)(uint.Parse(query.Expect.FirstOrDefault()?[3..] ?? query.Id[^4..], CultureInfo.InvariantCulture) * 2654435761u >> 16) % Folds;
}
