using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Clock.Readings;

/// <summary>Several outputs in one paste: what one of them lacks is not said where another one shows it.</summary>
public sealed class DescribedReadingsTests
{
    private const string Status = "w32tm-own-clock.txt";

    [Fact]
    public void What_to_run_for_the_offset_is_said_only_while_it_is_unknown()
    {
        Assert.Contains("measures the offset", Described(Sample(Status)), StringComparison.Ordinal);
        Assert.DoesNotContain("measures the offset", Described($"2026-11-23T10:39:23Z System clock wrong by -0.120002 seconds (ignored)\n\n{Sample(Status)}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_measured_offset_needs_no_word_about_when_the_message_was_sent()
    {
        var text = Sample("container-behind.txt");
        Assert.DoesNotContain("the moment the message was sent", Described(text), StringComparison.Ordinal);
        Assert.Contains("the moment the message was sent", Described(text.Split('\n')[0]), StringComparison.Ordinal);
    }

    private static string Described(string text)
    {
        ImmutableArray<ClockReading> readings = [.. ClockReadings.ReadAll(text).Select(reading => BesideMessage.Of(reading, Instant.FromUtc(2026, 11, 23, 10, 39)))];
        return ReadingWords.Describe(Languages.Shipped.For("en"), ClockState.Of(readings)!, readings);
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", name));
}
