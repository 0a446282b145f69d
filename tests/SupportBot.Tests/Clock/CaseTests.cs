using System.Globalization;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Clock;

/// <summary>
/// Messages of many products in <c>Samples/*.txt</c>, each under a heading: what it is, whether it is a clock's trouble (<c>clock</c> or <c>not</c>), and the
/// skew in seconds that it proves: one value, <c>least..greatest</c> with either end open, <c>behind</c>, <c>ahead</c>, or <c>-</c> where it proves none.
/// </summary>
public sealed class CaseTests
{
    /// <summary>Whole seconds are cut off, and an answer travels.</summary>
    private const double Tolerance = 1;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Clock", "Samples");

    public static TheoryData<string, string> Names =>
        [.. Directory.GetFiles(Folder, "*.txt").SelectMany(file => Sections(Path.GetFileNameWithoutExtension(file)).Select(section => (Path.GetFileNameWithoutExtension(file), section.Split(" | ")[0])))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_is_judged_as_its_heading_says_alone_and_among_other_lines(string file, string name)
    {
        var section = Sections(file).Single(section => section.StartsWith(name + " | ", StringComparison.Ordinal));
        var (heading, text) = (section.Split('\n')[0].Split(" | "), section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n'));
        foreach (var paste in new[] { text, text.ReplaceLineEndings("\r\n"), Noise.Around(text, 0), Noise.Around(text, 3, at: 20), Noise.Around(text, 4, at: 299) })
        {
            var evidence = EvidenceReader.Read(PastedText.Of(paste));
            Assert.Equal(heading[1] == "clock", evidence.ClockRelated);
            if (heading[1] == "clock")
                AssertSkew(heading[2].Trim(), evidence);
        }
    }

    private static void AssertSkew(string expected, ClockEvidence evidence)
    {
        if (expected is "behind" or "ahead" && evidence.Skew is null)
        {
            Assert.Equal(expected == "behind" ? ClockDirection.Behind : ClockDirection.Ahead, evidence.Direction);
            return;
        }

        var (min, max) = expected switch
        {
            "-" => (null, null),
            "behind" => (null, 0d),
            "ahead" => (0d, null),
            _ when expected.Split("..") is [var from, var to] => (Number(from), Number(to)),
            _ => (Number(expected), Number(expected)),
        };
        Near(min, evidence.Skew?.Min);
        Near(max, evidence.Skew?.Max);
    }

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.InRange(actual ?? 0, (expected ?? 0) - Tolerance, (expected ?? 0) + Tolerance);
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Sections(string file) =>
        ("\n" + File.ReadAllText(Path.Combine(Folder, file + ".txt")).ReplaceLineEndings("\n")).Split("\n## ").Where(section => section.Trim().Length > 0);
}
