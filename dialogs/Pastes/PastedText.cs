namespace SupportBot.Dialogs.Pastes;

/// <summary>
/// What a person pasted, cut into lines. Line numbers are 1-based and count the lines of the original text, so that a reason
/// can say "line 22" and the person finds it.
/// </summary>
public sealed class PastedText
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    private readonly Lazy<ImmutableArray<LogLine>> _logLines;

    private PastedText(string text, ImmutableArray<string> lines)
    {
        (Text, Lines) = (text, lines);
        _logLines = new(() => [.. lines.SelectMany((line, at) => LogLine.Read(at + 1, line))]);
    }

    /// <summary>The text as it was pasted, unchanged.</summary>
    public string Text { get; }

    /// <summary>Its lines without line ends; <c>Lines[0]</c> is line 1.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>What the programs said on these lines, without what their carriers wrote in front.</summary>
    public ImmutableArray<LogLine> LogLines => _logLines.Value;

    /// <summary>Cuts <paramref name="text"/> at CRLF, LF or CR.</summary>
    public static PastedText Of(string text) => new(text, [.. text.Split(LineEnds, StringSplitOptions.None)]);
}
