using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportBot.Articles;

namespace SupportBot.Tests.Articles;

/// <summary>A folder of articles that a test writes and throws away, and libraries over it.</summary>
public sealed class KnowledgeFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-kb");

    /// <summary>Where the articles are.</summary>
    public string Root => Path.Combine(_folder.FullName, "kb");

    /// <summary>Where caches go.</summary>
    public string Cache => Path.Combine(_folder.FullName, "cache");

    public void Write(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public void WriteArticle(string path, string title, string body = "## Description\n\nIt sticks.\n\n## Resolution\n\n1. Oil it.\n") =>
        Write(path, $"---\ntitle: {title}\n---\n{body}");

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    /// <summary>A library over the folder, not started.</summary>
    public ArticleLibrary Library(bool watch = false, bool starter = false, TimeProvider? clock = null, params string[] more)
    {
        Directory.CreateDirectory(Root);
        var options = new ArticleOptions { Starter = starter, Cache = Cache, Watch = watch };
        options.Folders.Add(Root);
        foreach (var folder in more)
            options.Folders.Add(folder);
        return new(Options.Create(options), clock ?? TimeProvider.System, NullLogger<ArticleLibrary>.Instance);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
