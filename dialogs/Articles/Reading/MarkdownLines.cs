using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>One line of Markdown.</summary>
/// <param name="Text">The line, damage undone.</param>
/// <param name="IsCode">True inside a code fence and on its two fence lines.</param>
/// <param name="Number">1-based line in the file.</param>
internal readonly record struct MarkdownLine(string Text, bool IsCode, int Number);

/// <summary>Cuts Markdown into lines, knows which are code, and undoes what publishing did to them.</summary>
internal static partial class MarkdownLines
{
    /// <summary>Every line of the Markdown, in order.</summary>
    public static List<MarkdownLine> Of(string markdown, int firstLine)
    {
        var lines = new List<MarkdownLine>();
        var fence = new List<string>();
        string? open = null;
        var number = firstLine;
        foreach (var line in markdown.Split('\n'))
        {
            var mark = MayFence(line) && Fence().Match(line) is { Success: true } match ? match.Groups["mark"].Value : null;
            if (open is null && mark is not null)
            {
                open = mark;
                lines.Add(new(line, true, number));
            }
            else if (open is not null && mark is not null && mark[0] == open[0] && mark.Length >= open.Length && line.TrimEnd().EndsWith(mark, StringComparison.Ordinal))
            {
                Flush(number - fence.Count);
                open = null;
                lines.Add(new(line, true, number));
            }
            else if (open is not null)
            {
                fence.Add(line);
            }
            else
            {
                lines.Add(new(Prose(line), false, number));
            }

            number++;
        }

        Flush(number - fence.Count);
        return lines;

        void Flush(int from)
        {
            foreach (var line in LogRepair.Brackets(fence))
                lines.Add(new(line, true, from++));
            fence.Clear();
        }
    }

    private static bool MayFence(string line) => line.Contains("```", StringComparison.Ordinal) || line.Contains("~~~", StringComparison.Ordinal);

    /// <summary>
    /// Publishing markup outside code: a bracket that publishing put between back-ticks, with a space behind it, is that bracket again;
    /// <c>[!DNL name]</c> is the name; <c>&gt;[!VIDEO](address)</c> is a link; a heading's <c>{#anchor}</c> stays for the cutter.
    /// </summary>
    private static string Prose(string line)
    {
        if (line.Contains('`', StringComparison.Ordinal))
            line = EscapedBracket().Replace(line, match => match.Groups["bracket"].ValueSpan switch { "<" => "&lt;", ">" => "&gt;", "[" => "\\[", _ => "\\]" });
        if (!line.Contains("[!", StringComparison.Ordinal))
            return line;
        line = Video().Replace(line, "[Video](${url})");
        line = Alert().Replace(line, ">");
        return Term().Replace(line, "${term}");
    }

    [GeneratedRegex(@"^[ \t>]{0,40}(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]{1,4}){0,4}(?<mark>`{3,}|~{3,})[^`]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<!`)`(?<bracket>[\[\]<>])`(?!`) ?", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedBracket();

    [GeneratedRegex(@"^[ \t]{0,20}>[ \t]{0,4}\[!VIDEO\]\((?<url>[^)\s]{1,500})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Video();

    [GeneratedRegex(@"^[ \t]{0,20}>[ \t]{0,4}\[![A-Z]{3,20}\][ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Alert();

    [GeneratedRegex(@"\[!(?:DNL|UICONTROL|BADGE|ADD|PRODUCT)[ \t]{1,4}(?<term>[^\]\[]{1,200})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
