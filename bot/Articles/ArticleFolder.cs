using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Articles;

/// <summary>Reads a folder of articles, only what has changed.</summary>
internal static class ArticleFolder
{
    /// <summary>Looks through the folder.</summary>
    /// <param name="before">What is known of it.</param>
    /// <param name="trustTimes">True to take a file of the same length and time as unchanged; false to read every file's content (a first look).</param>
    /// <param name="limits">What a file may cost.</param>
    /// <returns>The new state, and whether any content differs from what was known.</returns>
    public static (FolderState State, bool Changed) Look(FolderState before, bool trustTimes, ArticleLimits limits)
    {
        var files = new ConcurrentBag<ArticleFile>();
        var changed = 0;
        Parallel.ForEach(FilesIn(before.Root), file =>
        {
            var path = Path.GetRelativePath(before.Root, file.FullName).Replace('\\', '/');
            var known = before.Files.GetValueOrDefault(path);
            if (known is not null && trustTimes && known.Length == file.Length && known.WrittenTicks == file.LastWriteTimeUtc.Ticks)
            {
                files.Add(known);
            }
            else if (Read(before.Root, path, file, known, limits) is { } read)
            {
                files.Add(read);
                if (known is null || !ReferenceEquals(known.Read, read.Read))
                    Interlocked.Increment(ref changed);
            }
            else
            {
                // the file went between listing and reading, or is being written: the next look finds out
                if (known is not null)
                    files.Add(known);
            }
        });
        var differs = changed > 0 || files.Count != before.Files.Count;
        return (before with { Files = files.ToImmutableSortedDictionary(file => file.Path, file => file, StringComparer.Ordinal) }, differs);
    }

    private static ArticleFile? Read(string root, string path, FileInfo file, ArticleFile? known, ArticleLimits limits)
    {
        if (known is { Hash: "" } && known.Length == file.Length && known.WrittenTicks == file.LastWriteTimeUtc.Ticks)
            return known;
        try
        {
            if (file.Length > limits.FileBytes)
                return TooLarge(root, path, file, known, limits);
            var bytes = File.ReadAllBytes(file.FullName);
            var hash = Convert.ToHexString(SHA256.HashData(bytes));
            if (known?.Hash == hash)
                return known with { Length = file.Length, WrittenTicks = file.LastWriteTimeUtc.Ticks };
            var read = ArticleReader.Read(Path.Combine(root, path), LanguageOf(root, path), TextOf(bytes), limits);
            var next = new ArticleFile(path, file.Length, file.LastWriteTimeUtc.Ticks, hash, read with { Edition = read.Edition?.Packed() });
            return known?.Replaced(next) ?? next;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException refused)
        {
            return new(path, file.Length, file.LastWriteTimeUtc.Ticks, "", new(null, [new(Path.Combine(root, path), 0, ProblemSeverity.Error, "unreadable", refused.Message)]));
        }
    }

    private static ArticleFile TooLarge(string root, string path, FileInfo file, ArticleFile? known, ArticleLimits limits)
    {
        var problem = new ArticleProblem(
            Path.Combine(root, path), 0, ProblemSeverity.Error, "too-large", $"the file has {file.Length} bytes; at most {limits.FileBytes} are read. It is left out.");
        var next = new ArticleFile(path, file.Length, file.LastWriteTimeUtc.Ticks, "", new(null, [problem]));
        return known?.Replaced(next) ?? next;
    }

    /// <summary>The text of a file: UTF-8, or UTF-16 where a byte order mark says so. What is neither keeps its readable part; the reader reports it.</summary>
    public static string TextOf(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, .. var little] => Encoding.Unicode.GetString(little),
        [0xFE, 0xFF, .. var big] => Encoding.BigEndianUnicode.GetString(big),
        _ => Encoding.UTF8.GetString(bytes),
    };

    /// <summary>The language that the path below the folder, the folder's own name, or a folder above it (only in the form <c>ko-KR</c> or <c>base.ko-KR</c>) says.</summary>
    public static string? LanguageOf(string root, string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)).Replace('\\', '/');
        if (ArticleLanguage.OfPath(full[(full.LastIndexOf('/') + 1)..] + "/" + path) is { } named)
            return named;
        return full.Split('/').Reverse().Skip(1).Where(segment => segment.Contains('-', StringComparison.Ordinal) || segment.Contains('.', StringComparison.Ordinal))
            .Select(segment => ArticleLanguage.OfPath(segment + "/x.md")).FirstOrDefault(language => language is not null);
    }

    /// <summary>Markdown files of the folder and its sub-folders; hidden folders (.git) and packages of tools are not looked into.</summary>
    public static IEnumerable<FileInfo> FilesIn(string root)
    {
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder))
            {
                if (entry is DirectoryInfo inner && !inner.Name.StartsWith('.') && inner.Name != "node_modules" && inner.LinkTarget is null)
                    folders.Push(inner);
                else if (entry is FileInfo file && (file.Extension.Equals(".md", StringComparison.OrdinalIgnoreCase) || file.Extension.Equals(".markdown", StringComparison.OrdinalIgnoreCase)))
                    yield return file;
            }
        }
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
