using NodaTime;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// The times inside a token against another clock. A self-signed assertion carries the local clock (<c>iat</c>) to a server whose answer
/// is dated; a token from an issuer carries the reference to a verifier whose log is dated.
/// </summary>
internal static class TokenPairs
{
    private const int Around = 40;

    /// <summary>The pairs within forty lines of <paramref name="finding"/>.</summary>
    public static ImmutableArray<ClockPair> Near(PasteClocks paste, Finding finding) =>
        [.. paste.Tokens.Where(token => Math.Abs(token.Line - finding.Line) <= Around).SelectMany(token => PairsOf(paste, token, finding))];

    private static IEnumerable<ClockPair> PairsOf(PasteClocks paste, JsonWebToken token, Finding finding)
    {
        if (token.IssuedAt is not { } issued)
            yield break;
        var own = token.SelfSigned || paste.Lines[token.Line - 1].Contains("assertion", StringComparison.OrdinalIgnoreCase);
        if (own)
        {
            foreach (var date in paste.Around(finding.Line, Around).Select(paste.DateOn).OfType<HttpDate>().Where(date => Math.Abs(date.Line - token.Line) <= Around).Take(1))
                yield return Measure.Pair("jwt-iat", Bound.Exact, Stamp(issued, "iat"), token.Line, Stamp(date.At, date.Text), date.Line);
        }
        else if (finding is { Cause: Cause.Clock, Direction: ClockDirection.Behind } && paste.RecordStamp(finding.Line - 1) is { } clock)
        {
            var start = token.NotBefore is { } notBefore && notBefore > issued ? notBefore : issued;
            var pair = Measure.Pair("jwt-iat", Bound.AtMost, clock.Stamp, clock.Line, Stamp(start, "iat"), token.Line);
            if (pair.ZoneKnown && pair.Possible is { Direction: ClockDirection.Behind, Max: > -PasteClocks.SameRecord })
                yield return pair;
        }
    }

    private static Timestamp Stamp(Instant instant, string name) => new($"{instant} ({name})", 0, "jwt")
    {
        Civil = [instant.InUtc().LocalDateTime],
        Offsets = [Offset.Zero],
    };
}
