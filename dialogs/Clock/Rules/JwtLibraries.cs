using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Token libraries that print their own clock (local) beside a time of the token (reference): the verifier of a token that is "not yet"
/// valid is behind its issuer by at least the difference. Each pattern is that library's message.
/// </summary>
internal static partial class JwtLibraries
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        // jjwt 0.6 to 0.12 (DefaultJwtParser)
        Early("jwt-jjwt", "must not be accepted before", Jjwt),
        Early("jwt-jjwt", "JWT early by", JjwtSince012),
        // Microsoft.IdentityModel IDX10222; its 300 s leeway is already taken off
        new StampedMessage("jwt-dotnet", "token is not yet valid", DotNet, Bound.AtMost, Cause.Clock, ClockDirection.Behind) { Lines = 5, Utc = true },
        new RegistryToken(),
        // jose4j ErrorCodes 6 (NOT_BEFORE)
        Early("jwt-jose4j", "is before the Not Before", Jose4J),
        // coreos/go-oidc
        Early("jwt-go-oidc", "before the nbf (not before) time", GoOidc),
        // auth0 SDKs (JavaScript, Python, Java)
        Early("jwt-auth0", "can't be used just yet", Auth0),
        // ASP.NET Core's WWW-Authenticate header; the verifier's clock stands in the Date header of the same answer
        Early("jwt-dotnet", "The token is not valid before", DotNetHeader),
        // the reference only; the log's own stamp is the local clock
        Early("jwt-php", "Cannot handle token", Php),
        Early("jwt-nimbus", "Jwt used before", Nimbus),
        Early("jwt-auth0-java", "Token can't be used before", Auth0Java),
        Early("jwt-node", "NotBeforeError", Node, lines: 6),
        // WCF and WS-Security name both clocks
        Early("ws-security", "security timestamp is invalid because its creation time", WsSecurity),
        new StampedMessage("ws-security", "security timestamp is stale because its expiration time", WsSecurityStale, Bound.AtLeast, Cause.Likely, ClockDirection.Ahead) { Expired = true },
    ];

    private static StampedMessage Early(string kind, string anchor, Regex pattern, int lines = 2) =>
        new(kind, anchor, pattern, Bound.AtMost, Cause.Clock, ClockDirection.Behind) { Lines = lines };

    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    [GeneratedRegex(@"must not be accepted before (?<reference>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{4,5}))\.?\s{1,3}Current time: (?<local>[\d-]{10}T[\d:.]{8,18}(?:Z|[+-][\d:]{4,5}))", Plain)]
    private static partial Regex Jjwt { get; }

    [GeneratedRegex(@"JWT early by \d{1,18} milliseconds before (?<reference>[\d-]{10}T[\d:.]{8,18}Z)\.\s{1,3}Current time: (?<local>[\d-]{10}T[\d:.]{8,18}Z)", Plain)]
    private static partial Regex JjwtSince012 { get; }

    [GeneratedRegex(@"token is not yet valid\.?[\s\S]{0,60}?ValidFrom(?: \(UTC\))?: ?'(?<reference>[^'\n]{8,40})'[\s\S]{0,40}?Current time(?: \(UTC\))?: ?'(?<local>[^'\n]{8,40})'", Plain | RegexOptions.IgnoreCase)]
    private static partial Regex DotNet { get; }

    [GeneratedRegex(@"The token is not valid before '(?<reference>[^'\n]{8,40})'", Plain)]
    private static partial Regex DotNetHeader { get; }

    [GeneratedRegex(@"evaluation time NumericDate\{(?<local>\d{10})[^}]{0,80}\} is before the Not Before \(nbf=NumericDate\{(?<reference>\d{10})", Plain)]
    private static partial Regex Jose4J { get; }

    [GeneratedRegex(@"current time (?<local>[\d-]{10} [\d:.]{8,18} [+-]\d{4})[^,\n]{0,60}? before the nbf \(not before\) time: (?<reference>[\d-]{10} [\d:.]{8,18} [+-]\d{4})", Plain)]
    private static partial Regex GoOidc { get; }

    [GeneratedRegex(@"can't be used just yet[.;]\s{0,2}Current time \((?<local>[^()\n]{8,60}(?:\([^()\n]{1,40}\))?)\) is before (?<reference>[^\n""]{8,60})", Plain | RegexOptions.IgnoreCase)]
    private static partial Regex Auth0 { get; }

    [GeneratedRegex(@"Cannot handle token (?:with (?:iat|nbf) )?prior to (?<reference>[\d-]{10}T[\d:]{8}(?:Z|[+-][\d:]{4,5}))", Plain)]
    private static partial Regex Php { get; }

    [GeneratedRegex(@"Jwt used before (?<reference>[\d-]{10}T[\d:.]{8,18}Z)", Plain)]
    private static partial Regex Nimbus { get; }

    [GeneratedRegex(@"Token can't be used before (?<reference>[\w: +.-]{10,40})", Plain)]
    private static partial Regex Auth0Java { get; }

    [GeneratedRegex(@"NotBeforeError: jwt not active(?:[\s\S]{0,600}?date: (?<reference>[\d-]{10}T[\d:.]{8,18}Z))?", Plain)]
    private static partial Regex Node { get; }

    [GeneratedRegex(@"creation time \('(?<reference>[^'\n]{10,40})'\) is in the future\. Current time is '(?<local>[^'\n]{10,40})'", Plain)]
    private static partial Regex WsSecurity { get; }

    [GeneratedRegex(@"expiration time \('(?<reference>[^'\n]{10,40})'\) is in the past\. Current time is '(?<local>[^'\n]{10,40})'", Plain)]
    private static partial Regex WsSecurityStale { get; }

    /// <summary>
    /// docker/distribution, registry/auth/token: the client fetches a token and shows it at once, so that "too early" measures the skew
    /// to the second. A token that is too late can also be one that a long upload outlived.
    /// </summary>
    private sealed partial class RegistryToken() : ClockRule("docker-token", "not to be used before")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            foreach (Match match in Life.Matches(paste.Lines[index]).Take(20))
            {
                var (before, after, now) = (Stamp(match, "before"), Stamp(match, "after"), Stamp(match, "now"));
                var early = string.CompareOrdinal(now.Text, before.Text) < 0;
                var pair = Measure.Pair(Kind, early ? Bound.Exact : Bound.AtLeast, now, index + 1, early ? before : after, index + 1);
                yield return new Finding(Kind, index + 1, early ? Cause.Clock : Cause.Age, match.Value) { Expired = !early, Pairs = [pair], Possible = pair.Possible };
            }
        }

        private static Timestamp Stamp(Match match, string group) => Timestamps.TryRead(match.Groups[group].Value)!;

        [GeneratedRegex(@"not to be used before (?<before>\d{10}) or after (?<after>\d{10}) - currently (?<now>\d{10})", Plain)]
        private static partial Regex Life { get; }
    }
}
