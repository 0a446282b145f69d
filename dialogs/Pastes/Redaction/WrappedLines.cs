using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Long tokens that a terminal, a mail or a chat broke over several lines, with or without quote marks before each.</summary>
internal static class WrappedLines
{
    private const int Shortest = 16;
    private const int FullLine = 48;
    private const int MostLines = 200;

    private static readonly SearchValues<char> Decoration = SearchValues.Create(" \t>|#*\"'");

    /// <summary>The pieces on the lines after <paramref name="end"/> that go on with the token <paramref name="start"/>..<paramref name="end"/>.</summary>
    public static IEnumerable<(int Start, int End)> After(string text, int start, int end, SearchValues<char> alphabet)
    {
        for (var lines = 0; lines < MostLines && end - start >= Shortest && Break(text, end) is >= 0 and var next; lines++)
        {
            var decorated = text.AsSpan(next, Math.Min(16, text.Length - next)).IndexOfAnyExcept(Decoration);
            var from = next + Math.Max(0, decorated);
            var to = Runs.End(text, from, alphabet, within: 4096);
            var (length, full) = (to - from, end - start >= FullLine);
            if (decorated < 0 || length < 4 || !EndsPiece(text, to) || !(length >= Shortest ? IsPiece(text, from, length) : full && !SecretShape.IsWords(text.AsSpan(from, length))))
                yield break;
            yield return (from, to);
            (start, end) = (from, to);
        }
    }

    private static bool IsPiece(string text, int from, int length) => SecretShape.IsRandom(text.AsSpan(from, length), Shortest) && !SecretShape.IsGuid(text.AsSpan(from, length));

    /// <summary>Where the next line begins if the token reaches the end of its line, perhaps with a backslash, a quote or the soft break of RFC 2045; -1 if not.</summary>
    private static int Break(string text, int end)
    {
        var at = end;
        while (at < text.Length && at - end < 4 && text[at] is '\\' or '=' or '"' or '\'' or ' ' or '+')
            at++;
        return at < text.Length && text[at] is '\r' or '\n' ? LineEnds.Next(text, at) : -1;
    }

    private static bool EndsPiece(string text, int at) => at >= text.Length || text[at] is '\r' or '\n' or '"' or '\'' or '\\' or '&' or ',' or ';' or '=' or '<' or '`' or '}' or ')' or ']';
}
