using System.Globalization;
using SupportBot.Dialogs.Clock.Readings;

namespace SupportBot.Tests.Clock.Readings;

/// <summary>
/// Outputs of many tools, versions and languages in <c>Samples/*.txt</c>, each under a heading: what it is, then the tool, the offset in seconds
/// (positive = ahead) and whether the clock is synchronised, as they must be read; "-" = the output does not say.
/// </summary>
public sealed class SampleTests
{
    public static TheoryData<string, string> Names =>
        [.. Directory.GetFiles(Folder, "*.txt").SelectMany(file => Sections(file).Select(section => (Path.GetFileNameWithoutExtension(file), section.Split(" | ")[0])))];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Clock", "Readings", "Samples");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_read_as_its_heading_says(string file, string name)
    {
        var section = Sections(Path.Combine(Folder, file + ".txt")).Single(section => section.StartsWith(name + " | ", StringComparison.Ordinal));
        var (heading, text) = (section.Split('\n')[0].Split(" | "), section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        var reading = ClockReadings.Read(text);
        var offset = heading[2] == "-" ? (double?)null : double.Parse(heading[2], CultureInfo.InvariantCulture);
        Assert.Equal((Known(heading[1]), Known(heading[3])), (reading.Tool, reading.Synchronized switch { true => "yes", false => "no", null => null }));
        Assert.Equal(offset is null, reading.OffsetSeconds is null);
        Assert.Equal(offset ?? 0, reading.OffsetSeconds ?? 0, 1e-6 + Math.Abs((offset ?? 0) * 1e-9));
    }

    private static string? Known(string text) => text.Trim() is "-" ? null : text.Trim();

    private static IEnumerable<string> Sections(string file) =>
        ("\n" + File.ReadAllText(file).ReplaceLineEndings("\n")).Split("\n## ").Where(section => section.Trim().Length > 0);
}
