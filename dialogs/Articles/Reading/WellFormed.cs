using System.Text;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Text without halves of surrogate pairs, which a cut file or an entity can leave and which neither Unicode normalisation nor UTF-8 takes.</summary>
internal static class WellFormed
{
    /// <summary>The text itself; U+FFFD in the place of each half.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
