using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles;

/// <summary>Where a signature fits a paste.</summary>
/// <param name="Article">Whose signature it is.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Lines">The 1-based lines that fit, ascending, at most <see cref="SignatureMatcher.MostLines"/>.</param>
public sealed record SignatureHit(ArticleNumber Article, Signature Signature, ImmutableArray<int> Lines);

/// <summary>
/// All signatures of all articles at once. Each signature waits under its rarest word, so a line costs the look-up of its words and not
/// a trial of every signature: time grows with the text, hardly with the number of articles.
/// </summary>
public sealed class SignatureMatcher
{
    /// <summary>How many lines of one signature are reported; the same error a thousand times proves no more.</summary>
    public const int MostLines = 20;

    private readonly ImmutableArray<Entry> _entries;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _byWord;
    private readonly int[] _withoutWord;

    private SignatureMatcher(ImmutableArray<Entry> entries)
    {
        _entries = entries;
        var usage = entries.SelectMany(entry => entry.Pattern.FirstLineWords).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var waiting = Enumerable.Range(0, entries.Length)
            .ToLookup(at => entries[at].Pattern.FirstLineWords.OrderBy(word => usage[word]).ThenByDescending(word => word.Length).FirstOrDefault() ?? "");
        _byWord = waiting.Where(group => group.Key.Length > 0)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _withoutWord = [.. waiting[""]];
    }

    /// <summary>A matcher for these signatures; those that cannot be used are left out (the reader and the linter report them).</summary>
    public static SignatureMatcher Of(IEnumerable<(ArticleNumber Article, Signature Signature)> signatures) =>
        new([.. signatures.Select(owned => (owned, SignaturePattern.Read(owned.Signature).Pattern)).Where(read => read.Pattern is not null)
            .Select(read => new Entry(read.owned.Article, read.owned.Signature, read.Pattern!))]);

    /// <summary>A matcher for the signatures of these articles.</summary>
    public static SignatureMatcher Of(IEnumerable<Article> articles) =>
        Of(articles.SelectMany(article => article.Signatures.Select(signature => (article.Number, signature))));

    /// <summary>True where there is nothing to match.</summary>
    public bool IsEmpty => _entries.IsEmpty;

    /// <summary>Every signature that fits, in the order of its first line.</summary>
    public ImmutableArray<SignatureHit> Match(PastedText paste)
    {
        var found = new SortedDictionary<int, ImmutableArray<int>.Builder>();
        if (IsEmpty)
            return [];
        var anywhere = _withoutWord.Where(at => _entries[at].Pattern.FirstLineLiteral is not { } literal || paste.Text.Contains(literal, StringComparison.OrdinalIgnoreCase)).ToArray();
        var seen = new HashSet<int>();
        for (var line = 0; line < paste.Lines.Length; line++)
        {
            seen.Clear();
            foreach (var (start, length) in WordsOf(paste.Lines[line]))
            {
                if (_byWord.TryGetValue(paste.Lines[line].AsSpan(start, length), out var waiting))
                    Try(waiting, line);
            }

            Try(anywhere, line);
        }

        return [.. found.OrderBy(hit => hit.Value[0]).Select(hit => new SignatureHit(_entries[hit.Key].Article, _entries[hit.Key].Signature, hit.Value.ToImmutable()))];

        void Try(int[] candidates, int line)
        {
            foreach (var at in candidates)
            {
                if (found.TryGetValue(at, out var lines) && lines.Count >= MostLines)
                    continue;
                if (!seen.Add(at) || _entries[at].Pattern.FitAt(paste.Lines, line) is not { IsEmpty: false } fitted)
                    continue;
                if (lines is null)
                    found[at] = lines = ImmutableArray.CreateBuilder<int>();
                lines.AddRange(fitted.Where(number => lines.Count == 0 || number > lines[^1]));
            }
        }
    }

    /// <summary>Runs of letters and digits, two or more long. ASCII and other letters are never one run: particles follow English words without a space.</summary>
    internal static List<(int Start, int Length)> WordsOf(string text)
    {
        var words = new List<(int Start, int Length)>();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at > start && (at == text.Length || !char.IsLetterOrDigit(text[at]) || char.IsAscii(text[at]) != char.IsAscii(text[at - 1])))
            {
                if (at - start >= 2)
                    words.Add((start, at - start));
                start = at;
            }

            if (at < text.Length && !char.IsLetterOrDigit(text[at]))
                start = at + 1;
        }

        return words;
    }

    private sealed record Entry(ArticleNumber Article, Signature Signature, SignaturePattern Pattern);
}
