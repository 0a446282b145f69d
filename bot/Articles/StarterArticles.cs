using System.Collections.Immutable;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Articles;

/// <summary>The articles that ship with the bot, from the resources <c>articles/*.md</c> of the dialogs library.</summary>
internal static class StarterArticles
{
    public const string Folder = "starter";

    public static FolderState Read(ArticleLimits limits)
    {
        var assembly = typeof(ArticleReader).Assembly;
        var files = ImmutableSortedDictionary.CreateBuilder<string, ArticleFile>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("articles/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var path = name["articles/".Length..].Replace('\\', '/');
            var read = ArticleReader.Read($"{Folder}/{path}", ArticleLanguage.OfPath(path), reader.ReadToEnd(), limits);
            files[path] = new(path, 0, 0, "", read with { Edition = read.Edition?.Packed() });
        }

        return new(Folder, files.ToImmutable());
    }
}
