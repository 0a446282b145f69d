using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NodaTime;

namespace SupportBot.Tests.Clock.Worlds;

/// <summary>What products print when a host's clock is wrong, each by the product's own rule: whose clock is whose, and what it allows.</summary>
internal static class ClockErrors
{
    /// <summary>A message.</summary>
    /// <param name="Name">The product.</param>
    /// <param name="Sign">The sign a clock must have for it: -1, +1, or 0 for either.</param>
    /// <param name="Least">Seconds by which it must be wrong.</param>
    /// <param name="Lines">Its lines.</param>
    internal sealed record Message(string Name, int Sign, double Least, Func<World, IEnumerable<string>> Lines);

    public static IReadOnlyList<Message> All { get; } =
    [
        new("aws signature, behind", -1, 301, world => [world.Head() + $"(InvalidSignatureException) Signature expired: {World.Compact(world.Local)} is now earlier than {World.Compact(world.Now - Minutes(5))} ({World.Compact(world.Now)} - 5 min.)"]),
        new("aws signature, ahead", 1, 301, world => [world.Head() + $"Signature not yet current: {World.Compact(world.Local)} is still later than {World.Compact(world.Now + Minutes(5))} ({World.Compact(world.Now)} + 5 min.)"]),
        new("s3", 0, 901, world => [world.Head() + "upload failed", $"<Error><Code>RequestTimeTooSkewed</Code><RequestTime>{world.One(World.Compact(world.Local), World.Http(world.Local))}</RequestTime><ServerTime>{World.Iso(world.Now)}</ServerTime><MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds></Error>"]),
        new("refused assertion and the date of the answer", -1, 3700, world => [.. Answer(world, "401 Unauthorized"), world.Head() + "{\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}"]),
        new("refused assertion in the paste and the date of the answer", -1, 3700, world =>
        [
            world.Head(-1) + "assertion=" + Token(world.Local, "https://oauth2.googleapis.com/token"), "< HTTP/1.1 400 Bad Request", $"< Date: {World.Http(world.Now)}",
            "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.\"}",
        ]),
        new("jjwt", -1, 2, world => [world.Head() + $"JWT must not be accepted before {World.Iso(Fresh(world))}. Current time: {World.Iso(world.Local)}, a difference of 4711 milliseconds.  Allowed clock skew: 0 milliseconds."]),
        new("google", -1, 2, world => [world.Head() + $"Token used too early, {World.Epoch(world.Local)} < {World.Epoch(world.Now)}. Check that your computer's clock is set correctly."]),
        new("dotnet", -1, 303, world => DotNet(world)),
        new("registry", -1, 2, world => [world.Head() + $"token not to be used before {World.Epoch(world.Now)} or after {World.Epoch(world.Now + Minutes(5))} - currently {World.Epoch(world.Local)}"]),
        new("kerberos event", 0, 301, world => [" Client Time: " + Windows(world.Local), " Server Time: " + Windows(world.Now), " Error Code: 0x25 KRB_AP_ERR_SKEW"]),
        new("ruby-saml", -1, 3, world => [world.Head() + $"Current time is earlier than NotBefore condition ({Spaced(world.Local)} < {Spaced(Fresh(world))} - 1s)"]),
        new("go certificate", -1, 4, world => [world.Head() + $"x509: certificate has expired or is not yet valid: current time {World.Iso(world.Local)} is before {World.Iso(world.Now.Plus(Duration.FromSeconds(world.Some(0.8) * world.Skew)))}"]),
        new("apt", -1, 130, world => [world.Head() + $"E: Release file for http://deb.example/InRelease is not valid yet (invalid for another {AptSpan(-world.Skew - world.Some(60))}). Updates for this repository will not be applied."]),
        new("oauth 1.0", 0, 400, world => [world.Head() + $"oauth_problem=timestamp_refused&oauth_acceptable_timestamps={World.Epoch(world.Now - Minutes(5))}-{World.Epoch(world.Now + Minutes(5))}&oauth_timestamp={World.Epoch(world.Local)}"]),
        new("octokit", 0, 31, world => [world.Head() + $"GitHub API time and system time are different by {(int)Math.Round(-world.Skew)} seconds. Retrying request with the difference accounted for."]),
        new("entra", 1, 301, world => [world.Head() + $"AADSTS700024: Client assertion is not within its valid time range. Current time: {World.Iso(world.Now)}, assertion valid from {World.Iso(world.Local)}, expiry time of assertion {World.Iso(world.Local + Minutes(10))}."]),
        new("rclone", 0, 301, world => [world.Head() + $"NOTICE: Time may be set wrong - time from \"s3.example\" is {GoSpan(world.Skew)} different from this computer"]),
        new("pusher", 0, 601, world => [world.Head() + $"Timestamp expired: Given timestamp ({World.Iso(world.Local)}) not within 600s of server time ({World.Iso(world.Now)})"]),
        new("yours and ours", 0, 301, world => [world.Head() + $"Expired timestamp, yours {World.Epoch(world.Local)}, ours {World.Epoch(world.Now)}"]),
        new("oracle cloud", 0, 301, world => [world.Head() + $"Date '{World.Http(world.Local)}' is not within allowed clock skew. Current '{World.Http(world.Now)}', valid datetime range: ['x', 'y']"]),
        new("openid-client", -1, 2, world => [world.Head() + $"RPError: JWT issued in the future, now {World.Epoch(world.Local)}, iat {World.Epoch(world.Now)}"]),
        new("rustls", -1, 60, world => [world.Head() + $"invalid peer certificate: certificate not valid yet: verification time {World.Epoch(world.Local)} (UNIX), but certificate is not valid before {World.Epoch(world.Now.Plus(Duration.FromSeconds(world.Some(0.5) * world.Skew)))} (4711 seconds in future)"]),
        new("spring", -1, 61, world => [world.Head() + $"[invalid_id_token] The ID Token contains invalid claims: {{iat={World.Iso(Fresh(world))}}}"]),
        new("a dated 403", 0, 61, world => [.. Answer(world, "403 Forbidden"), world.Head() + "access denied"]),
    ];

