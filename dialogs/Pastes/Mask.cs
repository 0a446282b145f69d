using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes;

/// <summary>
/// Replaces what differs from machine to machine and from minute to minute by its kind, in one pass. The order of the alternatives decides:
/// a time stamp before its numbers, a URL before its host, a code (ORA-00942) before everything, because a code is no value.
/// </summary>
public static partial class Mask
{
    private static readonly ImmutableArray<string> Kinds = ["url", "email", "uuid", "time", "ip", "hex", "path", "host", "quoted", "n"];

    /// <summary>The text with <c>&lt;time&gt;</c>, <c>&lt;ip&gt;</c>, <c>&lt;n&gt;</c> and so on where its values were; URLs keep their host.</summary>
    public static string Values(string text) => Value().Replace(text, Kind);

    private static string Kind(Match match)
    {
        if (match.Groups["code"].Success)
            return match.Value;
        if (match.Groups["url"].Success)
            return match.Groups["origin"].Value + "/…";
        var kind = Kinds.First(kind => match.Groups[kind].Success);
        return kind == "quoted" ? $"{match.Value[0]}<value>{match.Value[^1]}" : $"<{kind}>";
    }

    [GeneratedRegex(
        """
        (?<code>\b[A-Z][A-Za-z]{1,11}(?:-[A-Z]{2,6})?-[0-9]{2,8}\b|\b0x8[0-9A-Fa-f]{7}\b|\b[A-Z]{3,12}[0-9]{4,8}\b)
        |(?<url>(?<origin>\b[a-z][a-z0-9+.\-]{1,10}://[^\s/"'<>?\#]{1,200})[^\s"'<>]{0,2000})
        |(?<email>\b[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,200}\b)
        |(?<uuid>\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\b)
        |(?<time>\b[0-9]{1,4}[./\-][0-9A-Za-z]{1,3}[./\-][0-9]{2,4}[T ]{1,2}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,9})?(?:Z|\ ?[+\-][0-9]{2}:?[0-9]{2})?|\b[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?\b)
        |(?<ip>\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]{1,5})?\b|\b(?:[0-9A-Fa-f]{1,4}:){4,7}[0-9A-Fa-f]{1,4}\b)
        |(?<hex>\b0x[0-9A-Fa-f]{1,16}\b|\b(?=[0-9A-Fa-f]{0,31}[0-9])[0-9A-Fa-f]{8,64}\b)
        |(?<path>(?<![\w<])(?:[A-Za-z]:)?(?:[/\\][\w.\-@$%~]{1,100}){2,30})
        |(?<host>\b[a-z0-9][a-z0-9\-]{0,40}(?:\.[a-z0-9\-]{1,40}){1,5}\.(?:com|net|org|local|internal|lan|corp|example|test|io|dev|cloud)\b)
        |(?<quoted>"[^"\r\n]{1,200}"|(?<!\w)'[^'\r\n]{1,200}'(?!\w))
        |(?<n>(?<![\w.])-?[0-9]{1,20}(?:[.,][0-9]{1,9})*(?![\w]))
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();
}
