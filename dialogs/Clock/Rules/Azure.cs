using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Microsoft Entra ID and Azure Storage. "Current time" in AADSTS messages is Microsoft's clock, "valid from" the signer's.
/// Source: "Microsoft Entra authentication and authorization error codes"; "Authorize with Shared Key" (Azure Storage, 15 minutes).
/// </summary>
internal static partial class Azure
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new ClientAssertion(),
        new Wording("azure-assertion", "AADSTS50012: Client assertion is not within its valid time range", Cause.Clock),
        new Wording("azure-assertion", "AADSTS500133", Cause.Age) { Expired = true },
        new Wording("azure-assertion", "AADSTS700082", Cause.Age) { Expired = true },
        new StampedMessage("azure-storage-date", "Server failed to authenticate the request", DateTooOld, Bound.Exact, Cause.Clock) { Lines = 8 },
        new Wording("azure-storage-date", "Request date header too old", Cause.Clock, ClockDirection.Behind),
        new StampedMessage("azure-sas", "not valid in the specified time frame", SignatureStart, Bound.AtLeast, Cause.Clock, ClockDirection.Ahead) { Lines = 3 },
    ];

    [GeneratedRegex(@"Time:(?<reference>[\d-]{10}T[\d:.]{8,18}Z)[\s\S]{0,400}?Request date header too old: '(?<local>[^'\n]{8,60})'", RegexOptions.CultureInvariant)]
    private static partial Regex DateTooOld { get; }

    /// <summary>A signature that starts after the service's present: the texts compare only within a day, which is the case of a clock.</summary>
    [GeneratedRegex(@"Signature not valid in the specified time frame: Start \[(?<local>\w{3}, (?<day>[^\]:]{11}) (?<hour>\d{2})[^\]]{6,12})\] - Expiry \[[^\]]{10,40}\] - Current \[(?<reference>\w{3}, \k<day> [^\]]{8,14})\]", RegexOptions.CultureInvariant)]
    private static partial Regex SignatureStart { get; }

    /// <summary>AADSTS700024, which prints the service's time and the life of the assertion.</summary>
    private sealed partial class ClientAssertion() : ClockRule("azure-assertion", "AADSTS700024")
    {
        /// <summary>An assertion made an exact number of quarter hours off, within this many seconds, was made by a clock in the wrong zone.</summary>
        private const double ZoneTolerance = 120;

        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            var text = paste.Window(index, 4);
            var finding = new Finding(Kind, index + 1, Cause.Either, "AADSTS700024");
            if (Times.Match(text) is not { Success: true } match
                || Timestamps.TryRead(match.Groups["now"].Value)?.AsUtc() is not { Instant: { } now } current
                || Timestamps.TryRead(match.Groups["from"].Value)?.AsUtc() is not { Instant: { } from } start
                || Timestamps.TryRead(match.Groups["to"].Value)?.AsUtc() is not { Instant: { } to })
            {
                yield return finding;
                yield break;
            }

            var line = index + 1 + text.AsSpan(0, match.Groups["now"].Index).Count('\n');
            var pair = Measure.Pair(Kind, Bound.Exact, start, line, current, line);
            var seconds = (from - now).TotalSeconds;
            if (seconds > 0)
                yield return finding with { Cause = Cause.Clock, Direction = ClockDirection.Ahead, Pairs = [pair], Possible = pair.Possible };
            else if (to < now)
                yield return finding with { Cause = IsWholeHours(seconds) ? Cause.Likely : Cause.Age, Expired = true, Pairs = IsWholeHours(seconds) ? [pair] : [] };
            else
                yield return finding;
        }

        private static bool IsWholeHours(double seconds) =>
            seconds is <= -3000 and >= -50400 && Math.Abs(seconds - (Math.Round(seconds / 3600) * 3600)) <= ZoneTolerance;

        [GeneratedRegex(@"Current time: (?<now>[^,]{10,40}), assertion valid from (?<from>[^,]{10,40}), expiry time of assertion (?<to>\d[^,\s""]{8,40})", RegexOptions.CultureInvariant)]
        private static partial Regex Times { get; }
    }
}
