using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock;

/// <summary>What people and logs write beside an expiry: that the thing is fresh (then a clock is wrong) or old (then it is old).</summary>
internal static partial class Surroundings
{
    private const int Around = 2;

    /// <summary>Lines of a commit's explanation.</summary>
    private const int Paragraph = 8;

    /// <summary>What is made for one sign-in; sessions, passwords and licences end in their own time, however fresh the sign-in.</summary>
    private static readonly ImmutableArray<string> MadeForOneUse = ["jwt", "saml", "docker", "google", "ws-"];

    /// <summary>True where a line near says that the token was made a moment ago: what expired on arrival expired by a clock.</summary>
    public static bool SayFresh(PasteClocks paste, Finding finding) =>
        MadeForOneUse.Any(kind => finding.Kind.StartsWith(kind, StringComparison.Ordinal))
        && paste.Around(finding.Line, Around).Any(index => Fresh.IsMatch(paste.Lines[index]));

    /// <summary>True where the line itself says that something old was used again.</summary>
    public static bool SayStale(PasteClocks paste, Finding finding) => Stale.IsMatch(paste.Lines[finding.Line - 1]);

    /// <summary>True where the line tells of errors that were: a list of changes, the subject of a commit or, below a blank line, the paragraph that explains it.</summary>
    public static bool IsStory(PasteClocks paste, int index)
    {
        if (Story.IsMatch(paste.Lines[index]))
            return true;
        var above = index;
        while (above > Math.Max(0, index - Paragraph) && !string.IsNullOrWhiteSpace(paste.Lines[above]) && paste.StampOf(above) is null)
            above--;
        return above > 0 && above < index && string.IsNullOrWhiteSpace(paste.Lines[above]) && Story.IsMatch(paste.Lines[above - 1]);
    }

    [GeneratedRegex(@"^\W{0,8}(?:CHANGELOG|fix(?:ed|es)?|closes|resolves)[ :(]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Story { get; }

    [GeneratedRegex(@"\b(?:issued|created|minted|signed|generated|obtained|fetched|logged in|log ?in|authenticated)\b[^.\n]{0,40}?\b(?:\d{1,3} ?(?:ms|milliseconds?)|\d{1,2} ?(?:s|secs?|seconds?)|[1-5] ?(?:min|minutes?)) (?:ago|before|earlier)\b|\b(?:just (?:issued|minted|signed|generated|logged in)|freshly|fresh token|brand[- ]new token|(?:immediately|right) after (?:the )?(?:log ?in|issu|sign))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Fresh { get; }

    [GeneratedRegex(@"\b(?:replay\w{0,4}|recorded|recording|retried|retry of|re-?deliver\w{0,3}|re-?sent|backlog|dead letter|second redemption|already (?:used|redeemed)|(?:days?|weeks?|months?|hours?) (?:ago|old|late)|last (?:week|month|year)|yesterday)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stale { get; }
}
