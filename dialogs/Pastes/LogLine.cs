using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes;

/// <summary>How bad a line says it is.</summary>
public enum LogLevel
{
    /// <summary>The line does not say.</summary>
    Unknown,
    Debug,
    Information,
    Warning,
    Error,
}

/// <summary>
/// A line of a log without what its carrier wrote in front of it: syslog's date, host and process, Docker's container name, the time stamp of a
/// container runtime, the envelope of a JSON log. The message is what the program said.
/// </summary>
/// <param name="Number">1-based line of the paste.</param>
/// <param name="Message">The text after the header; for a JSON log the message field, unescaped.</param>
/// <param name="Carrier">The shape of the header; lines of one program have the same.</param>
/// <param name="Level">What the line says of itself.</param>
/// <param name="IsFrame">True where the message is one call of a stack trace: <c>at org.example.Class.method(Class.java:12)</c>.</param>
public readonly partial record struct LogLine(int Number, string Message, LogCarrier Carrier, LogLevel Level, bool IsFrame)
{
    private const int LongestHeader = 200;

    /// <summary>Reads one line; a JSON log line with line breaks in its message gives several.</summary>
    public static IEnumerable<LogLine> Read(int number, string text)
    {
        if (JsonLog.MessageOf(text) is { } message)
            return message.Split('\n').Select(part => Of(number, part.TrimEnd('\r'), LogCarrier.Json, LevelOf(text)));
        var (carrier, start) = HeaderOf(text);
        return [Of(number, start == 0 ? text : text[start..], carrier, LevelOf(text))];
    }

    private static LogLine Of(int number, string message, LogCarrier carrier, LogLevel level) =>
        new(number, message, carrier, level, Frame().IsMatch(message.AsSpan(0, Math.Min(message.Length, LongestHeader))));

    private static (LogCarrier Carrier, int Start) HeaderOf(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, LongestHeader));
        if (head.Length < 8)
            return (LogCarrier.None, 0);
        foreach (var match in Compose().EnumerateMatches(head))
            return (LogCarrier.Compose, match.Length);
        foreach (var match in Syslog().EnumerateMatches(head))
            return (LogCarrier.Syslog, match.Length);
        foreach (var match in ContainerRuntime().EnumerateMatches(head))
            return (LogCarrier.ContainerRuntime, match.Length);
        foreach (var match in Stamp().EnumerateMatches(head))
            return (LogCarrier.Stamp, match.Length);
        return (LogCarrier.None, 0);
    }

    private static LogLevel LevelOf(string text)
    {
        foreach (var match in Levels().EnumerateMatches(text.AsSpan(0, Math.Min(text.Length, LongestHeader))))
        {
            return char.ToUpperInvariant(text[match.Index]) switch
            {
                'W' => LogLevel.Warning,
                'I' or 'N' => LogLevel.Information,
                'D' or 'T' or 'V' => LogLevel.Debug,
                _ => LogLevel.Error,
            };
        }

        return LogLevel.Unknown;
    }

    /// <summary>Docker compose: <c>web-1_1  | </c></summary>
    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,60}\s{0,20}\| ?", RegexOptions.CultureInvariant)]
    private static partial Regex Compose();

    /// <summary>RFC 3164 and 5424: <c>Jul  4 09:33:09 host prog[253]: </c>, <c>&lt;34&gt;1 2003-10-11T22:14:15.003Z host app 12 ID47 - </c></summary>
    [GeneratedRegex(@"^(?:<[0-9]{1,3}>)?(?:[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,18}(?:Z|[+\-][0-9:]{4,6})) [A-Za-z0-9_.\-]{1,80} [A-Za-z0-9_./()\-]{1,60}(?:\[[0-9]{1,10}\])?: ", RegexOptions.CultureInvariant)]
    private static partial Regex Syslog();

    /// <summary>CRI: <c>2024-05-01T10:00:00.123456789Z stderr F </c></summary>
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,18}(?:Z|[+\-][0-9:]{4,6}) (?:stdout|stderr) [FP] ", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerRuntime();

    /// <summary>Any time stamp at the start, with brackets and separators around it.</summary>
    [GeneratedRegex(@"^[\[(]?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:[0-9]{1,4}[./\-][0-9A-Za-z]{1,3}[./\-][0-9]{2,4}[T ]{0,3}|[A-Z][a-z]{2} {1,2}[0-9]{1,2} )?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,:][0-9]{1,9})?(?: ?(?:Z|UTC|GMT|[+\-][0-9]{2}:?[0-9]{2}))?(?: [0-9]{4})?[\])]?[ \t|:\-]{0,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\b(?:ERROR|FATAL|SEVERE|CRITICAL|EMERG|ALERT|WARN(?:ING)?|INFO|NOTICE|DEBUG|TRACE|VERBOSE|[Ee]rror|[Ww]arn(?:ing)?|[Ii]nfo|[Cc]aused by|[A-Za-z]{0,60}Exception)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Levels();

    [GeneratedRegex(@"^\s*(?:at\s+[\w.$<>/@]{3,150}\(|File ""|at [\w.<>]{2,150} \(|\.\.\. [0-9]{1,4} (?:more|common))", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();
}

/// <summary>Who wrote the front of a line.</summary>
public enum LogCarrier
{
    None,
    Stamp,
    Syslog,
    Compose,
    ContainerRuntime,
    Json,
}
