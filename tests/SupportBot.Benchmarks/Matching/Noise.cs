using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Benchmarks.Matching;

/// <summary>Log lines of programs that have nothing to do with any article, made from templates of our own.</summary>
internal static partial class Noise
{
    private static readonly string[] Templates = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Matching", "noise.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    private static readonly string[] Names = ["alpha", "billing", "orders", "kestrel", "harbor", "mango", "relay", "tundra", "vault", "quartz", "ledger", "falcon", "copper", "juniper", "basil", "granite"];

    /// <summary>So many lines of two or three programs, in blocks.</summary>
    public static List<string> Lines(Random random, int count)
    {
        var groups = Templates.GroupBy(template => template.Split(' ')[0]).Select(group => group.Select(template => template[(template.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToArray()).ToArray();
        var chosen = Enumerable.Range(0, random.Next(1, 4)).Select(_ => groups[random.Next(groups.Length)]).ToArray();
        var lines = new List<string>(count);
        while (lines.Count < count)
        {
            var group = chosen[random.Next(chosen.Length)];
            for (var left = random.Next(1, 12); left > 0 && lines.Count < count; left--)
                lines.Add(Fill(group[random.Next(group.Length)], random));
        }

        return lines;
    }

    /// <summary>Replaces <c>{n}</c>, <c>{ip}</c>, <c>{name}</c>, <c>{hex}</c>, <c>{time}</c> by values.</summary>
    public static string Fill(string template, Random random) => Hole().Replace(template, match => match.Groups[1].Value switch
    {
        "n" => random.Next(1, 99999).ToString(CultureInfo.InvariantCulture),
        "ip" => $"10.{random.Next(256)}.{random.Next(256)}.{random.Next(256)}",
        "hex" => random.NextInt64().ToString("x12", CultureInfo.InvariantCulture),
        "time" => string.Create(CultureInfo.InvariantCulture, $"{random.Next(2012, 2027)}-{random.Next(1, 13):00}-{random.Next(1, 29):00} {random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00},{random.Next(1000):000}"),
        "sys" => string.Create(CultureInfo.InvariantCulture, $"Mar {random.Next(1, 29),2} {random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00} node{random.Next(40)}"),
        _ => Names[random.Next(Names.Length)] + (random.Next(2) == 0 ? random.Next(1, 99).ToString(CultureInfo.InvariantCulture) : ""),
    });

    [GeneratedRegex(@"\{(n|ip|hex|time|sys|name)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}
