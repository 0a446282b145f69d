namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>Finds out which tool wrote a text and reads it.</summary>
public static class ClockReadings
{
    /// <summary>The reading that says most about the clock; <see cref="ClockReading.Tool"/> is null for an unknown text. Never throws.</summary>
    public static ClockReading Read(string text) => new();

    /// <summary>Every output in the text, in order of appearance.</summary>
    public static ImmutableArray<ClockReading> ReadAll(string text) => [Read(text)];
}
