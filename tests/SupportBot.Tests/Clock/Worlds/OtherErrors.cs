using System.Globalization;
using NodaTime;

namespace SupportBot.Tests.Clock.Worlds;

/// <summary>What a host with a right clock prints: things that grew old, other refusals, and times that are none of its clock's business.</summary>
internal static class OtherErrors
{
    public static IReadOnlyList<(string Name, Func<World, IEnumerable<string>> Lines)> All { get; } =
    [
        ("a token of last week", world => [world.Head() + $"JWT expired at {World.Iso(Ago(world, 400, 2000))}. Current time: {World.Iso(world.Local)}, a difference of 4711 milliseconds.  Allowed clock skew: 0 milliseconds."]),
        ("a token of .NET that ended", world => [world.Head() + $"IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '{World.Utc(Ago(world, 2, 90), "MM/dd/uuuu HH:mm:ss")}', Current time (UTC): '{World.Utc(world.Local, "MM/dd/uuuu HH:mm:ss")}'."]),
        ("an expired certificate", world => [world.Head() + $"x509: certificate has expired or is not yet valid: current time {World.Iso(world.Local)} is after {World.Iso(Ago(world, 24, 9000))}"]),
        ("an exchange that was refused for a password", world => [.. Answer(world, world.Now, "401 Unauthorized"), world.Head() + "{\"error\":\"invalid_client\",\"error_description\":\"bad credentials\"}"]),
        ("an exchange that was refused for an old token", world => [.. Answer(world, world.Now, "401 Unauthorized"), world.Head() + "{\"error\":\"invalid_token\",\"error_description\":\"token is expired\"}"]),
        ("an assertion made by hand, clocks agree", world => [.. Answer(world, world.Now, "400 Bad Request"), world.Head() + "{\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}"]),
        ("an answer from a cache", world => [.. Answer(world, Ago(world, 1, 200), "403 Forbidden"), world.Head() + "Age: 7200", world.Head() + "X-Cache: Hit from edge", world.Head() + "access denied"]),
        ("a signature with a wrong key", world => [world.Head() + "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided."]),
        ("a session that ended", world => [world.Head() + "Your session has expired, sign in again"]),
        ("credentials that ended", world => [world.Head() + "(ExpiredToken) The security token included in the request is expired"]),
        ("a link that ended", world => [world.Head() + $"<Code>AccessDenied</Code><Message>Request has expired</Message><Expires>{World.Iso(Ago(world, 1, 50))}</Expires><ServerTime>{World.Iso(world.Now)}</ServerTime>"]),
        ("a cached assertion at Entra", world => [world.Head() + $"AADSTS700024: Client assertion is not within its valid time range. Current time: {World.Iso(world.Now)}, assertion valid from {World.Iso(Ago(world, 3.4, 3.6))}, expiry time of assertion {World.Iso(Ago(world, 3.25, 3.3))}."]),
        ("words about skew", world => [world.Head() + "clock skew tolerance is 30 s", world.Head() + "NullPointerException at Foo.java:12"]),
        ("supposed causes", world => [world.Head() + "Invalid JWT Signature. Possible causes: wrong key, or your system clock is out of sync"]),
        ("a file dated by a mistake", world => [world.Head() + $"make: Warning: File 'a.h' has modification time {(2_000_000_000 + world.Some(5e8)).ToString("0", CultureInfo.InvariantCulture)} s in the future"]),
        ("something planned", world => [world.Head() + $"job 7 is scheduled in the future: {World.Iso(world.Now + Duration.FromDays(3))}", world.Head() + "ERROR deadlock detected"]),
        ("a refresh token revoked", world => [world.Head() + "invalid_grant: Token has been expired or revoked."]),
        ("a time daemon at work", world => [world.Head() + "ntpd[812]: kernel reports TIME_ERROR: 0x41: Clock Unsynchronized", world.Head() + "chronyd[9]: System clock wrong by 0.000123 seconds"]),
    ];

    private static Instant Ago(World world, double leastHours, double mostHours) => world.Now.Minus(Duration.FromHours(leastHours + world.Some(mostHours - leastHours)));

    private static string[] Answer(World world, Instant date, string status) => [world.Head() + "HTTP/1.1 " + status, world.Head() + "Date: " + World.Http(date)];
}
