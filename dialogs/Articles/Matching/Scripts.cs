namespace SupportBot.Dialogs.Articles.Matching;

internal enum Script : byte
{
    /// <summary>Punctuation, spaces, and Hiragana: in Japanese it carries the grammar, not the subject.</summary>
    None,

    /// <summary>Any alphabetic script with spaces, and ASCII digits.</summary>
    Latin,
    Hangul,
    Han,
    Katakana,
}

/// <summary>Which script a character belongs to, and its folded form: lower case, no accents, no full-width forms.</summary>
internal static class Scripts
{
    private const string FoldedLatin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"; // U+00C0..U+00FF

    public static Script Of(char c) => c switch
    {
        < '0' => Script.None,
        < '\u0080' => char.IsAsciiLetterOrDigit(c) ? Script.Latin : Script.None,
        < '\u00C0' or '\u00D7' or '\u00F7' => Script.None,
        < '\u0E00' => char.IsLetter(c) ? Script.Latin : Script.None,
        >= '\u1E00' and < '\u2000' => char.IsLetter(c) ? Script.Latin : Script.None,
        >= '\u30A1' and <= '\u30FA' or '\u30FC' => Script.Katakana,
        >= '\u3400' and <= '\u9FFF' or '\u3005' => Script.Han,
        >= '\uAC00' and <= '\uD7A3' => Script.Hangul,
        >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' => Script.Latin,
        _ => Script.None,
    };

    /// <summary>Folds <paramref name="text"/>; the result is never longer.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        for (var at = 0; at < text.Length; at++)
            into[at] = Fold(text[at]);
        return text.Length;
    }

    public static char Fold(char c) => c switch
    {
        < '\u0080' => char.ToLowerInvariant(c),
        >= '\u00C0' and <= '\u00FF' => FoldedLatin1[c - '\u00C0'],
        '\u0152' or '\u0153' => 'o',
        >= '\uFF10' and <= '\uFF5A' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        _ => char.ToLowerInvariant(c),
    };
}
