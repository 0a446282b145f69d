using System.Text.RegularExpressions;
using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Keys that look like one of ours, mistyped: they would be ignored without a word, as any key of another system is.</summary>
internal sealed partial class FrontMatterKeysCheck : IArticleCheck
{
    /// <summary>The optional keys of this bot, as in <c>article.schema.json</c>.</summary>
    internal static ImmutableArray<string> Ours { get; } = ["signatures", "not-if", "playbook", "audience", "samples", "owner", "review-by"];

    public string Name => "front matter keys";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        foreach (var file in articles.Files)
        {
            if (ArticleFile.Of(file.Content).FrontMatter is not { } yaml)
                continue;
            var line = 1;
            foreach (var text in yaml.Split('\n'))
            {
                line++;
                if (Key().Match(text) is { Success: true } key && Meant(key.Groups["key"].Value) is { } meant)
                    yield return new(file.Source, line, ProblemSeverity.Warning, "front-matter-key", $"'{key.Groups["key"].Value}' is not known and is ignored. Did you mean '{meant}'?");
            }
        }
    }

    private static string? Meant(string key) =>
        Ours.Contains(key) ? null : Ours.FirstOrDefault(ours => Squeezed(ours) == Squeezed(key) || (key.Length > 4 && Spelling.Distance(ours, key.ToLowerInvariant()) <= 2));

    private static string Squeezed(string key) => key.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex(@"^(?<key>[A-Za-z][A-Za-z_\-]{1,40}):", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
