using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>The terms of the articles' titles: what an article is about in its author's own words.</summary>
internal sealed class Titles(ImmutableArray<ImmutableArray<ImmutableArray<int>>> termsByArticle)
{
    public static Titles Read(BinaryReader reader) =>
        new(reader.ReadAll(() => reader.ReadAll(() => ImmutableCollectionsMarshal.AsImmutableArray(reader.ReadArray<int>()))));

    public void Write(BinaryWriter writer) => writer.WriteAll(termsByArticle, titles => writer.WriteAll(titles, title => writer.WriteArray(title.AsSpan())));

    /// <summary>How far a title is said by the query: the information of the words they share, and its share of the title's.</summary>
    /// <param name="article">Its place in the index.</param>
    /// <param name="asked">What every term tells the query.</param>
    /// <param name="words">What every term tells.</param>
    public (float Bits, float Share) Match(int article, float[] asked, WordIndex words)
    {
        var best = (Bits: 0f, Share: 0f);
        foreach (var title in termsByArticle[article])
        {
            var (shared, all) = (0f, 0f);
            foreach (var term in title)
            {
                all += words.Bits(term);
                shared += MathF.Min(words.Bits(term), asked[term]);
            }

            if (shared > best.Bits)
                best = (shared, shared / all);
        }

        return best;
    }
}
