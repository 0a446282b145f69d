using NodaTime;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Cards;

/// <summary>What a pasted command output says, in a sentence or two: the offset, whether it is synchronised, and what is still missing.</summary>
internal static class ReadingWords
{
    public static string Describe(Language words, ClockState state, ImmutableArray<ClockReading> readings)
    {
        var sentences = new List<string>
        {
            Offset(words, state.OffsetSeconds),
            words[state.Synchronized switch { true => "reading.synchronized", false => "reading.not-synchronized", null => "reading.synchronized-unknown" }],
        };
        sentences.AddRange(readings.Where(reading => reading.Error is not null).Select(reading => words.Say("reading.error", ("tool", reading.Tool!), ("error", reading.Error!))));
        sentences.AddRange(readings.SelectMany(reading => reading.Notes).Where(note => StillCounts(note.Key, state, readings)).Select(words.Say).Distinct().Take(2));
        return string.Join(' ', sentences);
    }

    /// <summary>What one output lacks is not said where another one shows it.</summary>
    private static bool StillCounts(string note, ClockState state, ImmutableArray<ClockReading> readings) => note switch
    {
        "readings.no-offset" or "readings.no-offset-windows" => state.OffsetSeconds is null,
        "readings.beside-message" => readings.All(reading => reading.OffsetSeconds is null || reading.Notes.Any(each => each.Key == note)),
        _ => true,
    };

    /// <summary>"2 d 10:49:14 behind" as a sentence; says so where nothing was measured.</summary>
    public static string Offset(Language words, double? offsetSeconds) => offsetSeconds switch
    {
        null => words["reading.offset-unknown"],
        var offset => words.Say(offset < 0 ? "reading.behind" : "reading.ahead", ("offset", Duration.FromSeconds(Math.Abs(offset.Value)))),
    };

    /// <summary>"2 d 10:49:14 behind, not synchronised": for the summary.</summary>
    public static string Short(Language words, ClockState state) => string.Join(", ", new[]
    {
        state.OffsetSeconds is { } offset ? words.Say(offset < 0 ? "summary.behind" : "summary.ahead", ("offset", Duration.FromSeconds(Math.Abs(offset)))) : null,
        state.Synchronized switch { true => words["summary.synchronized"], false => words["summary.not-synchronized"], null => null },
        state.Server is { } server && state.Synchronized == true ? words.Say("summary.server", ("server", server)) : null,
    }.OfType<string>());
}
