namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>A line or sentence of an article as tokens.</summary>
/// <param name="Ordinal">Which passage of the article it is.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="From">Its first token in the article's buffer.</param>
/// <param name="To">After its last token.</param>
/// <param name="EndsEdition">True where the next passage is another edition's. Such an entry may hold no token at all.</param>
internal readonly record struct CutPassage(int Ordinal, Place Place, int From, int To, bool EndsEdition);

/// <summary>The tokens of a whole article. Used again for another one.</summary>
internal sealed class CutArticle
{
    public TokenBuffer Tokens { get; } = new();

    public List<CutPassage> Passages { get; } = [];

    private void Read(Article article)
    {
        Tokens.Clear();
        Passages.Clear();
        var ordinal = 0;
        foreach (var edition in article.Editions.Values)
        {
            foreach (var passage in Matching.Passages.Of(edition))
            {
                var from = Tokens.Count;
                Tokenizer.Cut(passage.Text.Span, Tokens);
                if (Tokens.Count > from)
                    Passages.Add(new(ordinal, passage.Place, from, Tokens.Count, false));
                ordinal++;
            }

            Passages.Add(new(ordinal, Place.Other, Tokens.Count, Tokens.Count, true));
        }
    }

    /// <summary>The articles in order, each good until the next is asked for; a thread of its own cuts a batch ahead, for cutting is half of the work.</summary>
    public static IEnumerable<CutArticle> Ahead(ImmutableArray<Article> articles)
    {
        const int Batch = 64;
        var (here, ahead) = (New(), New());
        var cutting = ReadAsync(0, ahead);
        for (var from = 0; from < articles.Length; from += Batch)
        {
            cutting.GetAwaiter().GetResult();
            (here, ahead) = (ahead, here);
            cutting = ReadAsync(from + Batch, ahead);
            for (var at = 0; at < Math.Min(Batch, articles.Length - from); at++)
                yield return here[at];
        }

        CutArticle[] New() => [.. Enumerable.Range(0, Math.Min(Batch, articles.Length)).Select(_ => new CutArticle())];

        Task ReadAsync(int from, CutArticle[] into) => Task.Run(() =>
        {
            for (var at = 0; at < into.Length && from + at < articles.Length; at++)
                into[at].Read(articles[from + at]);
        });
    }
}
