namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Line arithmetic with the line ends of <see cref="PastedText"/>: CRLF, LF and CR.</summary>
internal static class LineEnds
{
    /// <summary>How many line ends a piece of text holds; one that ends between CR and LF counts as one.</summary>
    public static int In(ReadOnlySpan<char> text) =>
        text.Count('\n') + text.Count('\r') - text.Count("\r\n");

    /// <summary>The index where the line holding <paramref name="at"/> ends, at most <paramref name="within"/> characters away.</summary>
    public static int After(string text, int at, int within = int.MaxValue)
    {
        var length = Math.Min(within, text.Length - at);
        var end = text.AsSpan(at, length).IndexOfAny('\r', '\n');
        return at + (end < 0 ? length : end);
    }

    /// <summary>The index where the line holding <paramref name="at"/> starts, at most <paramref name="within"/> characters before.</summary>
    public static int Before(string text, int at, int within = int.MaxValue)
    {
        var from = Math.Max(0, at - Math.Min(within, at));
        return from + text.AsSpan(from, at - from).LastIndexOfAny('\r', '\n') + 1;
    }

    /// <summary>The start of the next line after the line end at <paramref name="end"/>.</summary>
    public static int Next(string text, int end) =>
        end < text.Length && text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : Math.Min(end + 1, text.Length);
}
