using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// The built index as bytes, for a cache that spares the next start the building: its arrays as they lie in memory, so that reading costs
/// little more than the copy. Good for the same build of this library and the same articles only; the caller sees to both.
/// </summary>
internal static class IndexBytes
{
    public static void Write(BinaryWriter writer, IndexData index)
    {
        index.Vocabulary.Write(writer);
        index.Words.Write(writer);
        index.Lines.Write(writer);
        index.Titles.Write(writer);
        index.Typos.Write(writer);
        index.Spellings.Write(writer);
        index.Twins.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote about these very articles.</summary>
    /// <exception cref="IOException">The bytes end early.</exception>
    public static IndexData Read(BinaryReader reader, ImmutableArray<Article> articles)
    {
        var vocabulary = Vocabulary.Read(reader);
        return new(articles, vocabulary, WordIndex.Read(reader), LineIndex.Read(reader), Titles.Read(reader), Typos.Read(reader), Spellings.Read(reader, vocabulary), Twins.Read(reader));
    }

    /// <summary>Length, then the elements in this machine's byte order: a cache does not travel.</summary>
    internal static void WriteArray<T>(this BinaryWriter writer, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        writer.Write(items.Length);
        writer.Write(MemoryMarshal.AsBytes(items));
    }

    internal static T[] ReadArray<T>(this BinaryReader reader)
        where T : unmanaged
    {
        var items = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }

    internal static void WriteStrings(this BinaryWriter writer, IReadOnlyCollection<string> items)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            writer.Write(item);
    }

    internal static string[] ReadStrings(this BinaryReader reader)
    {
        var items = new string[reader.ReadInt32()];
        foreach (ref var item in items.AsSpan())
            item = reader.ReadString();
        return items;
    }
}
