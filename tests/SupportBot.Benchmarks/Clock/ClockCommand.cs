using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Pastes;
using SupportBot.Tests.Clock;

namespace SupportBot.Benchmarks.Clock;

/// <summary>
/// Time to read the clocks of a text of 1 MB, and of a tenth of it, in several shapes: ordinary logs, and texts made to be slow. Wall and CPU time are the
/// least of a few runs; ten times the text should take ten times as long.
/// </summary>
internal static class ClockCommand
{
    private const int Megabyte = 1 << 20;
    private const int Runs = 5;

    public static int Run(Arguments arguments)
    {
        var only = arguments.Find("only") ?? "";
        Console.WriteLine($"{"text of 1 MB",-44}{"evidence ms",12}{"CPU",8}{"x of 1/10",10}{"readings ms",12}{"CPU",8}{"x of 1/10",10}");
        foreach (var (name, lines) in Shapes.Where(shape => shape.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var (small, large) = (Text(lines, Megabyte / 10), Text(lines, Megabyte));
            var (evidence, readings) = (Time(small, large, text => EvidenceReader.Read(PastedText.Of(text))), Time(small, large, text => ClockReadings.Read(text)));
            Console.WriteLine($"{name,-44}{evidence.Wall,12:F0}{evidence.Cpu,8:F0}{evidence.Growth,10:F1}{readings.Wall,12:F0}{readings.Cpu,8:F0}{readings.Growth,10:F1}");
        }

        return 0;
    }

    private static (string Name, string[] Lines)[] Shapes =>
    [
        .. Enumerable.Range(0, Noise.Formats).Select(format => ($"ordinary log, format {format}", Noise.Lines(format, 3000).ToArray())),
        ("log of exchanges", [.. Noise.Lines(0, 3000).SelectMany(line => new[] { line + "HTTP/1.1 200 OK", "Date: Fri, 03 Mar 2017 04:29:05 GMT", "Content-Type: text/plain" })]),
        ("every line a refused exchange", ["28.02.2017 18:39:51 - ERROR - x : HTTP/1.1 401 Unauthorized", "28.02.2017 18:39:51 - ERROR - x : Date: Fri, 03 Mar 2017 04:29:05 GMT"]),
        ("every line an expired token", ["2024-05-14 08:00:00,123 ERROR [worker] JWT expired at 2024-05-14T07:00:00Z. Current time: 2024-05-14T08:00:00Z, a difference of 1 ms."]),
        ("every line a word of every rule", ["Signature expired is now earlier than RequestTimeTooSkewed certificate is not yet valid token used before issued clock skew server time current time in the future is before"]),
        ("nothing but bare dates", ["Fri, 03 Mar 2017 04:29:05 GMT", "2017-03-03 04:29:05", "03/04/2017 04:29:05"]),
        ("headers without a status", ["Date: Fri, 03 Mar 2017 04:29:05 GMT"]),
        ("tokens", ["eyJhbGciOiJub25lIn0." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes("{\"iat\":1700000000,\"exp\":1700003600}")) + ".c2ln is expired"]),
        ("one line without an end", [string.Concat(Enumerable.Repeat("2017-03-03 04:29:05 token expired Date: Fri, 03 Mar 2017 04:29:05 GMT ", Megabyte / 60))]),
        ("one line of digits and colons", [string.Concat(Enumerable.Repeat("12:34:56-78/90.", Megabyte / 15))]),
        ("one line of letters", [new string('a', Megabyte)]),
        ("empty lines", [""]),
        ("full lines of one width", [string.Concat(Enumerable.Repeat("is now earlier than ", 19))]),
        ("brackets", [new string('{', 200)]),
        ("stack traces", ["java.lang.IllegalStateException: token expired", .. Enumerable.Repeat("\tat com.example.Some.method(Some.java:12)", 60)]),
        ("every line the start of a reading", ["Reference ID    : C0A80A01 (ntp1)", "     remote           refid      st t when poll reach   delay   offset  jitter", "MS Name/IP address         Stratum Poll Reach LastRx Last sample", "Leap Indicator: 0(no warning)"]),
        ("every line a measurement", ["server 192.0.2.1, stratum 2, offset 0.001, delay 0.02", "+0.034 +/- 0.012 time.apple.com 17.253.1.1", "12:00:00, +00.0012345s"]),
        ("every line a prompt", ["root@web01:~# chronyc tracking", "PS C:\\> w32tm /query /status"]),
        ("every line a date of a command", ["$ date", "Wed Mar  6 10:11:12 CET 2024"]),
    ];

    private static string Text(string[] lines, int length)
    {
        var text = new StringBuilder(length + 400);
        for (var line = 0; text.Length < length; line++)
            text.Append(lines[line % lines.Length]).Append('\n');
        text.Length = length;
        return text.ToString();
    }

    private static (double Wall, double Cpu, double Growth) Time(string small, string large, Action<string> read)
    {
        read(small);
        var (tenth, whole) = (Best(small, read), Best(large, read));
        return (whole.Wall, whole.Cpu, whole.Cpu / Math.Max(tenth.Cpu, 0.5));
    }

    private static (double Wall, double Cpu) Best(string text, Action<string> read)
    {
        var (wall, cpu) = (double.MaxValue, double.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            read(text);
            (wall, cpu) = (Math.Min(wall, watch.Elapsed.TotalMilliseconds), Math.Min(cpu, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds));
        }

        return (wall, cpu);
    }
}
