namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>How far two short words are apart.</summary>
internal static class Spelling
{
    /// <summary>Levenshtein distance: letters to insert, delete or change.</summary>
    public static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var at = 1; at <= left.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var to = 1; to <= right.Length; to++)
            {
                var above = row[to];
                row[to] = Math.Min(Math.Min(row[to], row[to - 1]) + 1, diagonal + (left[at - 1] == right[to - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
