using System.Collections.Frozen;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>"Label: value" lines, as chronyc, timedatectl and others print them.</summary>
internal sealed class Fields
{
    // How many lines of another shape (time zone changes, warnings) may stand between two labels of one output.
    private const int WidestGap = 8;
    private const int LongestLabel = 80;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private Fields()
    {
    }

    /// <summary>Lines from the first label to the last.</summary>
    public int Lines { get; private set; }

    /// <summary>The value of a label; null where the output has no such label.</summary>
    public string? this[string label] => _values.GetValueOrDefault(label);

    public bool Has(string label) => _values.ContainsKey(label);

    /// <summary>The first of several labels that is there: the same field was named differently over the years.</summary>
    public string? AnyOf(params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
            if (_values.TryGetValue(label, out var value))
                return value;
        return null;
    }

    /// <summary>
    /// Reads the fields named in <paramref name="labels"/> from line <paramref name="at"/> on. A label that comes again begins the next output.
    /// </summary>
    public static Fields Read(Output output, int at, FrozenSet<string> labels, char separator = ':')
    {
        var fields = new Fields();
        var missed = 0;
        for (var line = at; line < output.Count && missed < WidestGap; line++)
        {
            if (Split(output[line], separator) is not var (label, value) || !labels.Contains(label))
            {
                if (!output.IsBlank(line))
                    missed++;
                continue;
            }

            if (!fields._values.TryAdd(label, value))
                break;
            missed = 0;
            fields.Lines = line - at + 1;
        }

        return fields;
    }

    /// <summary>The label of a line without allocating, for a first look; empty where there is none.</summary>
    public static ReadOnlySpan<char> LabelOf(string line, char separator = ':')
    {
        var cut = line.IndexOf(separator, StringComparison.Ordinal);
        return cut is < 1 or > LongestLabel ? default : line.AsSpan(0, cut).Trim();
    }

    /// <summary>True where the line has one of <paramref name="labels"/>.</summary>
    public static bool HasLabel(string line, FrozenSet<string> labels, char separator = ':') =>
        LabelOf(line, separator) is { Length: > 0 } label && labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(label);

    /// <summary>Cuts at the first separator; null where there is none. Runs of spaces in the label count as one.</summary>
    public static (string Label, string Value)? Split(string line, char separator = ':')
    {
        var cut = line.IndexOf(separator, StringComparison.Ordinal);
        if (cut is < 1 or > LongestLabel)
            return null;
        var label = line[..cut].Trim();
        return (label.Contains("  ", StringComparison.Ordinal) ? string.Join(' ', label.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : label,
            line[(cut + 1)..].Trim());
    }

    /// <summary>A set of labels, compared without regard to case.</summary>
    public static FrozenSet<string> Labels(params ReadOnlySpan<string> labels) => FrozenSet.Create(StringComparer.OrdinalIgnoreCase, labels);
}
