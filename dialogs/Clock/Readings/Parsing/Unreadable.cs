namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>The prompt shows a command we know, and what it printed is nothing we know: an error in words of its own.</summary>
internal static class Unreadable
{
    private const int LongestError = 160;

    public static ClockReading Reading(Output output, string tool)
    {
        var line = Enumerable.Range(0, output.Count).First(at => !output.IsBlank(at));
        var text = output[line].Trim();
        return new()
        {
            Tool = tool,
            Error = text.Length > LongestError ? text[..LongestError] : text,
            Line = output.FirstLine + line,
            Notes = [Clocks.Note("not-readable")],
        };
    }
}
