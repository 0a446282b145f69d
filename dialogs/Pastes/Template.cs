namespace SupportBot.Dialogs.Pastes;

/// <summary>
/// The fixed part of a log line, with its values masked (He et al., "Drain: An Online Log Parsing Approach with Fixed Depth Tree", 2017):
/// two lines of one statement in the code have one template.
/// </summary>
public static class Template
{
    /// <summary><c>Connection to &lt;ip&gt; refused after &lt;n&gt; ms</c></summary>
    public static string Of(string line) => Mask.Values(line).Trim();
}
