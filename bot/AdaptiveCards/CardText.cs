using System.Buffers;
using System.Globalization;
using System.Text;

namespace SupportBot.AdaptiveCards;

/// <summary>The one place where text enters an Adaptive Card.</summary>
internal static class CardText
{
    /// <summary>Signs that mean nothing to Markdown, except some of them where a line begins.</summary>
    private static readonly SearchValues<char> Harmless = SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ').Select(code => (char)code).Where(c => !Markup.Contains(c, StringComparison.Ordinal))));

    private const string Markup = "\\`*_[]<>{&~|";

    /// <summary>Four spaces at the start of a line make it a code block in Markdown; deeper lines are shown less deep.</summary>
    private const int DeepestIndent = 3;

    /// <summary>
    /// Escapes a plain text for a TextBlock, whose text is Markdown: what Markdown could read gets a backslash, and nothing more, since some
    /// phones show needless ones. Control characters, zero-width and bidirectional marks are taken out; a line break stays one.
    /// </summary>
    public static string Escape(string text)
    {
        if (text.Length > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan().ContainsAnyExcept(Harmless))
            return text;
        var safe = new StringBuilder(text.Length + 16);
        var atLineStart = true;
        var (indent, lineIsBlank) = (0, true);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                safe.Append("\n\n");
            else if (lineIsBlank && c is ' ' or '\t')
                safe.Append(++indent <= DeepestIndent ? " " : "");
            else if (c == '\t')
                safe.Append("    ");
            else if (Markup.Contains(c, StringComparison.Ordinal) || (atLineStart && StartsBlock(c, safe)))
                safe.Append('\\').Append(c);
            else if (!IsHidden(c))
                safe.Append(c);
            atLineStart = c == '\n' || (atLineStart && (char.IsWhiteSpace(c) || char.IsAsciiDigit(c) || IsHidden(c)));
            (indent, lineIsBlank) = c == '\n' ? (0, true) : (indent, lineIsBlank && (c is ' ' or '\t' || IsHidden(c)));
        }

        return safe.ToString();
    }

    /// <summary>A text for places that no Markdown is read in: titles of buttons, labels, what is spoken. Hidden characters are taken out; it stays one line.</summary>
    public static string Plain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? text : string.Concat(text.Select(c => c is '\n' or '\t' ? ' ' : c).Where(c => !IsHidden(c)));

    /// <summary>Signs that make a heading, a list or a rule of a line: "# ", "- ", "+ ", "=", and the stop after a number.</summary>
    private static bool StartsBlock(char c, StringBuilder before) =>
        c is '#' or '-' or '+' or '=' || (c is '.' or ')' && before.Length > 0 && char.IsAsciiDigit(before[^1]));

    /// <summary>Characters that change how others are shown without being seen themselves.</summary>
    private static bool IsHidden(char c) =>
        char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
