using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>The index built of some sources, kept in a file: good for the very same editions and the same build of the matcher.</summary>
internal static class IndexCache
{
    private const string Magic = "SupportBot index 1";

    /// <summary>The index as stored, or null where what is stored is none or another.</summary>
    public static ArticleIndex? Load(string cacheFolder, IReadOnlyList<FolderState> sources, IEnumerable<Article> articles) => cacheFolder.Length == 0 ? null : SealedFile.Read(FileOf(cacheFolder, sources), content =>
    {
        using var reader = new BinaryReader(content, Encoding.UTF8);
        return reader.ReadString() == KeyOf(sources) ? ArticleIndex.Read(reader, articles) : null;
    });

    /// <summary>Stores the index of these sources; without a cache folder nothing happens.</summary>
    /// <exception cref="IOException">The folder cannot be written; the caller goes on without a cache.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Store(string cacheFolder, IReadOnlyList<FolderState> sources, ArticleIndex index)
    {
        if (cacheFolder.Length > 0)
        {
            SealedFile.Write(FileOf(cacheFolder, sources), writer =>
            {
                writer.Write(KeyOf(sources));
                index.Write(writer);
            });
        }
    }

    /// <summary>What an index depends on: the build, and of every file its place in the order, its language, and the content its edition was made from.</summary>
    private static string KeyOf(IEnumerable<FolderState> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in sources.SelectMany(source => source.Files.Values).Where(file => file.Read.Edition is not null))
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Read.Edition!.Number} {file.Read.Edition.Language} {(file.IsStale ? OfEdition(file) : file.Hash)}\n"));
        return $"{Magic} {ArticleBytes.Version} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    /// <summary>The edition of a broken file is that of an earlier content.</summary>
    private static string OfEdition(ArticleFile file)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        ArticleBytes.Write(writer, file.Read);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static string FileOf(string cacheFolder, IEnumerable<FolderState> sources) =>
        Path.Combine(cacheFolder, $"index-{SealedFile.NameOf(sources.Select(source => source.Root == StarterArticles.Folder ? source.Root : Path.GetFullPath(source.Root)))}.bin");
}
