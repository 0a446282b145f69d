namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What a query shares with the parts of an article where its author says what it is about, in bits.</summary>
/// <param name="Title">With the title.</param>
/// <param name="Head">With title, summary, symptoms and error messages.</param>
/// <param name="Pairs">Neighbouring words of the query that stand in one sentence of the article; the lesser of the two counts.</param>
internal readonly record struct FieldWords(float Title, float Head, float Pairs)
{
    /// <summary>Looks the words of the query up among the lines of one article: a few searches in sorted arrays.</summary>
    /// <param name="article">Its place in the index.</param>
    /// <param name="query">The words in the order of the text.</param>
    /// <param name="index">The index.</param>
    public static FieldWords Of(int article, List<QueryWord> query, IndexData index)
    {
        var (from, to) = index.Lines.RangeOf(article);
        var (titleBits, headBits, pairs) = (0f, 0f, 0f);
        Span<int> before = stackalloc int[MostLines];
        Span<int> here = stackalloc int[MostLines];
        var (countBefore, bitsBefore, placeBefore) = (0, 0f, -2);
        foreach (var word in query)
        {
            var (title, head, count) = (0f, 0f, 0);
            foreach (var (term, bits) in word.Alternatives)
            {
                var lines = index.Lines.Postings.Columns(term);
                for (var at = LowerBound(lines, from); at < lines.Length && lines[at] < to; at++)
                {
                    var place = index.Lines.PlaceOf(lines[at]);
                    if (place == Place.Title)
                        title = MathF.Max(title, bits);
                    if (place is Place.Title or Place.Summary or Place.Issue or Place.Error)
                        head = MathF.Max(head, bits);
                    if (count < MostLines)
                        here[count++] = lines[at];
                }
            }

            titleBits += MathF.Min(title, word.Bits);
            headBits += MathF.Min(head, word.Bits);
            if (count > 0 && word.Position - placeBefore <= Near && here[..count].IndexOfAny(before[..countBefore]) >= 0)
                pairs += MathF.Min(word.Bits, bitsBefore);
            if (count == 0)
                continue;
            here[..count].CopyTo(before);
            (countBefore, bitsBefore, placeBefore) = (count, word.Bits, word.Position);
        }

        return new(titleBits, headBits, pairs);
    }

    private const int MostLines = 64;

    /// <summary>Words so far apart in the query, grammar counted, are neighbours.</summary>
    private const int Near = 4;

    private static int LowerBound(ReadOnlySpan<int> lines, int least)
    {
        var at = lines.BinarySearch(least);
        return at < 0 ? ~at : at;
    }
}
