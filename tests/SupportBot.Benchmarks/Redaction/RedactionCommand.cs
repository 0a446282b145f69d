using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using SupportBot.Dialogs.Pastes;
using SupportBot.Tests.Pastes.Redaction;

namespace SupportBot.Benchmarks.Redaction;

/// <summary>Recall and false positives by kind, on generated lines or on labelled ones of a file, and the time that a megabyte takes.</summary>
internal static class RedactionCommand
{
    public static int Run(Arguments arguments)
    {
        var show = arguments.Has("show");
        if (arguments.Find("lines") is { } file)
        {
            Report(file, [.. LabelledLines.Read(file)], show);
            return 0;
        }

        Report("generated lines", [.. GeneratedLines.Secret(seed: 1, times: 8), .. GeneratedLines.Clean(seed: 1, times: 2)], show);
        RedactionSpeed.Report();
        return 0;
    }

    private static void Report(string name, List<GeneratedLine> lines, bool show)
    {
        Console.WriteLine($"{name}: {lines.Count} lines");
        var (hits, secrets, changed, clean, unstable, words, kept) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var kind in lines.GroupBy(line => (line.Kind, Secret: line.Secrets.Length > 0)).OrderBy(group => group.Key))
        {
            var (all, good) = (0, 0);
            foreach (var line in kind)
            {
                var text = Redactor.Redact(line.Text).Text;
                unstable += Redactor.Redact(text).Text == text ? 0 : 1;
                if (!kind.Key.Secret)
                {
                    all++;
                    good += text == line.Text ? 1 : 0;
                    if (show && text != line.Text)
                        Console.WriteLine($"    changed {kind.Key.Kind}: {Short(line.Text)} -> {Short(text)}");
                    continue;
                }

                foreach (var secret in line.Secrets)
                {
                    all++;
                    var safe = !Leaks(text, secret);
                    good += safe ? 1 : 0;
                    if (show && !safe)
                        Console.WriteLine($"    leak {kind.Key.Kind}: {Short(line.Text)} -> {Short(text)}");
                }

                var context = Context(line);
                words += context.Count;
                var gone = context.Count(word => !text.Contains(word, StringComparison.Ordinal));
                kept += context.Count - gone;
                if (show && gone > 0)
                    Console.WriteLine($"    context {kind.Key.Kind}: {Short(line.Text)} -> {Short(text)}");
            }

            Console.WriteLine($"  {(kind.Key.Secret ? "secret" : "clean ")} {kind.Key.Kind,-16} {good}/{all} {100.0 * good / all:F1} %");
            (hits, secrets) = kind.Key.Secret ? (hits + good, secrets + all) : (hits, secrets);
            (clean, changed) = kind.Key.Secret ? (clean, changed) : (clean + all, changed + all - good);
        }

        Console.WriteLine($"  recall {hits}/{secrets} = {(double)hits / Math.Max(1, secrets):F4}, clean lines changed {changed}/{clean}, not idempotent {unstable}, context words kept {(double)kept / Math.Max(1, words):F4}");
    }

    private static bool Leaks(string text, string secret)
    {
        var window = Math.Min(8, secret.Length);
        return Enumerable.Range(0, secret.Length - window + 1).Any(at => text.AsSpan().Contains(secret.AsSpan(at, window), StringComparison.Ordinal));
    }

    private static List<string> Context(GeneratedLine line)
    {
        var rest = line.Secrets.Aggregate(line.Text, (text, secret) => text.Replace(secret, " ", StringComparison.Ordinal));
        return [.. rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2)];
    }

    private static string Short(string text) => text.ReplaceLineEndings("⏎") is { Length: > 190 } cut ? cut[..190] + "…" : text.ReplaceLineEndings("⏎");
}

/// <summary>Lines labelled by hand: one JSON object per line with <c>text</c>, <c>secrets</c>, <c>kind</c>; gzip where the name ends in <c>.gz</c>.</summary>
internal static class LabelledLines
{
    public static IEnumerable<GeneratedLine> Read(string file)
    {
        using var stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            yield return new(root.GetProperty("kind").GetString()!, root.GetProperty("text").GetString()!, [.. root.GetProperty("secrets").EnumerateArray().Select(secret => secret.GetString()!)]);
        }
    }
}

/// <summary>CPU time per megabyte of several kinds of text, and how it grows to ten.</summary>
internal static class RedactionSpeed
{
    private const int Rounds = 5;

    public static void Report()
    {
        var secrets = GeneratedLines.Secret(seed: 3, times: 3).Select(line => line.Text).ToList();
        var clean = GeneratedLines.Clean(seed: 3, times: 3).Select(line => line.Text).ToList();
        var log = Enumerable.Range(0, 400).Select(at => $"2026-11-25T10:{at % 60:D2}:01.{at % 1000:D3}Z INFO [http-{at % 16}] c.a.orders.OrderService - order {4_711_000 + at} accepted in {at % 97} ms from 10.1.{at % 250}.7").ToList();
        foreach (var (name, lines) in new[] { ("ordinary log", log), ("log, 1 line in 20 with a secret", [.. log.Chunk(19).Zip(secrets, (part, secret) => (string[])[.. part, secret]).SelectMany(part => part)]), ("look-alikes", clean), ("full of secrets", secrets) })
        {
            var one = Milliseconds(Repeat(lines, 1 << 20));
            var ten = Milliseconds(Repeat(lines, 10 << 20));
            Console.WriteLine($"  {name,-32} 1 MB {one:F0} ms, 10 MB {ten:F0} ms (x {ten / one:F1})");
        }
    }

    /// <summary>Best of some rounds, on the clock of the process: other processes do not count.</summary>
    private static double Milliseconds(string text)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            if (Redactor.Redact(text).Findings is [{ Kind: "withheld" }])
                throw new InvalidOperationException("The text was withheld.");
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        return best;
    }

    private static string Repeat(List<string> lines, int length)
    {
        var text = new System.Text.StringBuilder(length + 1000);
        for (var at = 0; text.Length < length; at++)
            text.Append(lines[at % lines.Count]).Append('\n');
        return text.ToString(0, length);
    }
}
