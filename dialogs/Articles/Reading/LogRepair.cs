using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Gives logs back the form a program wrote them in, so that a pasted log and the article's log are the same text again.</summary>
internal static partial class LogRepair
{
    /// <summary>
    /// Publishing put a space behind every square bracket: <c>[ main]  ERROR</c> for <c>[main] ERROR</c>. It is taken out where the whole
    /// block shows it; a block with <c>[ -f x ]</c> or <c>["a"]</c> in it was written by a person and stays.
    /// </summary>
    public static IReadOnlyList<string> Brackets(IReadOnlyList<string> block)
    {
        var opens = false;
        foreach (var line in block)
        {
            for (var at = line.IndexOf('[', StringComparison.Ordinal); at >= 0; at = line.IndexOf('[', at + 1))
            {
                opens = true;
                if (at + 1 < line.Length && line[at + 1] != ' ')
                    return block;
            }

            for (var at = line.IndexOf(']', StringComparison.Ordinal); at >= 0; at = line.IndexOf(']', at + 1))
            {
                var heldApart = at > 1 && line[at - 1] == ' ' && line[at - 2] is not ('[' or ']');
                if (heldApart || (at + 1 < line.Length && line[at + 1] != ' '))
                    return block;
            }
        }

        return opens ? [.. block.Select(line => SpacedBracket().Replace(line, "${bracket}"))] : block;
    }

    /// <summary>
    /// One error text as it is matched and shown: typographic quotes and spaces made plain, quote marks of the page and formatting tags
    /// taken off, glued lines and stack frames one a line again, empty lines out.
    /// </summary>
    public static string ErrorText(string text)
    {
        var lines = Formatting().Replace(text, "").Replace("``", "\n", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n')
            .SelectMany(line => Brackets([Plain(line).TrimEnd()])).Where(line => line.Length > 0).ToList();
        if (lines.Count > 0 && lines.TrueForAll(line => line[0] == '>'))
            lines = [.. lines.Select(line => line[1..]).Select(line => line.StartsWith(' ') ? line[1..] : line).Where(line => line.Length > 0)];
        var unglued = GluedFrame().Replace(string.Join('\n', lines), "\n\t${frame}");
        return GluedCause().Replace(unglued, "\n${cause}").Trim('\n').TrimEnd();
    }

    /// <summary>Typographic quotes, spaces and dashes as a keyboard writes them; characters without width left out.</summary>
    public static string Plain(string text) =>
        text.AsSpan().ContainsAny(Odd) ? string.Concat(text.Where(character => !Invisible.Contains(character, StringComparison.Ordinal)).Select(Straight)) : text;

    /// <summary>Characters that nobody sees and that no message contains: zero-width and direction marks, soft hyphens.</summary>
    public static string Invisible => "\u200B\u200E\u200F\u2060\uFEFF\u00AD\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly System.Buffers.SearchValues<char> Odd = System.Buffers.SearchValues.Create("‘’‚“”„\u00A0\u202F\u2009" + Invisible);

    private static char Straight(char character) => character switch
    {
        '‘' or '’' or '‚' => '\'',
        '“' or '”' or '„' => '"',
        '\u00A0' or '\u202F' or '\u2009' => ' ',
        _ => character,
    };

    [GeneratedRegex(@"</?(?:b|i|u|br|strong|em)[ ]?/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Formatting();

    [GeneratedRegex(@"(?<bracket>[\[\]]) ", RegexOptions.CultureInvariant)]
    private static partial Regex SpacedBracket();

    [GeneratedRegex(@"(?<=[^\s:]) +(?<frame>at [A-Za-z_$][\w$]{0,80}(?:[./][\w$<>@]{1,120}){1,20}\()", RegexOptions.CultureInvariant)]
    private static partial Regex GluedFrame();

    [GeneratedRegex(@"(?<=[^\s:]) +(?<cause>Caused by: )", RegexOptions.CultureInvariant)]
    private static partial Regex GluedCause();
}
