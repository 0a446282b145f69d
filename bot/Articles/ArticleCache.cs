using System.Collections.Immutable;
using System.Text;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>
/// What was read of a folder, kept in a file. An entry counts only for the very content it was made from (SHA-256), the same build of the
/// reader and the same limits; anything odd about the file and it is as if there were none.
/// </summary>
internal static class ArticleCache
{
    private const string Magic = "SupportBot articles 2";

    /// <summary>Files are stored in blocks of this many, so that several processors can read them.</summary>
    private const int BlockSize = 256;

    /// <summary>The state that was stored for a folder, or an unread one. The caller reads every file's content against it.</summary>
    public static FolderState Load(string cacheFolder, string root, ArticleLimits limits) =>
        cacheFolder.Length == 0 ? FolderState.Unread(root) : SealedFile.Read(FileOf(cacheFolder, root), content => Read(content, root, limits)) ?? FolderState.Unread(root);

    /// <summary>Stores a state; without a cache folder nothing happens.</summary>
    /// <exception cref="IOException">The folder cannot be written; the caller goes on without a cache.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Store(string cacheFolder, FolderState state, ArticleLimits limits)
    {
        if (cacheFolder.Length == 0)
            return;
        SealedFile.Write(FileOf(cacheFolder, state.Root), writer =>
        {
            writer.Write(Header(limits));
            foreach (var block in state.Files.Values.Chunk(BlockSize).Select(Block))
            {
                writer.Write(block.Length);
                writer.Write(block);
            }
        });
    }

    private static FolderState? Read(MemoryStream content, string root, ArticleLimits limits)
    {
        using var reader = new BinaryReader(content, Encoding.UTF8);
        if (reader.ReadString() != Header(limits))
            return null;
        var blocks = new List<(int Start, int Length)>();
        while (content.Position < content.Length)
        {
            var length = reader.ReadInt32();
            blocks.Add(((int)content.Position, length));
            content.Position += length;
        }

        var files = new ArticleFile[blocks.Count][];
        Parallel.For(0, blocks.Count, at => files[at] = Files(new MemoryStream(content.GetBuffer(), blocks[at].Start, blocks[at].Length), root));
        return new(root, files.SelectMany(block => block).ToImmutableSortedDictionary(file => file.Path, file => file, StringComparer.Ordinal));
    }

    private static byte[] Block(ArticleFile[] files)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(files.Length);
        foreach (var file in files)
        {
            writer.Write(file.Path);
            writer.Write(file.Length);
            writer.Write(file.WrittenTicks);
            writer.Write(file.Hash);
            ArticleBytes.Write(writer, file.Read);
        }

        return bytes.ToArray();
    }

    private static ArticleFile[] Files(MemoryStream block, string root)
    {
        using var reader = new BinaryReader(block, Encoding.UTF8);
        var files = new ArticleFile[reader.ReadInt32()];
        foreach (ref var file in files.AsSpan())
        {
            var path = reader.ReadString();
            file = new(path, reader.ReadInt64(), reader.ReadInt64(), reader.ReadString(), ArticleBytes.Read(reader, Path.Combine(root, path)));
        }

        return files;
    }

    private static string FileOf(string cacheFolder, string root) => Path.Combine(cacheFolder, $"articles-{SealedFile.NameOf([Path.GetFullPath(root)])}.bin");

    private static string Header(ArticleLimits limits) => $"{Magic} {ArticleBytes.Version} {limits}";
}
