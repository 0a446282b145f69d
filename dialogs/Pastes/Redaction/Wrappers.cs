using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// What dumps of programs write around a value: its type and length (<c>(string) (len=12) "x"</c> of Go, <c>REG_SZ</c> of Windows), or a constructor
/// (<c>Some("x")</c> of Rust, <c>Optional[x]</c> of Java).
/// </summary>
internal static class Wrappers
{
    private static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Constructors = Vocabulary.Set("""
        some just option optional secret secretstring secretstr string str password sensitive text value new unquote quote maybe box arc literal securestring token right ok raw noecho from of create literal
        """);

    private static readonly SearchValues<char> Qualified = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:");

    /// <summary>The index of the value, or of its quote, behind the wrapper at <paramref name="at"/>.</summary>
    public static int Skip(string text, int at)
    {
        if (at >= text.Length || !(text[at] == '(' || char.IsAsciiLetter(text[at])))
            return at;
        for (var steps = 0; steps < 3 && at < text.Length && text[at] == '('; steps++)
        {
            var window = text.AsSpan(at, Math.Min(48, text.Length - at));
            var close = window.IndexOf(')');
            if (close < 2 || !IsType(window[1..close]))
                break;
            var after = Carrier.SkipBlanks(text, at + close + 1);
            if (after >= text.Length || !(text[after] == '(' || Carrier.QuoteAt(text, after) > 0))
                break;
            at = after;
        }

        if (text.AsSpan(at).StartsWith("REG_", StringComparison.Ordinal))
            return Carrier.SkipBlanks(text, Runs.End(text, at, Runs.Base64Url, within: 24));
        return Constructed(text, at);
    }

    private static int Constructed(string text, int at)
    {
        Span<char> lower = stackalloc char[40];
        for (var nested = 0; nested < 3; nested++)
        {
            var end = Runs.End(text, at, Qualified, within: 40);
            if (end == at || end >= text.Length || text[end] is not ('(' or '['))
                break;
            var name = text.AsSpan(at, end - at);
            name = name[(name.LastIndexOfAny('.', ':') + 1)..];
            if (!Constructors.Contains(lower[..name.ToLowerInvariant(lower)]))
                break;
            at = end + 1;
        }

        return at;
    }

    /// <summary><c>string</c>, <c>*string</c>, <c>len=12 cap=16</c>, <c>0xc00011e2b0</c>, <c>[]uint8</c>.</summary>
    private static bool IsType(ReadOnlySpan<char> inner)
    {
        foreach (var letter in inner)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('*' or '=' or ' ' or '[' or ']' or '.' or '_'))
                return false;
        return true;
    }
}
