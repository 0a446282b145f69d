namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Word to stem, for every language written in Latin letters; other alphabets are only folded.</summary>
internal static class Stems
{
    /// <summary>Writes the stem of <paramref name="word"/> into <paramref name="into"/> and returns its length. Words of up to three letters stay.</summary>
    public static int Of(ReadOnlySpan<char> word, Span<char> into)
    {
        var length = Scripts.Fold(word, into);
        if (length <= 3 || !IsAscii(into[..length]))
            return length;
        return EnglishStemmer.Stem(into, length);
    }

    private static bool IsAscii(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c is < 'a' or > 'z')
                return false;
        }

        return true;
    }
}
