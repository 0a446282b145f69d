namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Where in an article a passage stands; each place has a weight in <see cref="Places"/>.</summary>
internal enum Place : byte
{
    Title,
    Keywords,
    Summary,
    Error,
    Issue,
    Environment,
    Cause,
    Resolution,
    Other,
}

/// <summary>A line or sentence of an article.</summary>
internal readonly record struct Passage(Place Place, ReadOnlyMemory<char> Text);

/// <summary>Cuts an edition into passages.</summary>
internal static class Passages
{
    private const int LongestLine = 2000;

    public static IEnumerable<Passage> Of(ArticleEdition edition)
    {
        yield return new(Place.Title, edition.Title.AsMemory());
        foreach (var keyword in edition.Keywords)
            yield return new(Place.Keywords, keyword.AsMemory());
        foreach (var passage in Lines(Place.Error, edition.ErrorTexts))
            yield return passage;
        foreach (var passage in Sentences(Place.Summary, edition.Summary))
            yield return passage;
        foreach (var section in edition.Sections)
        {
            foreach (var passage in Sentences(PlaceOf(section.Kind), section.Text))
                yield return passage;
        }
    }

    private static Place PlaceOf(SectionKind kind) => kind switch
    {
        SectionKind.Description or SectionKind.Issue => Place.Issue,
        SectionKind.Environment => Place.Environment,
        SectionKind.Cause => Place.Cause,
        SectionKind.Resolution => Place.Resolution,
        _ => Place.Other,
    };

    private static IEnumerable<Passage> Lines(Place place, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            for (int start = 0, end; start < text.Length; start = end + 1)
            {
                end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
                if (end > start)
                    yield return new(place, text.AsMemory(start, Math.Min(end - start, LongestLine)));
            }
        }
    }

    /// <summary>A sentence ends at a line's end, or at a full stop, question or exclamation mark before a space (or any CJK one).</summary>
    private static IEnumerable<Passage> Sentences(Place place, string text)
    {
        for (int start = 0, at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && !EndsSentence(text, at))
                continue;
            if (at > start)
                yield return new(place, text.AsMemory(start, Math.Min(at - start, LongestLine)));
            start = at + 1;
        }
    }

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '\n' or '。' or '？' or '！' => true,
        '.' or '?' or '!' => at + 1 < text.Length && text[at + 1] == ' ' && at > 2 && char.IsLetter(text[at - 1]) && char.IsLetter(text[at - 2]),
        _ => false,
    };
}
