namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>A heading, or a bold line that serves as one.</summary>
/// <param name="Level">1 to 6; 0 for a bold line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Anchor">Its <c>{#anchor}</c> in lower case, or empty.</param>
/// <param name="Line">1-based line in the file.</param>
internal sealed record Heading(int Level, string Text, string Anchor, int Line);

/// <summary>
/// Tells what headings mean whose words nobody knows: by their place. Articles of one base are built alike in every language (description,
/// resolution; within the description environment, issue, cause), and a translation keeps the order and loses the words.
/// </summary>
internal static class SectionOrder
{
    private const int LongestEnvironment = 20;

    /// <summary>Which H2 opens which part, by line: by its anchor, else its words, else its place.</summary>
    public static Dictionary<int, SectionKind> Parts(IReadOnlyList<Heading> headings, IReadOnlyList<MarkdownLine> lines)
    {
        var parts = headings.ToDictionary(heading => heading.Line, heading => OfAnchor(heading.Anchor) ?? SectionWords.Meaning(heading.Text)?.Kind ?? SectionKind.Other);
        if (headings is [var first, var second] && parts[first.Line] is SectionKind.Description or SectionKind.Other)
        {
            parts[first.Line] = SectionKind.Description;
            if (parts[second.Line] is SectionKind.Other || (parts[second.Line] is SectionKind.Description && OfAnchor(second.Anchor) is null))
                parts[second.Line] = SectionKind.Resolution;
        }
        else if (headings.Count > 1 && !parts.ContainsValue(SectionKind.Resolution) && headings.LastOrDefault(heading => IsNobodys(heading) && HasSteps(heading)) is { } steps)
        {
            parts[steps.Line] = SectionKind.Resolution;
        }

        return parts;

        bool HasSteps(Heading heading) => lines.SkipWhile(line => line.Number <= heading.Line).TakeWhile(line => !parts.ContainsKey(line.Number)).Any(line => !line.IsCode && IsNumbered(line.Text));
    }

    /// <summary>What the labels within a description open, by line; those that open nothing are left out.</summary>
    /// <param name="labels">Its headings below H2 and its bold lines, in order.</param>
    /// <param name="lines">All lines of the article.</param>
    /// <param name="foreign">True where not even the H2s are known by their words: then places alone count.</param>
    public static Dictionary<int, SectionKind> Labels(IReadOnlyList<Heading> labels, IReadOnlyList<MarkdownLine> lines, bool foreign)
    {
        var kinds = new Dictionary<int, SectionKind>();
        var known = labels.Select(label => SectionWords.Meaning(label.Text)?.Kind).OfType<SectionKind>().ToHashSet();
        var strange = labels.Where(IsNobodys).ToList();
        foreach (var label in strange)
        {
            if (SectionWords.Likely(label.Text) is { } likely and (SectionKind.Environment or SectionKind.Issue or SectionKind.Cause) && known.Add(likely))
                kinds[label.Line] = likely;
        }

        if (foreign && known.Count == 0)
        {
            foreach (var (label, kind) in strange.Where(label => label.Level == strange[0].Level).Zip([SectionKind.Environment, SectionKind.Issue, SectionKind.Cause]))
                kinds[label.Line] = kind;
            return kinds;
        }

        if (!known.Contains(SectionKind.Environment) && strange is [var first, ..] && labels.Count > 1 && first == labels[0] && known.Contains(SectionKind.Issue) && IsShortList(first))
            kinds.TryAdd(first.Line, SectionKind.Environment);
        if (!known.Contains(SectionKind.Issue) && labels.SkipWhile(label => KindOf(label) != SectionKind.Environment).Take(2).ToList() is [var environment, var next] && next.Level == environment.Level && IsNobodys(next))
            kinds.TryAdd(next.Line, SectionKind.Issue);
        return kinds;

        SectionKind? KindOf(Heading label) => kinds.TryGetValue(label.Line, out var told) ? told : SectionWords.Meaning(label.Text)?.Kind;

        bool IsShortList(Heading heading) =>
            lines.SkipWhile(line => line.Number <= heading.Line).TakeWhile(line => line.Number < labels[1].Line).Where(line => line.Text.Length > 0).ToList() is { Count: > 0 and <= LongestEnvironment } content
            && content.TrueForAll(line => !line.IsCode && line.Text.Length <= 120);
    }

    /// <summary>What an anchor says: it is not translated, or only sometimes.</summary>
    public static SectionKind? OfAnchor(string anchor) => anchor.Length == 0 ? null : SectionWords.Meaning(anchor)?.Kind is { } kind and not SectionKind.Other ? kind : null;

    private static bool IsNobodys(Heading heading) => heading.Text.Any(char.IsLetter) && SectionWords.Meaning(heading.Text) is null;

    private static bool IsNumbered(string line) => line.AsSpan().TrimStart() is var text && text.IndexOfAnyExceptInRange('0', '9') is > 0 and < 3 and var digits && text[digits] is '.' or ')';
}
