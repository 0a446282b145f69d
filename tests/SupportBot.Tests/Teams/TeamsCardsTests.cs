using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using SupportBot.AdaptiveCards;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Words;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Teams;

/// <summary>Every card that the bot can show in Teams. They are also written down: the browser tests give them to Microsoft's own renderer.</summary>
public sealed class TeamsCardsTests
{
    private static readonly Uri Site = new("https://bot.example.com/");
    private static readonly ActionSeal Seal = new(new byte[32], new("teams", "tenant", "thread"), null);

    public static TheoryData<string> Tags => [.. Languages.Shipped.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_card_is_small_enough_and_every_button_works_in_older_clients(string language)
    {
        var words = Languages.Shipped.For(language);
        var cards = EveryCard.In(language).Select(reply => reply.Card)
            .Concat(TestKnowledge.Shipped.Articles.Articles.Select(article => ArticleCards.For(article, words)))
            .Select(card => CardBudget.Fit(AdaptiveCardJson.Render(card, Site, Seal)))
            .DistinctBy(card => card.ToJsonString())
            .ToList();
        Assert.InRange(cards.Count, 100, 20_000);
        Assert.All(cards, Check);
        var folder = Directory.CreateDirectory(Path.Combine(Repository(), ".artifacts", "teams", "cards"));
        File.WriteAllText(Path.Combine(folder.FullName, language + ".json"), new JsonArray([.. cards]).ToJsonString());
    }

    private static void Check(JsonObject card)
    {
        Assert.InRange(card.ToJsonString().Length, 1, 25_000);
        Assert.Equal("1.5", (string?)card["version"]);
        foreach (var action in Nodes(card).Where(node => (string?)node["type"] == "Action.Execute"))
        {
            Assert.Equal("Action.Submit", (string?)action["fallback"]!["type"]);
            Assert.Equal(action["data"]!.ToJsonString(), action["fallback"]!["data"]!.ToJsonString());
        }

        // Clients cut longer ones on a phone.
        foreach (var action in Nodes(card).Where(node => ((string?)node["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true && node["title"] is not null))
            Assert.True(((string)action["title"]!).Length <= 40, (string)action["title"]!);

        var inputs = Nodes(card).Where(node => ((string?)node["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).ToList();
        Assert.All(inputs, input => Assert.NotEmpty((string)input["label"]!));
        var ids = Nodes(card).Select(node => (string?)node["id"]).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private static IEnumerable<JsonObject> Nodes(JsonNode node) => node switch
    {
        JsonObject map => [map, .. map.Where(pair => pair.Key != "data" && pair.Value is JsonObject or JsonArray).SelectMany(pair => Nodes(pair.Value!))],
        JsonArray list => list.OfType<JsonNode>().SelectMany(Nodes),
        _ => [],
    };

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
