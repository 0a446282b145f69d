namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Near-duplicates: articles that share most of their sentences, or whose titles say the same. Told by hashes of sentences, so that no text is kept.
/// </summary>
internal sealed class Twins(ImmutableArray<int[]> hashes)
{
    /// <summary>How many near-duplicates of one answer are looked for.</summary>
    public const int Most = 5;

    private const float LeastShare = 0.4f;
    private const int LeastSentences = 3;

    public static Twins Read(BinaryReader reader) => new(reader.ReadAll(reader.ReadArray<int>));

    public void Write(BinaryWriter writer) => writer.WriteAll(hashes, sentences => writer.WriteArray<int>(sentences));

    /// <summary>True when the smaller of two articles has at least 40 % of its sentences, and three, in common with the other.</summary>
    public bool Are(int one, int other)
    {
        var (a, b) = (hashes[one], hashes[other]);
        var (shared, least) = (0, (int)MathF.Ceiling(MathF.Max(LeastSentences, LeastShare * Math.Min(a.Length, b.Length))));
        for (int i = 0, j = 0; shared + Math.Min(a.Length - i, b.Length - j) >= least && i < a.Length && j < b.Length;)
        {
            // without jumps: which of two hashes is the lesser cannot be foreseen
            var (x, y) = (a[i], b[j]);
            shared += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += x >= y ? 1 : 0;
        }

        return shared >= least;
    }

    public sealed class Builder
    {
        private readonly ImmutableArray<int[]>.Builder _hashes = ImmutableArray.CreateBuilder<int[]>();

        /// <summary>Hashes of an article's sentences, each once.</summary>
        public void Add(HashSet<int> sentences) => _hashes.Add([.. sentences.Order()]);

        public Twins Build() => new(_hashes.ToImmutable());
    }
}