    private static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    /// <summary>When the token was made: a moment ago.</summary>
    private static Instant Fresh(World world) => world.Now.Minus(Duration.FromSeconds(world.Some(1)));

    private static string[] Answer(World world, string status) => [world.Head() + "HTTP/1.1 " + status, world.Head() + "Date: " + World.Http(world.Now - Duration.FromMilliseconds((long)world.Some(900)))];

    private static string[] DotNet(World world)
    {
        var pattern = world.One("MM/dd/uuuu HH:mm:ss", "dd.MM.uuuu HH:mm:ss", "M/d/uuuu h:mm:ss tt", "dd/MM/uuuu HH:mm:ss", "uuuu-MM-dd HH:mm:ss");
        return [world.Head() + $"IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '{World.Utc(Fresh(world), pattern)}', Current time (UTC): '{World.Utc(world.Local, pattern)}'."];
    }

    private static string Spaced(Instant instant) => World.Utc(instant, "uuuu-MM-dd HH:mm:ss 'UTC'");

    private static string Windows(Instant instant) => World.Utc(instant, "H:m:s.'0000' M/d/uuuu 'Z'");

    private static string AptSpan(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Floor(seconds));
        return (span.Days > 0 ? $"{span.Days}d " : "") + (span.TotalHours >= 1 ? $"{span.Hours}h " : "") + (span.TotalMinutes >= 1 ? $"{span.Minutes}min " : "") + $"{span.Seconds}s";
    }

    private static string GoSpan(double seconds)
    {
        var (sign, span) = (seconds < 0 ? "-" : "", TimeSpan.FromSeconds(Math.Abs(seconds)));
        return sign + (span.TotalHours >= 1 ? $"{(int)span.TotalHours}h" : "") + $"{span.Minutes}m" + (span.TotalSeconds % 60).ToString("0.###", CultureInfo.InvariantCulture) + "s";
    }

    private static string Token(Instant issued, string audience)
    {
        static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        return Part("{\"alg\":\"RS256\"}") + "." + Part($"{{\"iss\":\"a\",\"aud\":\"{audience}\",\"iat\":{World.Epoch(issued)},\"exp\":{World.Epoch(issued + Duration.FromHours(1))}}}") + ".c2lnbmF0dXJl";
    }
}
