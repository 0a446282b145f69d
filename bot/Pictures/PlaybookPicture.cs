using System.Globalization;
using System.Xml.Linq;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Pictures;

/// <summary>
/// A playbook's graph as SVG, narrow enough to be read beside an article: each step below those of a shorter way from the start, endings rounded, ways down drawn full and ways back dashed.
/// What a way is taken on shows when it is pointed at. The words are the playbook's own.
/// </summary>
internal static class PlaybookPicture
{
    private const int BoxWidth = 176, BoxHeight = 46, GapX = 18, GapY = 64, Margin = 24, CharactersPerLine = 27, MostInRow = 4;

    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    /// <summary>What it shows, for those who cannot see it.</summary>
    public static string Alternative(Playbook playbook, Language words) => words.Say("article.graph-alt",
        ("count", playbook.Steps.Length), ("first", playbook[playbook.Start].Title.In(words)), ("ends", playbook.Steps.Count(step => step.Ends is not null)));

    /// <summary>The picture.</summary>
    public static string Svg(Playbook playbook, Language words)
    {
        var graph = PlaybookGraph.Of(playbook, words);
        var rows = Rows(graph, playbook.Start);
        var width = (2 * Margin) + (rows.Max(row => row.Count) * (BoxWidth + GapX)) - GapX;
        var height = (2 * Margin) + (rows.Count * (BoxHeight + GapY)) - GapY;
        var places = rows.SelectMany((row, y) => row.Select((id, x) => (id, Place: (
                X: (width - (row.Count * (BoxWidth + GapX)) + GapX) / 2 + (x * (BoxWidth + GapX)),
                Y: Margin + (y * (BoxHeight + GapY))))))
            .ToDictionary(each => each.id, each => each.Place);
        return new XElement(Ns + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("role", "img"), new XAttribute("font-family", "sans-serif"), new XAttribute("font-size", 12),
            new XElement(Ns + "title", Alternative(playbook, words)),
            new XElement(Ns + "defs", Arrow("down", "#5b6670"), Arrow("back", "#a9b2ba")),
            new XElement(Ns + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "#fff")),
            graph.Edges.Select(edge => Way(edge, places[edge.From], places[edge.To])),
            graph.Steps.Select(step => Box(step, places[step.Id], words))).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Steps by their distance from the start, a few in a row.</summary>
    private static List<List<string>> Rows(PlaybookGraph graph, string start)
    {
        var rows = new List<List<string>> { new() { start } };
        var seen = new HashSet<string> { start };
        while (true)
        {
            var next = rows[^1].SelectMany(id => graph.Edges.Where(edge => edge.From == id).Select(edge => edge.To)).Where(seen.Add).ToList();
            if (next.Count == 0)
                return [.. rows.SelectMany(row => row.Chunk(MostInRow)).Select(row => row.ToList())];
            rows.Add(next);
        }
    }

    private static XElement Box(PlaybookStep step, (int X, int Y) at, Language words)
    {
        var ends = step.Ends is not null;
        var lines = Lines(step.Title.In(words));
        return new XElement(Ns + "g",
            new XElement(Ns + "rect", new XAttribute("x", at.X), new XAttribute("y", at.Y), new XAttribute("width", BoxWidth), new XAttribute("height", BoxHeight), new XAttribute("rx", ends ? BoxHeight / 2 : 8),
                new XAttribute("fill", ends ? "#e7f4ec" : step.Waits == StepInput.Junction ? "#fff6e0" : "#eef3f8"), new XAttribute("stroke", "#5b6670")),
            lines.Select((line, number) => new XElement(Ns + "text", new XAttribute("x", at.X + (BoxWidth / 2)), new XAttribute("y", at.Y + (BoxHeight / 2) + 4 + (int)((number - ((lines.Count - 1) / 2.0)) * 15)), new XAttribute("text-anchor", "middle"), new XAttribute("fill", "#1d252c"), line)));
    }

    private static XElement Way(PlaybookEdge edge, (int X, int Y) from, (int X, int Y) to)
    {
        var down = to.Y > from.Y;
        var (x1, y1) = (from.X + (BoxWidth / 2), down ? from.Y + BoxHeight : from.Y);
        var (x2, y2) = (to.X + (BoxWidth / 2), down ? to.Y : to.Y + BoxHeight);
        if (to.Y == from.Y)
            (x1, y1, x2, y2) = (from.X + (BoxWidth / 2), from.Y, to.X + (BoxWidth / 2), to.Y);
        var bend = to.Y == from.Y ? -GapY / 2 : (y2 - y1) / 2;
        var path = string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1} {y1 + bend} {x2} {(to.Y == from.Y ? y2 + bend : y2 - bend)} {x2} {y2}");
        return new XElement(Ns + "path", new XAttribute("d", path), new XAttribute("fill", "none"), new XAttribute("stroke", down ? "#5b6670" : "#a9b2ba"), new XAttribute("stroke-width", 1.3),
            down ? null : new XAttribute("stroke-dasharray", "4 4"), new XAttribute("marker-end", down ? "url(#down)" : "url(#back)"),
            edge.Labels.IsEmpty ? null : new XElement(Ns + "title", string.Join('\n', edge.Labels)));
    }

    private static XElement Arrow(string id, string colour) => new(Ns + "marker",
        new XAttribute("id", id), new XAttribute("viewBox", "0 0 8 8"), new XAttribute("refX", 7), new XAttribute("refY", 4), new XAttribute("markerWidth", 7), new XAttribute("markerHeight", 7), new XAttribute("orient", "auto-start-reverse"),
        new XElement(Ns + "path", new XAttribute("d", "M0 0L8 4L0 8z"), new XAttribute("fill", colour)));

    /// <summary>A title in at most three lines of a box; a wide character counts twice.</summary>
    private static List<string> Lines(string title)
    {
        var lines = new List<string> { "" };
        foreach (var word in title.Any(IsWide) && !title.Contains(' ', StringComparison.Ordinal) ? title.Chunk(CharactersPerLine / 2).Select(part => new string(part)) : title.Split(' '))
        {
            if (lines[^1].Length > 0 && WidthOf(lines[^1]) + 1 + WidthOf(word) > CharactersPerLine)
                lines.Add("");
            lines[^1] += lines[^1].Length > 0 ? $" {word}" : word;
        }

        return lines.Count <= 3 ? lines : [.. lines.Take(2), lines[2] + " …"];
    }

    private static int WidthOf(string text) => text.Sum(c => IsWide(c) ? 2 : 1);

    /// <summary>Hangul, kana, ideographs and full-width forms (Unicode Standard Annex 11, the blocks that the bot's languages use).</summary>
    private static bool IsWide(char c) => c is >= '\u1100' and <= '\u11FF' or >= '\u2E80' and <= '\uD7A3' or >= '\uFF00' and <= '\uFF60';
}
