using NodaTime;
using NodaTime.Text;

namespace SupportBot.Tests.Clock;

/// <summary>Log lines that have nothing to do with anybody's trouble, in several formats, with stamps and dates of their own.</summary>
internal static class Noise
{
    private static readonly string[] Messages =
    [
        "GET /orders took 12 ms", "pool size 10, idle 7", "cache warmed, 1841 entries", "Last-Modified: Tue, 13 Feb 2024 10:11:12 GMT",
        "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT", "Set-Cookie: sid=1; Expires=Wed, 21 Oct 2025 07:28:00 GMT", "created_at=2023-11-05T06:07:08Z",
        "option legacy will be removed in the future", "Started Network Time Synchronization.", "upstream said 502", "ERROR mail rejected: 550", "answer 200 (date: {http})",
    ];

    private static readonly Func<LocalDateTime, string>[] Heads =
    [
        time => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss,fff").Format(time) + " INFO [worker] ",
        time => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss'Z'").Format(time) + " info ",
        time => LocalDateTimePattern.CreateWithInvariantCulture("MMM d HH:mm:ss").Format(time) + " web01 app[7]: ",
        time => LocalDateTimePattern.CreateWithInvariantCulture("dd.MM.uuuu HH:mm:ss").Format(time) + " - INFO - x : ",
        time => "10.0.0.9 - - [" + LocalDateTimePattern.CreateWithInvariantCulture("dd/MMM/uuuu:HH:mm:ss").Format(time) + " +0000] ",
    ];

    public static int Formats => Heads.Length;

    /// <summary><paramref name="count"/> lines in format <paramref name="format"/>, four seconds apart, from a right clock in UTC.</summary>
    public static IReadOnlyList<string> Lines(int format, int count)
    {
        var start = new LocalDateTime(2024, 5, 14, 8, 0, 0);
        var http = LocalDateTimePattern.CreateWithInvariantCulture("ddd, dd MMM uuuu HH:mm:ss 'GMT'");
        return [.. Enumerable.Range(0, count).Select(row => (Time: start.PlusSeconds(4 * row), Message: Messages[row * 7 % Messages.Length]))
            .Select(row => Heads[format](row.Time) + row.Message.Replace("{http}", http.Format(row.Time), StringComparison.Ordinal))];
    }

    /// <summary><paramref name="text"/> in the middle of 300 such lines.</summary>
    public static string Around(string text, int format, int at = 150)
    {
        var lines = Lines(format, 300);
        return string.Join('\n', lines.Take(at).Append(text).Concat(lines.Skip(at)));
    }
}
