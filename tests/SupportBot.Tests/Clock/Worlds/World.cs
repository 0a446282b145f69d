#pragma warning disable CA5394 // a seeded generator: a world that shows a mistake can be made again; nothing here is secret
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Tests.Clock.Worlds;

/// <summary>
/// A made-up world: what time it is, how wrong one host's clock is, and how and in which zone that host writes its log. Everything it prints follows from
/// these, so that whatever is read from the text can be compared with the truth.
/// </summary>
internal sealed class World
{
    /// <summary>Offsets that people live in, in minutes.</summary>
    private static readonly int[] Zones = [-660, -600, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120, 180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 840];

    private static readonly (string Pattern, Func<string, string> Line)[] Formats =
    [
        ("uuuu-MM-dd'T'HH:mm:ss.fffo<G>", stamp => $"{stamp} "),
        ("uuuu-MM-dd HH:mm:ss,fff", stamp => $"{stamp} ERROR [worker-3] c.e.Client - "),
        ("dd.MM.uuuu HH:mm:ss.fff", stamp => $"{stamp} *ERROR* [pool-7] com.example.Sync "),
        ("uuuu-MM-dd'T'HH:mm:ss.fffo<G>", stamp => $"{{\"time\":\"{stamp}\",\"level\":\"error\",\"msg\":\""),
        ("uuuu/MM/dd HH:mm:ss", stamp => $"{stamp} [error] 71#71: "),
        ("[uuuu-MM-dd HH:mm:ss]", stamp => $"{stamp} production.ERROR: "),
        ("uuuu-MM-dd HH:mm:ss.fff o<+HHmm>", stamp => $"{stamp} [main] "),
        ("MMM dd HH:mm:ss", stamp => $"{stamp} web01 app[812]: "),
        ("ddd MMM dd HH:mm:ss uuuu", stamp => $"[{stamp}] [client 10.0.0.9] "),
    ];

    private readonly Random random;
    private readonly int format;

    private World(int seed, double skew)
    {
        random = new Random(seed);
        Now = Instant.FromUtc(2015, 1, 1, 0, 0).PlusNanoseconds(random.NextInt64(20L * 365 * 86_400 * 1_000_000_000L));
        Skew = skew;
        Zone = Offset.FromSeconds(Zones[random.Next(Zones.Length)] * 60);
        format = random.Next(Formats.Length);
    }

    /// <summary>The time it is when the message under test is written.</summary>
    public Instant Now { get; }

    /// <summary>Seconds by which the host's clock is ahead.</summary>
    public double Skew { get; }

    /// <summary>The zone its log is written in.</summary>
    public Offset Zone { get; }

    /// <summary>What the host's clock shows now.</summary>
    public Instant Local => Now.Plus(Duration.FromSeconds(Skew));

    /// <summary>A host whose clock is wrong by at least <paramref name="least"/> seconds; by seconds, minutes, whole hours or days.</summary>
    public static World Wrong(int seed, double least, int sign)
    {
        var random = new Random(seed * 7919);
        var size = random.Next(5) switch
        {
            0 => least + (random.NextDouble() * least),
            1 => least + (random.NextDouble() * 3600),
            2 => Math.Ceiling(least / 3600) * 3600 * random.Next(1, 9),
            3 => least + (random.NextDouble() * 86_400),
            _ => least + (random.NextDouble() * 40 * 86_400),
        };
        return new(seed, Math.Round(sign * size, 3));
    }

    /// <summary>A host whose clock is right to less than a second.</summary>
    public static World Right(int seed) => new(seed, Math.Round(new Random(seed).NextDouble() - 0.5, 3));

    /// <summary>A number from 0 to below <paramref name="most"/>.</summary>
    public double Some(double most) => random.NextDouble() * most;

    /// <summary>One of <paramref name="choices"/>.</summary>
    public T One<T>(params T[] choices) => choices[random.Next(choices.Length)];

    /// <summary>The start of a line that the host logs <paramref name="later"/> seconds from now.</summary>
    public string Head(double later = 0)
    {
        var stamp = OffsetDateTimePattern.CreateWithInvariantCulture(Formats[format].Pattern).Format(Local.Plus(Duration.FromSeconds(later)).WithOffset(Zone));
        return Formats[format].Line(stamp);
    }

    /// <summary>An instant in a pattern of NodaTime, in UTC.</summary>
    public static string Utc(Instant instant, string pattern) => InstantPattern.CreateWithInvariantCulture(pattern).Format(instant);

    /// <summary>ISO 8601 with Z, to whole seconds.</summary>
    public static string Iso(Instant instant) => Utc(instant, "uuuu-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>The form of HTTP (RFC 9110 section 5.6.7).</summary>
    public static string Http(Instant instant) => Utc(instant, "ddd, dd MMM uuuu HH:mm:ss 'GMT'");

    /// <summary>The form of AWS signatures.</summary>
    public static string Compact(Instant instant) => Utc(instant, "uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Seconds since 1970.</summary>
    public static string Epoch(Instant instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The lines in the middle of <paramref name="count"/> others of the same host, which have nothing to do with it.</summary>
    public string Among(int count, IEnumerable<string> lines)
    {
        var at = random.Next(count + 1);
        return string.Join('\n', Others(-at, at).Concat(lines).Concat(Others(1, count - at)));
    }

    /// <summary>The same with the other lines turned round and twice as many of them: it changes nothing.</summary>
    public string AmongOther(int count, IEnumerable<string> lines) =>
        string.Join('\n', Others(-count, count).Reverse().Concat(lines).Concat(Others(1, count).Reverse()));

    private IEnumerable<string> Others(int first, int count) => Enumerable.Range(first, count).Select(row => Head(4 * row) + (Math.Abs(row) % 11) switch
    {
        0 => "GET /orders/17 took 12 ms",
        1 => "cache warmed, 1841 entries, created_at=2013-11-05T06:07:08Z",
        2 => "Last-Modified: Tue, 13 Feb 2018 10:11:12 GMT",
        3 => "pool size 10, idle 7, next run at 2031-02-03 04:05:06",
        4 => "Set-Cookie: sid=1; Expires=Wed, 21 Oct 2037 07:28:00 GMT; Path=/",
        5 => "Started Network Time Synchronization.",
        6 => "user 17: password expired, mail sent",
        7 => "option legacy will be removed in the future",
        8 => "upstream answered 502, retry 1 of 3",
        9 => "certificate of db:5432 valid until 2036-01-01T00:00:00Z",
        _ => "Allowed clock skew: 60 seconds (configuration)",
    });
}
