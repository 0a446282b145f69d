using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs.Clock.Rules;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// The times inside a token against another clock. A self-signed assertion carries the local clock (<c>iat</c>) to a server whose answer
/// is dated; a token from an issuer carries the reference to a verifier whose log is dated.
/// </summary>
internal static partial class TokenPairs
{
    /// <summary>Single sign-on by a token that the customer's own host signs (Zendesk, "Enabling JWT single sign-on").</summary>
    public const string SignOnKind = "jwt-sign-on";

    private const int Around = 40;
    private const int Beside = 3;

    /// <summary>The pairs within forty lines of <paramref name="finding"/>.</summary>
    public static ImmutableArray<ClockPair> Near(PasteClocks paste, Finding finding)
    {
        var tokens = PrintedClaims(paste, finding).Concat(paste.Tokens.Where(token => Math.Abs(token.Line - finding.Line) <= Around));
        // an app signs a token for each request: that of this one is the nearest
        if (finding.Kind == GitHubApp.AppKind)
            tokens = tokens.Where(token => token.IssuedAt is not null).OrderBy(token => Math.Abs(token.Line - finding.Line)).Take(1);
        return [.. tokens.SelectMany(token => PairsOf(paste, token, finding))];
    }

    /// <summary>
    /// Claims printed in the open: of a token that the host signed itself wherever they stand; else, close to the message about them, of the token that was
    /// refused. Where the line prints the clock that they were made by, that is taken.
    /// </summary>
    private static IEnumerable<JsonWebToken> PrintedClaims(PasteClocks paste, Finding finding)
    {
        foreach (var index in paste.Around(finding.Line, Around))
        {
            var line = paste.Lines[index];
            if (IssuedAtClaim.Match(line) is not { Success: true } claim)
                continue;
            var own = IsOwn(line, finding) || JsonWebTokens.IsTokenEndpoint(Audience.Match(line).Groups["aud"].Value);
            var time = Now.Match(line) is { Success: true } now ? now.Groups["now"] : claim.Groups["iat"];
            if (own || Math.Abs(index + 1 - finding.Line) <= Beside)
                yield return new(index + 1, Timestamps.TryRead(time.Value)?.Instant, null, null) { SelfSigned = own };
        }
    }

    /// <summary>True where hosts sign such tokens themselves, or the line calls the token an assertion.</summary>
    private static bool IsOwn(string line, Finding finding) =>
        finding.Kind is SignOnKind or GitHubApp.AppKind || line.Contains("assertion", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ClockPair> PairsOf(PasteClocks paste, JsonWebToken token, Finding finding)
    {
        if (token.IssuedAt is not { } issued)
            yield break;
        var line = paste.Lines[token.Line - 1];
        if (token.SelfSigned || IsOwn(line, finding))
        {
            foreach (var date in Answers(paste, finding, token.Line).Take(1))
            {
                var pair = Measure.Pair("jwt-iat", Bound.Exact, Stamp(issued, "iat"), token.Line, Stamp(date.At, date.Text), date.Line);
                yield return finding.Kind == GitHubApp.AppKind && !Now.IsMatch(line) ? Early(pair) : pair;
            }
        }
        else if (finding is { Cause: Cause.Clock, Direction: ClockDirection.Behind } && paste.RecordStamp(finding.Line - 1) is { } clock)
        {
            var start = token.NotBefore is { } notBefore && notBefore > issued ? notBefore : issued;
            var pair = Measure.Pair("jwt-iat", Bound.AtMost, clock.Stamp, clock.Line, Stamp(start, "iat"), token.Line);
            if (pair.ZoneKnown && pair.Possible is { Direction: ClockDirection.Behind, Max: > -PasteClocks.SameRecord })
                yield return pair;
        }
    }

    /// <summary>
    /// GitHub advises an <c>iat</c> up to a minute in the past ("Generating a JSON Web Token for a GitHub App"), so the clock showed <c>iat</c> to a minute more.
    /// </summary>
    private static ClockPair Early(ClockPair pair) => pair with { Possible = SkewSet.Between(pair.Possible.Min ?? 0, (pair.Possible.Max ?? 0) + 60) };

    /// <summary>The dated answers to what was sent on <paramref name="line"/> (1-based), the likeliest first: the message stands in the answer, and the answer follows the request, in a record of the same log or below it.</summary>
    private static IEnumerable<HttpDate> Answers(PasteClocks paste, Finding finding, int line)
    {
        var own = paste.StampOf(line - 1)?.Format;
        return paste.Around(finding.Line, Around).Select(paste.DateOn).OfType<HttpDate>()
            .Where(date => Math.Abs(date.Line - line) <= Around && (paste.StampOf(date.Line - 1) is not { } stamp || stamp.Format == own))
            .OrderBy(date => Math.Abs(date.Line - finding.Line)).ThenBy(date => date.Line < line).ThenBy(date => Math.Abs(date.Line - line));
    }

    [GeneratedRegex(@"(?<!\w)iat[""']?\s{0,3}[:=]\s{0,3}(?<iat>1\d{9})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IssuedAtClaim { get; }

    /// <summary>The clock that claims were made by, beside them.</summary>
    [GeneratedRegex(@"(?<!\w)(?:now|(?:current|system|local)[ _-]?time)[""']?\s{0,3}[:=]\s{0,3}(?<now>1\d{9})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Now { get; }

    [GeneratedRegex(@"(?<!\w)aud[""']?\s{0,3}[:=]\s{0,3}[""'](?<aud>[^""'\n]{1,200})", RegexOptions.CultureInvariant)]
    private static partial Regex Audience { get; }

    private static Timestamp Stamp(Instant instant, string name) => new($"{instant} ({name})", 0, "jwt")
    {
        Civil = [instant.InUtc().LocalDateTime],
        Offsets = [Offset.Zero],
    };
}
