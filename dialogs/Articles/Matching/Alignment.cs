namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// How far two lines say the same words in the same order: the heaviest common subsequence, where words that stand side by side in both lines count
/// more (T. Smith, M. Waterman, "Identification of common molecular subsequences", 1981, with gaps for free). "You do not have access to view this" is
/// strong evidence as a sentence, though each of its words is in every article.
/// </summary>
internal sealed class Alignment
{
    public const int Longest = 80;

    /// <summary>Bits that a word adds by standing right behind the word that it stands behind in the other line.</summary>
    private const float Beside = 1.5f;

    /// <summary>A word that no article has: a value more often than a word.</summary>
    private const float Unknown = 2;

    private readonly float[] _ending = new float[(Longest + 1) * (Longest + 1)];
    private readonly float[] _best = new float[(Longest + 1) * (Longest + 1)];

    /// <summary>Bits of a line aligned with itself.</summary>
    public static float Whole(ReadOnlySpan<int> line, WordIndex words)
    {
        var sum = 0f;
        foreach (var term in line)
            sum += Bits(term, words);
        return sum + (Beside * Math.Max(0, line.Length - 1));
    }

    /// <summary>Bits of the heaviest common subsequence.</summary>
    public float Shared(ReadOnlySpan<int> one, ReadOnlySpan<int> other, WordIndex words)
    {
        const int Row = Longest + 1;
        Array.Clear(_best, 0, other.Length + 1);
        Array.Clear(_ending, 0, other.Length + 1);
        for (var i = 1; i <= one.Length; i++)
        {
            var bits = Bits(one[i - 1], words);
            _best[i * Row] = 0;
            _ending[i * Row] = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var ending = one[i - 1] == other[j - 1] && one[i - 1] >= 0
                    ? bits + MathF.Max(_best[((i - 1) * Row) + j - 1], _ending[((i - 1) * Row) + j - 1] > 0 ? _ending[((i - 1) * Row) + j - 1] + Beside : 0)
                    : 0;
                _ending[(i * Row) + j] = ending;
                _best[(i * Row) + j] = MathF.Max(ending, MathF.Max(_best[((i - 1) * Row) + j], _best[(i * Row) + j - 1]));
            }
        }

        return one.Length == 0 ? 0 : _best[(one.Length * Row) + other.Length];
    }

    private static float Bits(int term, WordIndex words) => term < 0 ? Unknown : words.Bits(term);
}
