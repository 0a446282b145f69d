using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes;

/// <summary>Reads how a repeated operation ended. A failure anywhere outweighs a success, since "not successful" holds the word "successful".</summary>
internal static partial class OutcomeReader
{
    /// <summary>Success or an error, with the line that says so; unclear where no line does.</summary>
    public static (OperationOutcome Outcome, string? Line) Read(PastedText paste)
    {
        if (paste.Lines.FirstOrDefault(line => Failure().IsMatch(line)) is { } failed)
            return (OperationOutcome.OtherError, failed);
        return paste.Lines.LastOrDefault(line => Success().IsMatch(line)) is { } worked
            ? (OperationOutcome.Success, worked)
            : (OperationOutcome.Unclear, null);
    }

    [GeneratedRegex(
        @"\b(not (been )?(successful|succeed|ok|work|authori[sz]ed)\w*|un(successful|authori[sz]ed|able)\w*|(?<!(\bno|\b0|without) )(errors?|failures?)\b(?!\s*[:=]\s*(0|none|null))"
        + @"|fail(ed|s|ing)?\b|\w*exception\b|denied|refused|forbidden|invalid|expired|rejected|timed out|time-?out|fatal|(HTTP/[0-9.]+|status|response:?)\s+[45][0-9]{2}|still (fails|broken|the same))"
        + @"|실패|오류|에러|거부|만료|안 ?(됨|돼|됩)|不成功|失敗|エラー|Fehler\b|fehlgeschlagen",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Failure();

    [GeneratedRegex(
        @"\b(success(ful(ly)?)?|succeed(ed|s)|completed|passed|works( now| again)?|(HTTP/[0-9.]+|status|response:?)\s+2[0-9]{2}|2(00|01|02|04) (OK|Created|Accepted|No Content)|authenticated|connected|ok)\b"
        + @"|성공|정상|완료|잘 ?(됨|돼|됩)|成功|erfolgreich|réussi",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Success();
}

/// <summary>What the repeated operation said.</summary>
public enum OperationOutcome
{
    Success,
    SameError,
    OtherError,
    Unclear,
}
