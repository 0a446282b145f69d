namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Everything that is built once per set of articles and only read afterwards.</summary>
internal sealed record IndexData(ImmutableArray<Article> Articles, Vocabulary Vocabulary, WordIndex Words, LineIndex Lines, Titles Titles, Typos Typos)
{
    public Tuning Tuning { get; init; } = Tuning.Default;

    public bool AreTwins(int one, int other) => string.Equals(Articles[one].In("en").Title, Articles[other].In("en").Title, StringComparison.OrdinalIgnoreCase);

    public static IndexData Build(ImmutableArray<Article> articles)
    {
        var vocabulary = new Vocabulary();
        var words = new WordIndex.Builder();
        var lines = new LineIndex.Builder();
        var buffer = new TokenBuffer();
        var terms = new List<(int Term, float Weight)>();
        var seen = new HashSet<int>();
        var titles = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<int>>>(articles.Length);
        var titlesHere = new List<ImmutableArray<int>>();
        for (var article = 0; article < articles.Length; article++)
        {
            seen.Clear();
            titlesHere.Clear();
            foreach (var edition in articles[article].Editions.Values)
            {
                foreach (var passage in Passages.Of(edition))
                {
                    buffer.Clear();
                    Tokenizer.Cut(passage.Text.Span, buffer);
                    if (buffer.Count == 0)
                        continue;
                    var hash = Collect(buffer, vocabulary, terms);
                    if (passage.Place == Place.Title)
                        titlesHere.Add([.. terms.Select(pair => pair.Term).Where(term => !StopWords.Contains(vocabulary[term]))]);
                    var place = Places.Weight(passage.Place);
                    foreach (var (term, weight) in terms)
                        words.Add(term, weight * place);
                    if (passage.Place != Place.Keywords && seen.Add(hash))
                        lines.Add(article, passage, terms);
                }

                words.EndEdition();
            }

            words.EndArticle();
            titles.Add([.. titlesHere]);
        }

        var wordIndex = words.Build(vocabulary.Count);
        return new(articles, vocabulary, wordIndex, lines.Build(vocabulary.Count, wordIndex), new Titles(titles.MoveToImmutable()), new Typos(vocabulary, _ => true));
    }

    /// <summary>The distinct terms of a line with their highest weight; returns a hash of them.</summary>
    private static int Collect(TokenBuffer buffer, Vocabulary vocabulary, List<(int Term, float Weight)> terms)
    {
        terms.Clear();
        var hash = default(HashCode);
        for (var at = 0; at < buffer.Count; at++)
        {
            var token = buffer[at];
            var term = vocabulary.Add(buffer.Text(token));
            hash.Add(term);
            var known = terms.FindIndex(pair => pair.Term == term);
            if (known < 0)
                terms.Add((term, token.Weight));
            else if (terms[known].Weight < token.Weight)
                terms[known] = (term, token.Weight);
        }

        return hash.ToHashCode();
    }
}
