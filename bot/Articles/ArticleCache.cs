using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>
/// What was read of a folder, kept in a file. An entry counts only for the very content it was made from (SHA-256), the same build of the
/// reader and the same limits; anything odd about the file and it is as if there were none.
/// </summary>
internal static class ArticleCache
{
    private const string Magic = "SupportBot articles 1";

    /// <summary>The state that was stored for a folder, or an unread one. The caller reads every file's content against it.</summary>
    public static FolderState Load(string cacheFolder, string root, ArticleLimits limits)
    {
        if (cacheFolder.Length == 0 || !File.Exists(FileOf(cacheFolder, root)))
            return FolderState.Unread(root);
        try
        {
            var bytes = File.ReadAllBytes(FileOf(cacheFolder, root));
            var content = bytes.AsMemory(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
            using var reader = new BinaryReader(new MemoryStream(bytes, 0, content.Length), Encoding.UTF8);
            if (!SHA256.HashData(content.Span).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)) || reader.ReadString() != Header(limits))
                return FolderState.Unread(root);
            var files = ImmutableSortedDictionary.CreateBuilder<string, ArticleFile>(StringComparer.Ordinal);
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var path = reader.ReadString();
                files[path] = new(path, reader.ReadInt64(), reader.ReadInt64(), reader.ReadString(), ArticleBytes.Read(reader, Path.Combine(root, path)));
            }

            return new(root, files.ToImmutable());
        }
        catch (Exception damaged) when (damaged is IOException or FormatException or ArgumentException or InvalidDataException or OverflowException)
        {
            return FolderState.Unread(root);
        }
    }

    /// <summary>Stores a state; written beside and moved into place, so that a crash leaves the old file or the new one.</summary>
    /// <exception cref="IOException">The folder cannot be written; the caller goes on without a cache.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Store(string cacheFolder, FolderState state, ArticleLimits limits)
    {
        if (cacheFolder.Length == 0)
            return;
        Directory.CreateDirectory(cacheFolder);
        var file = FileOf(cacheFolder, state.Root);
        var fresh = $"{file}.{Environment.ProcessId}";
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Header(limits));
            writer.Write(state.Files.Count);
            foreach (var entry in state.Files.Values)
            {
                writer.Write(entry.Path);
                writer.Write(entry.Length);
                writer.Write(entry.WrittenTicks);
                writer.Write(entry.Hash);
                ArticleBytes.Write(writer, entry.Read);
            }
        }

        // the checksum at the end tells a file that was cut short or damaged
        bytes.Write(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        File.WriteAllBytes(fresh, bytes.ToArray());
        File.Move(fresh, file, overwrite: true);
    }

    private static string FileOf(string cacheFolder, string root) =>
        Path.Combine(cacheFolder, "articles-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(root))))[..16] + ".bin");

    private static string Header(ArticleLimits limits) => $"{Magic} {ArticleBytes.Version} {limits}";
}
