namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>The prompt shows a command we know, and what it printed is nothing we know: an error in words of its own.</summary>
internal static class Unreadable
{
    private const int LongestError = 160;

    // An error is a line or two; more is an output cut down by hand
    private const int MostErrorLines = 2;

    public static ClockReading Reading(Output output, string tool)
    {
        var filled = Enumerable.Range(0, output.Count).Where(at => !output.IsBlank(at)).Take(MostErrorLines + 1).ToArray();
        var line = filled[0];
        var text = output[line].Trim();
        return new()
        {
            Tool = tool,
            Error = filled.Length > MostErrorLines ? null : text.Length > LongestError ? text[..LongestError] : text,
            Line = output.FirstLine + line,
            Notes = [Clocks.Note("not-readable")],
        };
    }
}
