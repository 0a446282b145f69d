using System.Collections.Immutable;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles.Content;

/// <summary>The starter articles as the library ships them: resources <c>articles/&lt;language&gt;/&lt;number&gt;.md</c>.</summary>
internal static class StarterShelf
{
    public static ImmutableArray<StarterFile> Files { get; } = [.. ReadAll()];

    public static ImmutableArray<Article> Articles { get; } =
    [
        .. Files.GroupBy(file => file.Edition.Number).Select(group =>
            new Article(group.Key, group.ToImmutableSortedDictionary(file => file.Language, file => file.Edition))),
    ];

    /// <summary>The numbers, as rows of a theory.</summary>
    public static TheoryData<string> Numbers => [.. Articles.Select(article => article.Number.Value)];

    public static SignatureMatcher Matcher { get; } = SignatureMatcher.Of(Articles);

    public static Article Article(string number) => Articles.Single(article => article.Number.Value == number);

    private static IEnumerable<StarterFile> ReadAll()
    {
        var assembly = typeof(ArticleReader).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("articles/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            var parts = name.Replace('\\', '/').Split('/');
            var read = ArticleReader.Read(name, parts[1], text);
            yield return new StarterFile(name, parts[1], text, read.Edition ?? throw new InvalidDataException($"{name} is no article: {read.Problems[0].Message}"), read.Problems);
        }
    }
}

/// <summary>One file: its resource name, the language its folder says, its text, and what the reader made of it.</summary>
internal sealed record StarterFile(string Name, string Language, string Text, ArticleEdition Edition, ImmutableArray<ArticleProblem> Problems);
