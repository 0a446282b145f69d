using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Dialogs.Pastes;

/// <summary>Finds out of a redacted text whether a token in it still opens doors: a redaction leaves the times where the secret stood.</summary>
public static partial class LiveTokens
{
    private static readonly InstantPattern Basic = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>When the last of the live tokens of a text ends; null = none of them is live at <paramref name="now"/>, or does not say so.</summary>
    /// <param name="redacted">A text whose secrets were taken out.</param>
    public static Instant? EndOf(string redacted, Instant now)
    {
        if (!redacted.Contains("[redacted:", StringComparison.Ordinal))
            return null;
        var live = JsonWebTokens.In(PastedText.Of(redacted)).Select(token => token.ExpiresAt).Concat(Links(redacted)).Where(end => end > now).ToList();
        return live.Count == 0 ? null : live.Max();
    }

    /// <summary>Ends of links that somebody signed: <c>se=</c> of Azure's shared access signatures, date and lifetime of Amazon's.</summary>
    private static IEnumerable<Instant?> Links(string text) => Azure().Matches(text)
        .Select(match => InstantPattern.ExtendedIso.Parse(Completed(Uri.UnescapeDataString(match.Groups["end"].Value))) is { Success: true } end ? end.Value : (Instant?)null)
        .Concat(Amazon().Matches(text).Select(match => Basic.Parse(match.Groups["from"].Value) is { Success: true } from
            ? from.Value + Duration.FromSeconds(int.Parse(match.Groups["for"].Value, CultureInfo.InvariantCulture))
            : (Instant?)null));

    /// <summary>Azure takes a date, and a time without seconds, as well.</summary>
    private static string Completed(string time) => time.Length switch { 10 => time + "T00:00:00Z", 17 => time[..16] + ":00Z", _ => time };

    [GeneratedRegex(@"\bse=(?<end>[0-9][0-9A-Za-z%:-]{8,40})[^\s""']{0,400}\bsig=\[redacted:|\bsig=\[redacted:[^\s""']{0,400}&se=(?<end>[0-9][0-9A-Za-z%:-]{8,40})", RegexOptions.CultureInvariant)]
    private static partial Regex Azure();

    [GeneratedRegex(@"X-Amz-Date=(?<from>[0-9]{8}T[0-9]{6}Z)&X-Amz-Expires=(?<for>[0-9]{1,6})[^\s""']{0,600}X-Amz-Signature=\[redacted:", RegexOptions.CultureInvariant)]
    private static partial Regex Amazon();
}
