using NodaTime;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Playbooks;

/// <summary>Every path of every playbook that ships, on every platform, in every language.</summary>
public sealed class PlaybookPathTests
{
    private static readonly ActionSeal Seal = new(new byte[32], new("web", "", "t1"), null);

    private const int MostBytes = 25_000, MostButtons = 7, LongestTitle = 90, LongestSentence = 420;

    public static TheoryData<string> Names => [.. PlaybookShelf.Shipped.All.Select(playbook => playbook.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void From_every_place_an_ending_can_be_reached(string name)
    {
        foreach (var (platform, paths) in On(name))
            Assert.True(!paths.DeadEnds().Any(), $"on {platform} nothing ends from here:\n{string.Join('\n', paths.DeadEnds().Take(10))}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_branch_is_taken_and_every_ending_reached(string name)
    {
        var playbook = PlaybookShelf.Shipped.Find(name)!;
        var taken = On(name).SelectMany(each => each.Paths.Taken).ToHashSet();
        var missed = playbook.Steps.SelectMany(step => step.Next.Select((branch, at) => (step.Id, at, branch.When?.Text))).Where(way => !taken.Contains((way.Id, way.at))).Select(way => $"{way.Id} {way.at}: {way.Text}");
        Assert.Equal("", string.Join('\n', missed));
        var reached = On(name).SelectMany(each => each.Paths.Places).Select(run => run.Step).ToHashSet();
        Assert.Empty(playbook.Steps.Where(step => step.Waits != StepInput.Junction).Select(step => step.Id).Except(reached));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Wherever_a_command_is_called_for_the_platform_has_one(string name)
    {
        var playbook = PlaybookShelf.Shipped.Find(name)!;
        foreach (var (platform, paths) in On(name))
        {
            Assert.Empty(paths.Places.Where(run => playbook[run.Step].Run.Count > 0 && run.Platform is not null && playbook.CommandsFor(playbook[run.Step], platform) is null)
                .Select(run => $"{run.Step} on {platform}").Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_can_be_said_in_every_language_and_is_short(string name)
    {
        var playbook = PlaybookShelf.Shipped.Find(name)!;
        var faults = new List<string>();
        foreach (var (platform, paths) in On(name))
        {
            foreach (var run in paths.Places.DistinctBy(run => (run.Step, run.Platform)).Select(run => run with { Platform = run.Platform is null ? null : platform }))
            {
                foreach (var language in Languages.Shipped.All)
                    faults.AddRange(FaultsOf(Card(run, language), language).Select(fault => $"{language.Tag}, {run.Step} on {platform}: {fault}"));
            }
        }

        Assert.Empty(faults);

        IEnumerable<string> FaultsOf(Card card, Language language)
        {
            var step = playbook.Steps.First(each => each.Title.In(language) == card.Title);
            if (AdaptiveCardJson.Render(card, new("https://bot.example.com/"), Seal).ToJsonString().Length is > MostBytes and var size)
                yield return $"{size} characters of JSON";
            if (card.Buttons.Length > MostButtons)
                yield return $"{card.Buttons.Length} buttons";
            if (card.Title.Length > LongestTitle)
                yield return $"title of {card.Title.Length} characters";
            foreach (var text in card.Parts.OfType<TextPart>().Where(text => text.Text.Length > LongestSentence))
                yield return $"{text.Text.Length} characters: {text.Text}";
            if (step.Ends is null && card.Buttons.IsEmpty)
                yield return "nothing to press";
        }
    }

    private static Card Card(Run run, Language language)
    {
        var conversation = Conversation.New with { Language = language.Tag, Runs = [run] };
        return RunCards.For(new(conversation, TestKnowledge.Shipped, new("U1", "Minji", language.Tag), Instant.FromUtc(2026, 11, 23, 10, 39)), run);
    }

    private static IEnumerable<(string? Platform, PlaybookPaths Paths)> On(string name)
    {
        var playbook = PlaybookShelf.Shipped.Find(name)!;
        var named = playbook.Steps.SelectMany(step => step.Next).SelectMany(branch => branch.When?.Terms ?? []).Where(term => term.StartsWith("platform ", StringComparison.Ordinal)).SelectMany(term => term.Split(' ')).ToHashSet();
        // Platforms of one family that no condition tells apart have the same paths.
        var platforms = playbook.Platforms.IsEmpty ? [(null, null)] : playbook.Platforms.Select(platform => ((string?)platform.Id, (string?)playbook.Platforms.First(other =>
            other.Family == platform.Family && (other.Id == platform.Id || (platform.Family is not null && !named.Contains(other.Id) && !named.Contains(platform.Id)))).Id)).ToArray();
        return platforms.Select(platform => (platform.Item1, Known.GetOrAdd((name, platform.Item2 ?? ""), _ => new(() => new(playbook, platform.Item2))).Value));
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string), Lazy<PlaybookPaths>> Known = new();
}
