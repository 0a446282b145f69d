using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Messages that state both clocks, or their difference, in so many words: "yours 1357903425, ours 1357906721", a request's date beside the
/// server's, rclone's "time from host is 9m33s different from this computer" (local - server: <c>time.Since(date)</c> in its fshttp package).
/// </summary>
internal static partial class StatedDifferences
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        Stated("oauth1", "ours", YoursAndOurs),
        Stated("oauth1", "greater difference than threshold", GivenAndNow),
        Stated("api-timestamp", "of server time", GivenNotWithin),
        Stated("oci", "is not within allowed clock skew", DateAndCurrent),
        new CosmosToken(),
        new Different(),
        new ClientAndServer(),
    ];

    private static StampedMessage Stated(string kind, string anchor, Regex pattern) => new(kind, anchor, pattern, Bound.Exact, Cause.Clock) { Lines = 2 };

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\byours:? ?(?<local>\d{10}),? ours:? ?(?<reference>\d{10})\b", AnyCase)]
    private static partial Regex YoursAndOurs { get; }

    [GeneratedRegex(@"\bgiven (?<local>\d{10}) and now (?<reference>\d{10})\b", AnyCase)]
    private static partial Regex GivenAndNow { get; }

    [GeneratedRegex(@"Given timestamp \((?<local>[^()\n]{10,40})\) not within \d{1,6}s of server time \((?<reference>[^()\n]{10,40})\)", AnyCase)]
    private static partial Regex GivenNotWithin { get; }

    [GeneratedRegex(@"Date '(?<local>[^'\n]{10,40})' is not within allowed clock skew\. Current '(?<reference>[^'\n]{10,40})'", AnyCase)]
    private static partial Regex DateAndCurrent { get; }

    /// <summary>
    /// Azure Cosmos DB: a key-signed request lives a quarter hour from the client's date, so a life of a quarter hour that the server's time lies
    /// outside of holds the client's clock. A longer life is that of a resource token, which ends by age.
    /// </summary>
    private sealed partial class CosmosToken() : ClockRule("azure-cosmos", "authorization token is not valid at the current time")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Life.Match(paste.Window(index, 2)) is not { Success: true } match
                || Timestamps.TryRead(match.Groups["from"].Value) is not { Instant: { } from } start
                || Timestamps.TryRead(match.Groups["to"].Value) is not { Instant: { } to }
                || Timestamps.TryRead(match.Groups["now"].Value) is not { Instant: { } now } current)
            {
                yield return new Finding(Kind, index + 1, Cause.Either, "authorization token is not valid at the current time");
                yield break;
            }

            var possible = SkewSet.Between((from - now).TotalSeconds, (to - now).TotalSeconds);
            var pair = Measure.Pair(Kind, Bound.Exact, start, index + 1, current, index + 1) with { Possible = possible };
            yield return Math.Abs((to - from).TotalSeconds - SkewSet.QuarterHour) <= 1
                ? new Finding(Kind, index + 1, Cause.Clock, "authorization token is not valid at the current time") { Pairs = [pair], Possible = possible }
                : new Finding(Kind, index + 1, Cause.Age, "authorization token is not valid at the current time") { Expired = true };
        }

        [GeneratedRegex(@"token start time: (?<from>[^()]{20,32} GMT), token expiry time: (?<to>[^()]{20,32} GMT), current server time: (?<now>[^()]{20,32} GMT)", AnyCase)]
        private static partial Regex Life { get; }
    }

    /// <summary>rclone, from the Date header of the first answer; a warning above five minutes.</summary>
    private sealed partial class Different() : ClockRule("rclone", "different from this computer")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Size.Match(paste.Lines[index]) is { Success: true } match && Sizes.OfGo(match.Groups["size"].Value) is { } seconds)
                yield return new Finding(Kind, index + 1, Cause.Clock, match.Value) { Possible = SkewSet.OneOf([match.Groups["minus"].Success ? -seconds : seconds]) };
        }

        [GeneratedRegex(@"time from \S{1,260} is (?<minus>-)?(?<size>[\dhms.µnu]{2,40}) different from this computer", AnyCase)]
        private static partial Regex Size { get; }
    }

    /// <summary>Any service that complains of a request's time and prints it beside "server time".</summary>
    private sealed partial class ClientAndServer() : ClockRule("request-time", "server time", "servertime", "server_time", "server timestamp", "server's time")
    {
        private const int Around = 2;

        /// <summary>What one answer may take, in seconds: no complaint of a clock is about less.</summary>
        private const double Noticeable = 20;

        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            var first = Math.Max(0, index - Around);
            var text = paste.Window(first, (2 * Around) + 1);
            if (!Complaint.IsMatch(text) || Sent.Match(text) is not { Success: true } sent || Server.Match(text) is not { Success: true } server
                || Timestamps.TryRead(sent.Groups["time"].Value) is not { } local || Timestamps.TryRead(server.Groups["time"].Value) is not { } reference)
                yield break;
            var pair = Measure.Pair(Kind, Bound.Exact, local, LineOf(sent), reference, LineOf(server));
            if (pair.ZoneKnown && !pair.Possible.IsWithin(Noticeable))
                yield return new Finding(Kind, index + 1, Cause.Clock, sent.Value.Trim()) { Pairs = [pair], Possible = pair.Possible };

            int LineOf(Match match) => first + 1 + text.AsSpan(0, match.Index).Count('\n');
        }

        private const string Time = @"[""'\s:=(\[]{1,6}(?<time>[12]\d{3}-\d\d-\d\d[T ][\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d)?|1\d{9}(?:\.\d{1,6}|\d{3})?(?!\d)|[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)";

        [GeneratedRegex(@"expire|too (?:old|far|early|late)|skew|stale|not within|out ?side|out of|invalid|differ|in the future|drift|reject", AnyCase)]
        private static partial Regex Complaint { get; }

        [GeneratedRegex(@"\b(?:request|client|your|given|message|signed|sent)[ _-]?(?:time ?stamp|time|date)\b(?: (?:is|was))?" + Time, AnyCase)]
        private static partial Regex Sent { get; }

        [GeneratedRegex(@"\bserver(?:'s)?[ _-]?(?:current[ _-])?(?:time ?stamp|time|date)\b(?: (?:is|was))?" + Time, AnyCase)]
        private static partial Regex Server { get; }
    }
}
