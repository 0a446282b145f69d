namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// The line that opens or closes a private key, <c>-----BEGIN RSA PRIVATE KEY-----</c> (RFC 7468), in whatever escapes: hyphens and blanks as HTML, JSON, URLs
/// and chats write them; also with its beginning cut off.
/// </summary>
/// <param name="Start">Where its hyphens begin.</param>
/// <param name="End">Index after its last hyphen.</param>
/// <param name="Begins">BEGIN, not END.</param>
internal sealed record PemLabel(int Start, int End, bool Begins)
{
    private const int Longest = 48;

    private static readonly string[] Hyphens = ["-", "&#45;", "&#x2d;", "&#x2D;", "&hyphen;", "&dash;", "\\-", "\\u002d", "\\u002D", "\\x2d", "%2D", "%2d"];
    private static readonly string[] Blanks = [" ", "+", "%20", "&#32;", "&nbsp;", "\\u0020", "\\x20", "_"];

    /// <summary>What stands between two lines of base64 where their line end is written out.</summary>
    private static readonly string[] LineEndsWritten =
    [
        "\\n", "\\r", "\\t", "\\\\n", "\\\\r", "\\u000a", "\\u000A", "\\u000d", "\\u000D", "\\x0a", "\\x0d", "&#10;", "&#13;", "&#xA;", "&#xa;", "&#xD;", "&#xd;", "&#x0A;", "&#x0D;",
        "%0A", "%0a", "%0D", "%0d", "%2B", "%2b", "%2F", "%2f", "%3D", "%3d", "%5Cn", "<br>", "<br/>", "<br />", "\\", " ", "\"", "'", ",", "`n",
    ];

    /// <summary>The label around PRIVATE or "Static key V1" at <paramref name="at"/>; null if there is none.</summary>
    public static PemLabel? At(string text, int at)
    {
        var end = at + (text[at] == 'S' ? "Static key V1" : "PRIVATE").Length;
        if (text[at] != 'S')
        {
            end = Skip(text, end, Blanks);
            if (!text.AsSpan(end).StartsWith("KEY", StringComparison.Ordinal))
                return null;
            end += 3;
        }

        if (Skip(text, end, Blanks) is var block && text.AsSpan(block).StartsWith("BLOCK", StringComparison.Ordinal))
            end = block + 5;
        var dashes = SkipAll(text, text.AsSpan(end).StartsWith(" -") ? end + 1 : end, Hyphens);
        var before = text.AsSpan(Math.Max(0, at - Longest), Math.Min(Longest, at));
        before = before[(before.LastIndexOfAny('\r', '\n') + 1)..];
        var (begin, close) = (before.LastIndexOf("BEGIN", StringComparison.Ordinal), before.LastIndexOf("END", StringComparison.Ordinal));
        if (begin < 0 && close < 0)
            return dashes - end >= 2 ? new(LineEnds.Before(text, at, Longest), dashes, true) : null;
        var word = at - before.Length + Math.Max(begin, close);
        var start = word - (word > 0 && text[word - 1] == ' ' ? 1 : 0);
        while (start > 0 && Before(text, start, Hyphens) is > 0 and var length)
            start -= length;
        return new(start, dashes, begin > close);
    }

    /// <summary>The closing label between two places; null if there is none.</summary>
    public static PemLabel? Closing(string text, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var next = text.AsSpan(at, to - at).IndexOf("PRIVATE", StringComparison.Ordinal);
            if (next < 0)
                break;
            if (At(text, at + next) is { Begins: false } label && label.Start >= from)
                return label;
            at += next + 7;
        }

        var bare = text.AsSpan(from, to - from).IndexOf("-----END", StringComparison.Ordinal);
        return bare < 0 ? null : new(from + bare, from + bare + 8, false);
    }

    /// <summary>Behind the written line ends, quotes and blanks at <paramref name="at"/>.</summary>
    public static int SkipEscapes(string text, int at, int end)
    {
        while (at < end && !char.IsAsciiLetterOrDigit(text[at]) && Skip(text, at, LineEndsWritten) is var next && next > at)
            at = Math.Min(end, next);
        return at;
    }

    /// <summary>The length of a line without the line ends that are written out at its end.</summary>
    public static int WithoutEscapes(ReadOnlySpan<char> line)
    {
        for (var length = line.Length; ;)
        {
            if (line[Math.Max(0, length - 8)..length].IndexOfAny(Escapes) < 0)
                return length;
            var shorter = line[..length].TrimEnd(" \t\"',+|;").Length;
            foreach (var written in LineEndsWritten)
            {
                if (written[0] != '%' && line[..shorter].EndsWith(written, StringComparison.Ordinal))
                {
                    shorter -= written.Length;
                    break;
                }
            }

            if (shorter == length)
                return length;
            length = shorter;
        }
    }

    private static readonly System.Buffers.SearchValues<char> Escapes = System.Buffers.SearchValues.Create("\\&%<`");

    private static int Skip(string text, int at, string[] any)
    {
        foreach (var one in any)
            if (text.AsSpan(at).StartsWith(one, StringComparison.Ordinal))
                return at + one.Length;
        return at;
    }

    private static int SkipAll(string text, int at, string[] any)
    {
        while (Skip(text, at, any) is var next && next > at)
            at = next;
        return at;
    }

    private static int Before(string text, int at, string[] any)
    {
        foreach (var one in any)
            if (text.AsSpan(0, at).EndsWith(one, StringComparison.Ordinal))
                return one.Length;
        return 0;
    }
}
