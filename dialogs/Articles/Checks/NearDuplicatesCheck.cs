using System.Text;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>
/// Articles that say nearly the same: at least half of their runs of four words in common (Jaccard, numbers masked). Found through
/// the rarer runs, so that a folder is not compared pair by pair.
/// </summary>
internal sealed class NearDuplicatesCheck : IArticleCheck
{
    private const double Alike = 0.5;
    private const int Common = 40;
    private const int Run = 4;

    public string Name => "near-duplicates";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles) => articles.Visible.GroupBy(entry => entry.Edition.Language).SelectMany(InOneLanguage);

    private static IEnumerable<ArticleProblem> InOneLanguage(IEnumerable<(CheckedFile File, ArticleEdition Edition)> editions)
    {
        var all = editions.Select(entry => (entry.File, entry.Edition, Runs: RunsOf(entry.Edition))).Where(entry => entry.Runs.Count >= 12).ToList();
        var byRun = new Dictionary<ulong, List<int>>();
        for (var at = 0; at < all.Count; at++)
        {
            foreach (var run in all[at].Runs)
                (byRun.TryGetValue(run, out var holders) ? holders : byRun[run] = []).Add(at);
        }

        for (var at = 0; at < all.Count; at++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var other in all[at].Runs.Select(run => byRun[run]).Where(holders => holders.Count is > 1 and <= Common).SelectMany(holders => holders).Where(other => other < at))
                shared[other] = shared.GetValueOrDefault(other) + 1;
            foreach (var other in shared.Where(pair => pair.Value * 4 >= all[at].Runs.Count).Select(pair => pair.Key).Order())
            {
                var common = all[at].Runs.Count(all[other].Runs.Contains);
                var likeness = (double)common / (all[at].Runs.Count + all[other].Runs.Count - common);
                if (likeness >= Alike)
                    yield return new(all[at].File.Source, 1, ProblemSeverity.Warning, "near-duplicate",
                        FormattableString.Invariant($"says nearly the same as {all[other].Edition.Number} ({likeness:P0} of their wording). Merge them, or say what differs."));
            }
        }
    }

    private static HashSet<ulong> RunsOf(ArticleEdition edition)
    {
        var words = Words(string.Join('\n', edition.Sections.Select(section => section.Text)));
        var runs = new HashSet<ulong>();
        for (var at = 0; at + Run <= words.Count; at++)
        {
            var hash = 14695981039346656037UL;
            for (var next = at; next < at + Run; next++)
                hash = (hash ^ words[next]) * 1099511628211UL;
            runs.Add(hash);
        }

        return runs;
    }

    /// <summary>Hashes of the words; every number is the same word, a CJK character is a word.</summary>
    private static List<ulong> Words(string text)
    {
        var words = new List<ulong>();
        var word = 0UL;
        foreach (var rune in text.EnumerateRunes())
        {
            var ideograph = rune.Value is >= 0x3040 and <= 0x9FFF;
            if (Rune.IsLetter(rune) && !ideograph)
            {
                word = (word * 31) + (ulong)Rune.ToLowerInvariant(rune).Value;
                continue;
            }

            if (word != 0)
                words.Add(word);
            word = 0;
            if (ideograph)
                words.Add((ulong)rune.Value);
        }

        if (word != 0)
            words.Add(word);
        return words;
    }
}
