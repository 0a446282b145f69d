using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Requests that carry the sender's time: OAuth 1.0 (RFC 5849 section 3.3), Hawk, exchanges and payment APIs, OTP. The sender is local,
/// the server's time the reference; where the receiver prints its own "system time", the receiver is local and its sign stays open.
/// </summary>
internal static partial class RequestTimestamps
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new OAuth1(),
        new Wording("oauth1", "timestamp_refused", Cause.Clock),
        new Wording("oauth1", "Timestamp out of bounds", Cause.Clock),
        new Wording("oauth1", "beyond the allowable clock skew for in the future", Cause.Clock, ClockDirection.Ahead),
        new StampedMessage("hawk", "ts=", HawkServerFirst, Bound.Exact, Cause.Clock) { Lines = 8 },
        new StampedMessage("hawk", "ts=", HawkClientFirst, Bound.Exact, Cause.Clock) { Lines = 8 },
        new Wording("hawk", "Stale timestamp", Cause.Clock) { Near = "hawk" },
        // the server's time and its seal in the body of the answer
        new Wording("hawk", "Stale timestamp", Cause.Clock) { Near = "tsm" },
        new Wording("flexnet", "System clock has been set back", Cause.Clock),
        new StampedMessage("exchange-api", "server_timestamp", Bybit, Bound.Exact, Cause.Clock),
        new AheadOfServer(),
        new Wording("exchange-api", "outside of the recvWindow", Cause.Clock, ClockDirection.Behind),
        new Wording("exchange-api", "Timestamp request expired", Cause.Likely, ClockDirection.Behind) { Expired = true },
        new Wording("alibaba-api", "InvalidTimeStamp.Expired", Cause.Clock),
        new Wording("tencent-api", "AuthFailure.SignatureExpire", Cause.Likely),
        new StampedMessage("slack-signature", "must differ from system time by no more than", SlackStamp, Bound.AtMost, Cause.Likely) { Lines = 3 },
        new Wording("slack-signature", "Timestamp is too old", Cause.Either) { Near = "sign", Expired = true },
        new StampedMessage("stripe-signature", "outside the tolerance zone", Stripe, Bound.AtMost, Cause.Either) { Lines = 3 },
        new Wording(TokenPairs.SignOnKind, "minutes off", Cause.Clock) { Near = "iat" },
        new Wording("totp", "invalid one time token", Cause.Likely) { Near = "expired" },
        new Wording("totp", "clock and phone differ", Cause.Clock), new Wording("totp", "time drift", Cause.Clock) { Near = "OTP" }, new Wording("totp", "time drift", Cause.Clock) { Near = "TOTP" },
        new Wording("totp", "time is out of sync", Cause.Clock), new Wording("totp", "clock", Cause.Likely) { Near = "TOTP" },
        new Wording("totp", "Invalid verification code", Cause.Likely) { Near = "google_authenticator" },
        new Wording("totp", "invalid TOTP", Cause.Likely), new Wording("totp", "TOTP code", Cause.Likely) { Near = "invalid" },
        new Wording("webhook", "timestamp is in the future", Cause.Clock), new Wording("webhook", "Message timestamp too new", Cause.Clock),
        new Wording("api-timestamp", "Bad request timestamp", Cause.Clock), new Wording("api-timestamp", "Timestamp not current", Cause.Clock),
        new Wording("oauth1", "Invalid timestamp", Cause.Clock) { Near = "woocommerce" }, new Wording("api-timestamp", "Invalid timestamp", Cause.Clock) { Near = "pep-authn" },
        new Wording("oauth1", "Invalid timestamp", Cause.Clock) { Near = "oauth" },
        new Wording("api-timestamp", "Stale request - reported time", Cause.Clock, ClockDirection.Behind),
        new Wording("loki", "has timestamp too new", Cause.Clock, ClockDirection.Ahead),
    ];

    /// <summary>The problem report names the range that the server would accept: the sender's skew lies between the differences to its ends.</summary>
    private sealed partial class OAuth1() : ClockRule("oauth1", "oauth_acceptable_timestamps")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            var first = Math.Max(0, index - 6);
            var text = paste.Window(first, 13);
            if (Acceptable.Match(text) is not { Success: true } range || Sent.Match(text) is not { Success: true } sent)
                yield break;
            var stamp = double.Parse(sent.Groups["time"].Value, CultureInfo.InvariantCulture);
            var possible = SkewSet.Between(
                stamp - double.Parse(range.Groups["to"].Value, CultureInfo.InvariantCulture),
                stamp - double.Parse(range.Groups["from"].Value, CultureInfo.InvariantCulture));
            var (local, reference) = (Timestamps.TryRead(sent.Groups["time"].Value), Timestamps.TryRead(range.Groups["from"].Value));
            if (local is null || reference is null)
                yield break;
            var pair = Measure.Pair(Kind, Bound.Exact, local, LineOf(sent), reference, LineOf(range)) with { Reference = range.Groups["range"].Value, Possible = possible };
            yield return new Finding(Kind, index + 1, Cause.Clock, "oauth_acceptable_timestamps") { Pairs = [pair], Possible = possible };

            int LineOf(Match match) => first + 1 + text.AsSpan(0, match.Index).Count('\n');
        }

        [GeneratedRegex(@"oauth_acceptable_timestamps[""']?(?:=|:\s?|%3D)\\?[""']?(?<range>(?<from>\d{10})-(?<to>\d{10}))", RegexOptions.CultureInvariant)]
        private static partial Regex Acceptable { get; }

        [GeneratedRegex(@"oauth_timestamp[""']?(?:=|:\s?|%3D)\\?[""']?(?<time>\d{10})\b", RegexOptions.CultureInvariant)]
        private static partial Regex Sent { get; }
    }

    /// <summary>Binance: "Timestamp for this request was 1000ms ahead of the server's time": at least so much.</summary>
    private sealed partial class AheadOfServer() : ClockRule("exchange-api", "ahead of the server's time")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Ahead.Match(paste.Lines[index]) is { Success: true } match)
                yield return new Finding(Kind, index + 1, Cause.Clock, match.Value) { Direction = ClockDirection.Ahead, Possible = SkewSet.AtLeast(double.Parse(match.Groups["ms"].Value, CultureInfo.InvariantCulture) / 1000) };
        }

        [GeneratedRegex(@"(?<ms>\d{1,12})\s?ms ahead of the server's time", RegexOptions.CultureInvariant)]
        private static partial Regex Ahead { get; }
    }

    [GeneratedRegex(@"WWW-Authenticate:? {0,2}Hawk ts=\\?""(?<reference>\d{10})[\s\S]{0,400}?(?:client[ _]?ts|Authorization:? {0,2}Hawk [^\n]{0,200}?\bts)[ =:]\s{0,2}\\?""?(?<local>\d{10})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HawkServerFirst { get; }

    [GeneratedRegex(@"(?<!-)(?:client[ _]?ts|Authorization:? {0,2}Hawk [^\n]{0,200}?\bts)[ =:]\s{0,2}\\?""?(?<local>\d{10})[\s\S]{0,400}?WWW-Authenticate:? {0,2}Hawk ts=\\?""(?<reference>\d{10})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HawkClientFirst { get; }

    [GeneratedRegex(@"req_timestamp\[(?<local>\d{13})\],\s{0,2}server_timestamp\[(?<reference>\d{13})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bybit { get; }

    /// <summary>The library's own reference, or the signature's time in a header printed beside it; a webhook arrives after it was signed.</summary>
    [GeneratedRegex(@"Timestamp outside the tolerance zone(?: \((?<reference>[^)\n]{10,40})\)|[\s\S]{0,300}?Stripe-Signature\W{1,6}t=(?<reference>\d{10}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stripe { get; }

    [GeneratedRegex(@"(?:X-Slack-Request-Timestamp\W{1,6}(?<reference>\d{10})[^\n]{0,200}?)?must differ from system time by no more than(?:[\s\S]{0,300}?X-Slack-Request-Timestamp\W{1,6}(?<reference>\d{10}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SlackStamp { get; }
}
