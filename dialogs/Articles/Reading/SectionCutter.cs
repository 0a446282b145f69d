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
/// (<c>{#resolution}</c>), else by its place (two headings: description, resolution), else by its words: translations keep
/// anchors and order, but call a resolution the resolution of a display.
/// </summary>
internal static partial class SectionCutter
{
    /// <summary>The sections in the order of the article, and the text of its first H1.</summary>
    public static (string? Title, List<Cut> Cuts) Run(List<MarkdownLine> lines)
    {
        var headings = lines.Where(line => !line.IsCode).Select(HeadingOf).OfType<Heading>().ToDictionary(heading => heading.Line);
        var parts = Parts([.. headings.Values.Where(heading => heading.Level == 2)]);
        string? title = null;
        var current = new Cut(SectionKind.Other, "", SectionKind.Other, false, []);
        var cuts = new List<Cut> { current };
        foreach (var line in lines)
        {
            var heading = headings.GetValueOrDefault(line.Number);
            if (heading is { Level: 1 } && title is null)
                title = heading.Text;
            else if (heading is not null && Opened(heading, current, parts) is { } opened)
                cuts.Add(current = opened);
            else
                current.Lines.Add(heading is { Level: > 0 } ? line with { Text = Anchor().Replace(line.Text, "") } : line);
        }

        return (title, [.. cuts.Where(cut => cut.Heading.Length > 0 || cut.Lines.Exists(line => !string.IsNullOrWhiteSpace(line.Text)))]);
    }

    /// <summary>Which H2 opens which part, by line number.</summary>
    private static Dictionary<int, SectionKind> Parts(List<Heading> headings)
    {
        var byPlace = headings.Count == 2 && SectionWords.Meaning(headings[0].Text) is null or { Kind: SectionKind.Description or SectionKind.Other };
        var parts = new Dictionary<int, SectionKind>();
        for (var at = 0; at < headings.Count; at++)
        {
            parts[headings[at].Line] = headings[at].Anchor switch
            {
                "description" => SectionKind.Description,
                "resolution" or "solution" => SectionKind.Resolution,
                "environment" => SectionKind.Environment,
                "issue" or "symptoms" => SectionKind.Issue,
                "cause" => SectionKind.Cause,
                _ when byPlace => at == 0 ? SectionKind.Description : SectionKind.Resolution,
                _ => SectionWords.Meaning(headings[at].Text)?.Kind ?? SectionKind.Other,
            };
        }

        return parts;
    }

    /// <summary>The section a heading opens, or null where it is only a heading within the section.</summary>
    private static Cut? Opened(Heading heading, Cut current, Dictionary<int, SectionKind> parts)
    {
        if (heading.Level == 2)
            return new(parts[heading.Line], heading.Text, PartOf(parts[heading.Line]), false, []);
        if (heading.Text.Length > 0 && !heading.Text.Any(char.IsLetter))
            return After(current.Kind) is { } next && current.Part == SectionKind.Description ? new(next, "", current.Part, false, []) : null;
        if (SectionWords.Meaning(heading.Text) is not { } label)
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
        if (text is ['#', ..] && line.Text.IndexOf('#', StringComparison.Ordinal) <= 3 && text.IndexOfAnyExcept('#') is var level and > 0 and <= 6 && text[level] is ' ' or '\t')
        {
            var anchor = Anchor().Match(line.Text);
            return new(level, InlineText.Of(Anchor().Replace(text[level..].Trim().TrimEnd('#').ToString(), "")), anchor.Groups["name"].Value.ToLowerInvariant(), line.Number);
        }

        return text is ['<' or '*' or '_', ..] && text.Length <= 400 && BoldLine().Match(line.Text) is { Success: true } bold && InlineText.Of(bold.Groups["text"].Value) is { Length: > 0 and <= 80 } label
            ? new(0, label, "", line.Number)
            : null;
    }

    [GeneratedRegex(@"[ \t]*\{#(?<name>[\w\-]{1,80})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^[ \t]{0,3}(?<text>(?:<u>)?(?:<(?:b|strong)(?: [^>]{0,300})?>|\*\*|__)[^*_`]{1,120}?(?:</(?:b|strong)>|\*\*|__)(?:</u>)?)[ \t]*[:：]?[ \t]*(?:<br ?/?>)?[ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex BoldLine();

    private sealed record Heading(int Level, string Text, string Anchor, int Line);
}
