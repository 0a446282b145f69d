using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Walking;

/// <summary>
/// A walk for any article with numbered resolution steps: each step a card with done, did not work, skip and cannot; then the failed
/// operation is repeated, as after every fix. Made when it is needed, in the article's own words.
/// </summary>
internal static class ArticleWalk
{
    private const string Prefix = "steps:";
    private const int LongestTitle = 90;

    /// <summary>True for the name of such a walk.</summary>
    public static bool IsName(string playbook) => playbook.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The language of the edition whose steps are walked.</summary>
    public static string LanguageOf(string playbook) => playbook[Prefix.Length..];

    /// <summary>The walk, or null where the article has no numbered steps. A translation may have lost the numbers: then another edition's steps are walked.</summary>
    public static Playbook? Of(Article article, string language, Languages languages)
    {
        if (article.Editions.Values.Prepend(article.In(language)).FirstOrDefault(each => !each.Steps.IsEmpty) is not { } edition)
            return null;
        LocalText Say(string key) => LocalText.In(languages, words => words[$"article-walk.{key}"]);
        LocalText Written(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add(edition.Language, text));
        var count = edition.Steps.Length;
        var steps = edition.Steps.Select((step, at) => new PlaybookStep
        {
            Id = Id(at),
            Station = at + 1,
            Title = Written(Title(step.Text)),
            Say = step.HasPicture || step.SubSteps.Any(sub => sub.HasPicture) ? LocalText.In(languages, words => $"{Told(step)}\n[{words["article.hidden-picture"]}]".TrimStart()) : Written(Told(step)),
            Waits = StepInput.Choice,
            Options = [new("done", Say("done")), new("failed", Say("failed")), new("skip", Say("skip")), new("cannot", Say("cannot"))],
            Run = Commands(step).ToList() is [_, ..] commands ? ImmutableSortedDictionary<string, StepCommands>.Empty.Add("any", new(string.Join('\n', commands), null, null, null, null)) : ImmutableSortedDictionary<string, StepCommands>.Empty,
            Next =
            [
                new(Condition.Parse("choice is failed"), "stuck", Say("failed-note")),
                new(Condition.Parse("choice is cannot"), "stuck", Say("cannot-note")),
                new(null, at + 1 < count ? Id(at + 1) : "repeat", null),
            ],
        });
        return new()
        {
            Name = Prefix + edition.Language,
            Title = Written(edition.Title),
            Button = Say("button"),
            Platforms = [],
            Start = Id(0),
            Steps =
            [
                .. steps,
                new()
                {
                    Id = "stuck",
                    Title = Say("stuck"),
                    Say = Say("stuck-say"),
                    Waits = StepInput.Choice,
                    Options = [new("again", Say("again")), new("repeat", Say("repeat")), new("give-up", Say("give-up"))],
                    Next = [new(Condition.Parse("choice is again"), Id(0), null), new(Condition.Parse("choice is repeat"), "repeat", null), new(null, "not-fixed", null)],
                },
                new()
                {
                    Id = "repeat",
                    Station = count + 1,
                    Title = Say("repeat"),
                    Say = Say("repeat-say"),
                    Paste = Say("repeat-paste"),
                    Waits = StepInput.Outcome,
                    Options = [new("works", Say("works")), new("later", Say("later"))],
                    Next =
                    [
                        new(Condition.Parse("choice is works"), "said-so", null),
                        new(Condition.Parse("choice is later"), "unknown", null),
                        new(Condition.Parse("outcome success"), "resolved", null),
                        new(Condition.Parse("outcome same-error or other-error"), "stuck", null),
                        new(null, null, Say("repeat-unclear")),
                    ],
                },
                End("resolved", RunEnding.Verified),
                End("said-so", RunEnding.SaidSo),
                End("unknown", RunEnding.Unknown),
                End("not-fixed", RunEnding.NotFixed),
            ],
        };

        PlaybookStep End(string id, RunEnding ending) => new() { Id = id, Title = Say(id), Say = Say($"{id}-say"), Waits = StepInput.Nothing, Ends = ending };
    }

    /// <summary>A step's words with its sub-steps, numbered, each on a line of its own.</summary>
    private static string Told(ResolutionStep step) =>
        string.Join('\n', step.SubSteps.Select((sub, at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at + 1}. {Told(sub)}")).Prepend(step.Text));

    private static IEnumerable<string> Commands(ResolutionStep step) => step.Commands.Concat(step.SubSteps.SelectMany(Commands));

    private static string Id(int at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"step-{at + 1}");

    /// <summary>The first sentence, or as much of it as a title holds.</summary>
    private static string Title(string text)
    {
        var line = text.Split('\n')[0];
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        var first = end > 0 ? line[..(end + 1)] : line;
        return first.Length <= LongestTitle ? first : first[..LongestTitle].TrimEnd() + " …";
    }
}
