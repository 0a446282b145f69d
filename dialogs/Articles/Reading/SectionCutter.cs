using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>A stretch of Markdown under one heading or label.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Heading">The heading as written, as plain text; empty for what stands before the first.</param>
/// <param name="Part">The part of the article it stands in: description, resolution, or other (the introduction).</param>
/// <param name="IsMessages">True under "Specified messages".</param>
/// <param name="Lines">Its lines without the heading.</param>
internal sealed record Cut(SectionKind Kind, string Heading, SectionKind Part, bool IsMessages, List<MarkdownLine> Lines)
{
    public string Markdown => string.Join('\n', Lines.Select(line => line.Text)).Trim('\n');
}

/// <summary>
/// Cuts an article at its headings and at bold lines that serve as headings. What a heading means is told by its anchor
/// (<c>{#resolution}</c>), else by its words, else by its place (<see cref="SectionOrder"/>): translations keep anchors and order, but
/// call a resolution the resolution of a display.
/// </summary>
internal static partial class SectionCutter
{
    /// <summary>The sections in the order of the article, and the text of its first H1.</summary>
    public static (string? Title, List<Cut> Cuts) Run(List<MarkdownLine> lines)
    {
        var headings = lines.Where(line => !line.IsCode).Select(HeadingOf).OfType<Heading>().ToDictionary(heading => heading.Line);
        var parts = SectionOrder.Parts([.. headings.Values.Where(heading => heading.Level == 2)], lines);
        var labels = Labels(headings.Values, parts, lines);
        string? title = null;
        var current = new Cut(SectionKind.Other, "", SectionKind.Other, false, []);
        var cuts = new List<Cut> { current };
        foreach (var line in lines)
        {
            var heading = headings.GetValueOrDefault(line.Number);
            if (heading is { Level: 1 } && title is null)
                title = heading.Text;
            else if (heading is not null && Opened(heading, current, parts, labels) is { } opened)
                cuts.Add(current = opened);
            else
                current.Lines.Add(heading is { Level: > 0 } ? line with { Text = WithoutAnchor(line.Text) } : line);
        }

        return (title, [.. cuts.Where(cut => cut.Heading.Length > 0 || cut.Lines.Exists(line => !string.IsNullOrWhiteSpace(line.Text)))]);
    }

    /// <summary>A heading's text without its <c>{#anchor}</c>.</summary>
    public static string WithoutAnchor(string heading) => Anchor().Replace(heading, "");

    /// <summary>What labels without a known word open, by line.</summary>
    private static Dictionary<int, SectionKind> Labels(IEnumerable<Heading> headings, Dictionary<int, SectionKind> parts, List<MarkdownLine> lines)
    {
        var inDescription = new List<Heading>();
        var part = SectionKind.Other;
        var foreign = true;
        foreach (var heading in headings)
        {
            if (heading.Level == 2)
            {
                part = parts[heading.Line];
                foreign &= SectionWords.Meaning(heading.Text) is null;
            }
            else if (part == SectionKind.Description && heading.Level != 1)
            {
                inDescription.Add(heading);
            }
        }

        return inDescription.Count == 0 ? [] : SectionOrder.Labels(inDescription, lines, foreign);
    }

    /// <summary>The section a heading opens, or null where it is only a heading within the section.</summary>
    private static Cut? Opened(Heading heading, Cut current, Dictionary<int, SectionKind> parts, Dictionary<int, SectionKind> labels)
    {
        if (heading.Level == 2)
            return new(parts[heading.Line], heading.Text, PartOf(parts[heading.Line]), false, []);
        if (heading.Text.Length > 0 && !heading.Text.Any(char.IsLetter))
            return After(current.Kind) is { } next && current.Part == SectionKind.Description ? new(next, "", current.Part, false, []) : null;
        if ((labels.TryGetValue(heading.Line, out var kind) ? new Label(kind) : SectionWords.Meaning(heading.Text)) is not { } label)
            return null;
        return label.Kind switch
        {
            // "Solution" under "Resolution" is a heading within it; so is "Description" within the description's own text
            SectionKind.Resolution when current.Part == SectionKind.Resolution && !HasOwnKind(current) => null,
            SectionKind.Description when current.Part is SectionKind.Description or SectionKind.Resolution => null,
            _ => new(label.Kind, heading.Text, label.Kind == SectionKind.Resolution ? SectionKind.Resolution : current.Part, label.Messages, []),
        };
    }

    private static bool HasOwnKind(Cut current) => current.Kind != SectionKind.Resolution;

    private static SectionKind PartOf(SectionKind kind) => kind switch
    {
        SectionKind.Resolution or SectionKind.Other => kind,
        _ => SectionKind.Description,
    };

    /// <summary>A label without a letter was lost in translation ("0.5511122" for 原因); the order of labels tells which it was.</summary>
    private static SectionKind? After(SectionKind kind) => kind switch
    {
        SectionKind.Description => SectionKind.Environment,
        SectionKind.Environment => SectionKind.Issue,
        SectionKind.Issue => SectionKind.Cause,
        _ => null,
    };

    private static Heading? HeadingOf(MarkdownLine line)
    {
        var text = line.Text.AsSpan().Trim();
        if (text is ['#', ..] && line.Text.IndexOf('#', StringComparison.Ordinal) <= 3 && text.IndexOfAnyExcept('#') is var level and > 0 and <= 6 && IsHeading(text[level..], level))
        {
            var anchor = Anchor().Match(line.Text);
            return new(level, InlineText.Of(WithoutAnchor(text[level..].Trim().TrimEnd('#').ToString())), anchor.Groups["name"].Value.ToLowerInvariant(), line.Number);
        }

        if (text is ['<' or '*' or '_', ..] && text.Length <= 400 && BoldLine().Match(line.Text) is { Success: true } bold && InlineText.Of(bold.Groups["text"].Value) is { Length: > 0 and <= 80 } label)
            return new(0, label, "", line.Number);
        return text is ['<', 'h' or 'H', ..] && HtmlHeading().Match(line.Text) is { Success: true } html
            ? new(html.Groups["level"].ValueSpan[0] - '0', InlineText.Of(html.Groups["text"].Value), html.Groups["id"].Value.ToLowerInvariant(), line.Number)
            : null;
    }

    /// <summary>A space follows the marks; translation sometimes eats it behind two or more ("##Descripción").</summary>
    private static bool IsHeading(ReadOnlySpan<char> text, int level) => text is [' ' or '\t' or '\u3000', ..] || (level is 2 or 3 && text is [var first, ..] && char.IsLetter(first));

    [GeneratedRegex(@"[ \t]*[{｛][ ]?[#＃][ ]?(?<name>[\w\-]{1,80})[ ]?[}｝]", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^[ \t]{0,3}(?<text>(?:<u>)?(?:<(?:b|strong)(?: [^>]{0,300})?>|\*\*|__)[^*_`]{1,120}?(?:</(?:b|strong)>|\*\*|__)(?:</u>)?)[ \t]*[:：]?[ \t]*(?:<br ?/?>)?[ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex BoldLine();

    [GeneratedRegex("""^[ \t]{0,3}<h(?<level>[1-6])(?: [^>]{0,200}?\bid="(?<id>[\w\-]{1,80})")?[^>]{0,300}>(?<text>[^<>]{1,200})</h\k<level>>[ \t]*$""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HtmlHeading();
}
