using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Tells an error message or a log line from other text.</summary>
internal static partial class ErrorWords
{
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [.. Vocabulary.ByLanguage("error-words.yaml").SelectMany(language => language).Distinct()], StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a text that reads like a message of a program: words of failure, or an error code.</summary>
    public static bool ReadLikeAnError(string text) => text.AsSpan().ContainsAny(Words) || Code().IsMatch(text);

    /// <summary>True for a line as programs write into logs: a time, a level, an exception with its package, a stack frame, an HTTP status line.</summary>
    public static bool LooksLikeLog(string line) => LogLine().IsMatch(line);

    /// <summary>ERR_FAILURE, RST-360011, 0x80070005, E1234, HTTP 503, ORA-01017, SomethingException.</summary>
    [GeneratedRegex(
        @"\b(?:[A-Z][A-Z0-9]{1,12}-[0-9]{3,8}|[A-Z0-9_]{0,40}(?:ERR|FAIL|DENIED|INVALID|TIMEOUT|REFUSED|EXPIRED|UNKNOWN)[A-Z0-9_]{0,40}|E(?:CONN[A-Z]{3,10}|TIMEDOUT|NOENT|ACCES|PERM|NOTFOUND|AI_AGAIN)|0x[0-9A-Fa-f]{4,16}|(?:HTTP|[Ss]tatus|[Cc]ode|[Ee]rror)[ :=/#]{1,3}-?[0-9]{2,9}|[A-Za-z]{3,80}(?:Exception|Error|Fault))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"^[ \t>|`*]{0,12}(?:\[?[0-9]{1,4}[-./][0-9A-Za-z]{1,3}[-./][0-9]{1,4}[T :,][ ]?[0-9]{1,2}:[0-9]{2}|\[?[0-9]{2}:[0-9]{2}:[0-9]{2}[.,\] ]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,2} [ 0-9A-Z][^ ]{0,3} .{0,12}[0-9]{2}:[0-9]{2}:[0-9]{2}" +
        @"|\[?\*?(?:ERROR|FATAL|SEVERE|WARN|WARNING|CRITICAL|Error|Fatal|error|crit)\*?[\]:]|\*?(?:ERROR|FATAL|SEVERE|WARN)\*?[ \t]|(?:Caused by: |Exception in thread )?[a-z]\w{0,40}(?:\.[\w$]{1,80}){1,10}(?:Exception|Error)\b|at [A-Za-z_$][\w$.<>/]{3,200}\(|Traceback \(most|HTTP/[0-9.]{1,3} [1-5][0-9]{2})",
        RegexOptions.CultureInvariant)]
    private static partial Regex LogLine();
}
