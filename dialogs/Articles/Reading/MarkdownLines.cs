using System.Text;
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
    private const int MostOpenFences = 20;

    /// <summary>Every line of the Markdown, in order.</summary>
    /// <param name="markdown">The Markdown.</param>
    /// <param name="firstLine">1-based line of the file on which it begins.</param>
    /// <param name="openFence">1-based line of the first fence that is never closed, 0 where there is none. It ends before the next heading of a section, so that it swallows no other.</param>
    public static List<MarkdownLine> Of(string markdown, int firstLine, out int openFence)
    {
        var source = markdown.Split('\n');
        var ends = new HashSet<int>();
        openFence = 0;
        while (true)
        {
            var (lines, open) = Of(source, firstLine, ends);
            if (open < 0)
                return lines;
            openFence = openFence == 0 ? firstLine + open : openFence;
            var section = Array.FindIndex(source, open + 1, line => line.StartsWith("## ", StringComparison.Ordinal) && SectionWords.Meaning(SectionCutter.WithoutAnchor(line[3..])) is not null);
            if (section < 0 || ends.Count >= MostOpenFences || !ends.Add(section))
                return lines;
        }
    }

    /// <summary>The lines, and the index of the fence that is still open at the end, or -1.</summary>
    private static (List<MarkdownLine> Lines, int Open) Of(string[] source, int firstLine, HashSet<int> ends)
    {
        var lines = new List<MarkdownLine>(source.Length);
        var fence = new List<string>();
        string? open = null;
        var opened = -1;
        for (var at = 0; at < source.Length; at++)
        {
            var line = source[at];
            if (open is not null && ends.Contains(at))
            {
                Flush(at);
                open = null;
            }

            var mark = MayFence(line) && Fence().Match(line) is { Success: true } match ? match.Groups["mark"].Value : null;
            if (open is null && mark is not null)
            {
                (open, opened) = (mark, at);
                lines.Add(new(line, true, firstLine + at));
            }
            else if (open is not null && mark is not null && mark[0] == open[0] && mark.Length >= open.Length && line.TrimEnd().EndsWith(mark, StringComparison.Ordinal))
            {
                Flush(at);
                open = null;
                lines.Add(new(line, true, firstLine + at));
            }
            else if (open is not null)
            {
                fence.Add(line);
            }
            else
            {
                lines.Add(new(Prose(line), false, firstLine + at));
            }
        }

        Flush(source.Length);
        return (lines, open is null ? -1 : opened);

        void Flush(int before)
        {
            var number = firstLine + before - fence.Count;
            foreach (var line in LogRepair.Brackets(fence))
                lines.Add(new(line, true, number++));
            fence.Clear();
        }
    }

    private static bool MayFence(string line) => line.Contains("```", StringComparison.Ordinal) || line.Contains("~~~", StringComparison.Ordinal);

    /// <summary>
    /// Publishing markup outside code: a bracket that publishing put between back-ticks, with a space behind it, is that bracket again;
    /// a step's number that translation glued to its words ("1.再起動", "１．再起動") stands apart again; <c>[!DNL name]</c> is the name; <c>&gt;[!VIDEO](address)</c> is a link; a heading's <c>{#anchor}</c> stays for the cutter.
    /// </summary>
    private static string Prose(string line)
    {
        if (line.AsSpan().TrimStart() is [>= '0' and <= '9' or >= '０' and <= '９', ..])
            line = GluedNumber().Replace(line, match => $"{match.Groups["indent"].Value}{match.Groups["number"].Value.Normalize(NormalizationForm.FormKC)}. ");
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

    [GeneratedRegex(@"^(?<indent>[ \t]{0,12})(?<number>[0-9０-９]{1,2})(?:[．、][ \t\u3000]*|\.(?=[\u3040-\u9FFF\uAC00-\uD7A3]|<b>|\*\*))(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex GluedNumber();

    [GeneratedRegex(@"(?<!`)`(?<bracket>[\[\]<>])`(?!`) ?", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedBracket();

    [GeneratedRegex(@"^[ \t]{0,20}>[ \t]{0,4}\[!VIDEO\]\((?<url>[^)\s]{1,500})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Video();

    [GeneratedRegex(@"^[ \t]{0,20}>[ \t]{0,4}\[![A-Z]{3,20}\][ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Alert();

    [GeneratedRegex(@"\[!(?:DNL|UICONTROL|BADGE|ADD|PRODUCT)[ \t]{1,4}(?<term>[^\]\[]{1,200})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
