namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>A paste with a blank line behind every line: web forms and mail programs make a paragraph of each.</summary>
/// <param name="First">Index of the first line that is not blank.</param>
/// <param name="Lines">The lines without the blank ones that were put between them.</param>
internal sealed record DoubleSpacing(int First, ImmutableArray<string> Lines)
{
    /// <summary>The spacing of <paramref name="lines"/>; null where they stand close, or there is one only.</summary>
    public static DoubleSpacing? Of(ImmutableArray<string> lines)
    {
        var first = 0;
        while (first < lines.Length && string.IsNullOrWhiteSpace(lines[first]))
            first++;
        if (first + 2 >= lines.Length)
            return null;
        for (var at = first + 1; at < lines.Length; at += 2)
            if (!string.IsNullOrWhiteSpace(lines[at]))
                return null;
        return new(first, [.. lines.Where((_, at) => at >= first && (at - first) % 2 == 0)]);
    }

    /// <summary>The 1-based line of the paste that the 1-based <paramref name="line"/> of <see cref="Lines"/> was.</summary>
    public int LineOfPaste(int line) => First + (line - 1) * 2 + 1;
}
