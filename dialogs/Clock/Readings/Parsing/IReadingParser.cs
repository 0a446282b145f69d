namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>Knows the output of one tool.</summary>
internal interface IReadingParser
{
    /// <summary>Reads the output that begins at line <paramref name="at"/>; null when this tool's output does not begin there. Never throws.</summary>
    Claim? TryRead(Output output, int at);
}

/// <summary>A stretch of lines that a parser has recognised.</summary>
/// <param name="Reading">What the lines say.</param>
/// <param name="Lines">How many lines were read, at least 1.</param>
/// <param name="Certain">
/// True where the lines can be nothing else, wherever they stand. False for short outputs (a date, a host name, an error line) that
/// could also be part of an ordinary log: they count only where nothing else is left unexplained.
/// </param>
internal sealed record Claim(ClockReading Reading, int Lines = 1, bool Certain = true);
