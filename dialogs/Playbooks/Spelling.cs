namespace SupportBot.Dialogs.Playbooks;

/// <summary>What somebody probably meant.</summary>
internal static class Spelling
{
    private const int MostEdits = 3;

    /// <summary>" Did you mean 'verify'?", or nothing where no known word is near.</summary>
    public static string Suggestion(string wrong, IEnumerable<string> known) =>
        known.MinBy(word => Distance(wrong, word)) is { } near && Distance(wrong, near) is var edits && edits <= MostEdits && edits < near.Length ? $" Did you mean '{near}'?" : "";

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
