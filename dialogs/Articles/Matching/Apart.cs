namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// What would tell candidates apart: for each the line of its own (an error message first, else a sentence of its symptoms or its title) that says most of
/// what no other candidate speaks of. A person who sees that line in the log knows.
/// </summary>
internal static class Apart
{
    /// <summary>Fewer bits of their own tell nothing apart.</summary>
    private const float LeastBits = 6;

    /// <summary>An error message can be looked for in a log; a sentence has to be judged.</summary>
    private const float ErrorWeight = 1.5f;
    private const int Longest = 120;

    /// <summary>The telling line of every candidate, null where it has none.</summary>
    public static ImmutableArray<string?> Of(IReadOnlyList<int> articles, IndexData index) =>
        [.. articles.Select(article => Of(article, [.. articles.Where(other => other != article)], index))];

    private static string? Of(int article, int[] others, IndexData index)
    {
        if (others.Length == 0)
            return null;
        var (from, to) = index.Lines.RangeOf(article);
        var (best, most) = (-1, LeastBits);
        Span<int> terms = stackalloc int[Alignment.Longest];
        for (var line = from; line < to; line++)
        {
            if (index.Lines.PlaceOf(line) is not (Place.Error or Place.Issue or Place.Title))
                continue;
            var bits = 0f;
            foreach (var term in terms[..index.Lines.Sequences.Read(line, terms)])
            {
                if (!StopWords.Contains(index.Vocabulary[term]) && !others.Any(other => index.Words.Postings.Columns(term).BinarySearch(other) >= 0))
                    bits += index.Words.Bits(term);
            }

            bits *= index.Lines.PlaceOf(line) == Place.Error ? ErrorWeight : 1;
            if (bits > most)
                (best, most) = (line, bits);
        }

        return best < 0 ? null : Shortened(index.TextOf(best));
    }

    private static string Shortened(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
