namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Recognises what names an error (ORA-00942, AADSTS50013, 0x80070005) and what is only a value (hashes, UUIDs).</summary>
internal static class Codes
{
    /// <summary>
    /// Length of a hyphenated code at <paramref name="start"/>, or 0: one to three groups of letters, then one to three groups of two or more
    /// digits (<c>DLV-490066</c>, <c>CJMMAS-1601-500</c>, <c>ALC-PDG-001-000</c>); or <c>0x</c> and hexadecimal digits.
    /// </summary>
    public static int LengthAt(ReadOnlySpan<char> line, int start)
    {
        var at = start;
        if (line[at] == '0')
            return at + 4 < line.Length && line[at + 1] is 'x' or 'X' ? HexLength(line, start) : 0;
        var groups = 0;
        while (groups < 3 && Run(line, at, char.IsAsciiLetter) is var letters and >= 2 and <= 10 && at + letters < line.Length && line[at + letters] == '-')
            (at, groups) = (at + letters + 1, groups + 1);
        if (groups == 0)
            return 0;
        var end = start;
        for (var numbers = 0; numbers < 3 && Run(line, at, char.IsAsciiDigit) is var digits and >= 2 and <= 8; numbers++)
        {
            end = at + digits;
            if (end >= line.Length || line[end] != '-')
                break;
            at = end + 1;
        }

        return end > start && (end >= line.Length || !char.IsAsciiLetterOrDigit(line[end])) ? end - start : 0;
    }

    /// <summary>Eight or more hexadecimal digits with a decimal digit among them, or six with three: an id, not a word.</summary>
    public static bool IsHexadecimal(ReadOnlySpan<char> run, int digits)
    {
        if (digits == 0 || run.Length < 4 || (run.Length < 8 && digits < 2))
            return false;
        foreach (var c in run)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    private static int HexLength(ReadOnlySpan<char> line, int start)
    {
        var digits = Run(line, start + 2, char.IsAsciiHexDigit);
        return digits is >= 4 and <= 8 ? digits + 2 : 0;
    }

    private static int Run(ReadOnlySpan<char> line, int at, Func<char, bool> belongs)
    {
        var end = at;
        while (end < line.Length && end - at < 12 && belongs(line[end]))
            end++;
        return end - at;
    }
}
