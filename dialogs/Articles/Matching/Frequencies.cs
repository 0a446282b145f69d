using System.Collections.Frozen;
using System.Globalization;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// In what share of support articles a term occurs (<c>data/frequencies.txt</c>): lets a base of ten articles know that "error" tells little
/// and "invalid_grant" much, which ten articles alone cannot teach.
/// </summary>
internal static class Frequencies
{
    private static readonly FrozenDictionary<string, float> Shares = DataFile.Lines("frequencies.txt").Select(line => line.Split(' '))
        .GroupBy(parts => parts[0]).ToFrozenDictionary(group => group.Key, group => group.Max(parts => float.Parse(parts[1], CultureInfo.InvariantCulture)));

    /// <summary>0 to 1; 0 for a rare or unknown term.</summary>
    public static float ShareOf(string term) => MathF.Max(Shares.GetValueOrDefault(term), Everyday.ShareOf(term));
}
