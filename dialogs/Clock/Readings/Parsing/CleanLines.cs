using System.Net;
using System.Text;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>
/// Takes off what copying, chat programs and consoles put on: terminal colours, no-break spaces, typographic dashes and quotes,
/// code fences, quote marks, wrong code pages, HTML entities. Keeps the number of lines and leading spaces (columns matter to ntpq).
/// </summary>
internal static class CleanLines
{
    // No line of a time tool is longer; what follows is somebody's payload.
    private const int LongestLine = 4000;

    private const int LongestList = 60;

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    /// <summary>The lines of <paramref name="text"/>, cleaned; as many as the text has.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var lines = text.Split(LineEnds, StringSplitOptions.None);
        for (var at = 0; at < lines.Length; at++)
            lines[at] = Clean(lines[at]);
        if (IsQuoted(lines))
            for (var at = 0; at < lines.Length; at++)
                lines[at] = lines[at].TrimStart().TrimStart('>') is { } line && line.StartsWith(' ') ? line[1..] : lines[at].TrimStart().TrimStart('>');
        if (IsList(lines))
            for (var at = 0; at < lines.Length; at++)
                lines[at] = lines[at].TrimStart() is { Length: > 2 } item ? item[2..] : lines[at];
        if (Indentation(lines) is var indentation and > 1)
            for (var at = 0; at < lines.Length; at++)
                lines[at] = lines[at].Length > indentation ? lines[at][indentation..] : "";
        return [.. lines];
    }

    /// <summary>Spaces that every line begins with: an editor's or a mail's way to show code. Fewer than two are a column of the tool's own.</summary>
    private static int Indentation(string[] lines)
    {
        var least = int.MaxValue;
        foreach (var line in lines)
        {
            if (line.Length > 0)
                least = Math.Min(least, line.AsSpan().IndexOfAnyExcept(' '));
            if (least <= 1)
                return 0;
        }

        return least == int.MaxValue ? 0 : least;
    }

    /// <summary>True where an editor made a list of an output: every line is an item, of "name: value".</summary>
    private static bool IsList(string[] lines)
    {
        if (lines.Length > LongestList)
            return false;
        var items = lines.Where(line => line.Length > 0).Select(line => line.TrimStart()).ToArray();
        return items.Length >= 3 && items.All(item => item is ['*' or '-' or '•', ' ', _, ..] && item.Contains(':', StringComparison.Ordinal));
    }

    private static string Clean(string line)
    {
        if (line.Length > LongestLine)
            line = line[..LongestLine];
        if (line.Contains('&', StringComparison.Ordinal))
            line = WebUtility.HtmlDecode(line);
        // Most lines are plain: nothing to take off
        if (line.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            line = Characters(line);
        line = line.TrimEnd();
        return line.AsSpan().Trim() is ['`', '`', '`', ..] or "{code}" or "{noformat}" or ['~', '~', '~', ..] ? "" : line.Trim('`');
    }

    private static string Characters(string line)
    {
        var clean = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\e')
                at = EndOfEscape(line, at);
            else if (Character(line[at]) is { } character)
                clean.Append(character);
        }

        return clean.ToString();
    }

    /// <summary>The character that the tool printed; null for one that it did not.</summary>
    private static string? Character(char character) => character switch
    {
        '\t' => "    ",
        '\u00A0' or '\u2007' or '\u202F' or '\u3000' or (>= '\u2000' and <= '\u200A') => " ",
        '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => null,
        '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => "-",
        '\u00B1' => "+/-",
        '\u2018' or '\u2019' or '\u02BC' => "'",
        '\u201C' or '\u201D' or '\u201E' => "\"",
        '\uFF1A' => ":",
        '\uFF0C' => ",",
        '\uFF08' => "(",
        '\uFF09' => ")",
        >= '\uFF10' and <= '\uFF19' => ((char)(character - '\uFF10' + '0')).ToString(),
        _ when char.IsControl(character) => null,
        _ => character.ToString(),
    };

    /// <summary>Index of the last character of a terminal escape sequence (ECMA-48): ESC, [, parameters, a letter.</summary>
    private static int EndOfEscape(string line, int at)
    {
        if (at + 1 >= line.Length || line[at + 1] != '[')
            return Math.Min(at + 1, line.Length - 1);
        for (at += 2; at < line.Length && line[at] is >= ' ' and <= '?';)
            at++;
        return Math.Min(at, line.Length - 1);
    }

    /// <summary>Mail and chat programs put "&gt; " before each quoted line. Only where all lines have it: curl -v prints it before some.</summary>
    private static bool IsQuoted(string[] lines)
    {
        var filled = false;
        foreach (var line in lines)
        {
            var text = line.AsSpan().TrimStart();
            if (text is not ([] or ['>', ..]))
                return false;
            filled |= text.Length > 0;
        }

        return filled;
    }
}
