using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Alphabets of tokens, and how far a run of them reaches.</summary>
internal static class Runs
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly SearchValues<char>
        Base64 = SearchValues.Create(Alphanumeric + "+/="),
        AnyBase64 = SearchValues.Create(Alphanumeric + "+/=_-"),
        Base64Url = SearchValues.Create(Alphanumeric + "_-"),
        Dotted = SearchValues.Create(Alphanumeric + "_-."),
        Opaque = SearchValues.Create(Alphanumeric + "_-.~+/=:%|!"),
        Hex = SearchValues.Create("0123456789abcdefABCDEF"),
        Names = SearchValues.Create(Alphanumeric + "_-.");

    /// <summary>Where the run of <paramref name="alphabet"/> that starts at <paramref name="at"/> ends, at most <paramref name="within"/> characters on.</summary>
    public static int End(string text, int at, SearchValues<char> alphabet, int within = int.MaxValue)
    {
        var reach = Math.Min(within, text.Length - at);
        var length = text.AsSpan(at, reach).IndexOfAnyExcept(alphabet);
        return at + (length < 0 ? reach : length);
    }

    /// <summary>Where the run of <paramref name="alphabet"/> that ends before <paramref name="at"/> starts.</summary>
    public static int Start(string text, int at, SearchValues<char> alphabet, int within = 256)
    {
        var from = Math.Max(0, at - within);
        return from + text.AsSpan(from, at - from).LastIndexOfAnyExcept(alphabet) + 1;
    }

    /// <summary>True if a token may begin at <paramref name="at"/>: before it stands no letter or digit, or a percent escape (<c>%3D</c>) or <c>\n</c>.</summary>
    public static bool BeginsAt(string text, int at) =>
        at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])
        || (at >= 3 && text[at - 3] == '%' && char.IsAsciiHexDigit(text[at - 2]) && char.IsAsciiHexDigit(text[at - 1]))
        || (at >= 2 && text[at - 2] == '\\' && text[at - 1] is 'n' or 't' or 'r')
        || (at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u');

    /// <summary>Every place where one of <paramref name="anchors"/> stands.</summary>
    public static IEnumerable<int> Of(string text, SearchValues<string> anchors)
    {
        var first = text.AsSpan().IndexOfAny(anchors);
        return first < 0 ? [] : From(first, text, anchors);
    }

    private static IEnumerable<int> From(int first, string text, SearchValues<string> anchors)
    {
        for (var at = first; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(anchors);
            if (next < 0)
                yield break;
            yield return at += next;
        }
    }
}
