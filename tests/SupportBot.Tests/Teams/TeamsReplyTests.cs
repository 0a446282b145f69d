using System.Text.Json.Nodes;
using SupportBot.AdaptiveCards;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <summary>Messages for one person, and cards that are too long.</summary>
public sealed class TeamsReplyTests
{
    private const string Expired = "ERROR agent : {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";

    [Fact]
    public async Task What_only_one_person_should_see_is_sent_to_that_person_only()
    {
        await using var chat = await TeamsChat.StartAsync();
        var answer = await AnsweredAndMovedOnAsync(chat);
        await chat.TellAsync(chat.Activities.Submit(answer, Activities.Group, Activities.Daniel));
        var whispered = await chat.Connector.NextAsync();
        Assert.Equal("?isTargetedActivity=true", whispered.Query);
        Assert.Equal(Activities.Daniel, (string?)whispered.Body["recipient"]!["id"]);
        Assert.True((bool?)whispered.Body["recipient"]!["isTargeted"]);
        Assert.True(TeamsChat.Says(whispered.Card, "under way already"));
    }

    [Fact]
    public async Task Where_messages_for_one_person_are_not_to_be_had_everybody_sees_it()
    {
        await using var chat = await TeamsChat.StartAsync();
        var answer = await AnsweredAndMovedOnAsync(chat);
        chat.Connector.AnswerNext(400);
        await chat.TellAsync(chat.Activities.Submit(answer, Activities.Group, Activities.Daniel));
        Assert.Equal("?isTargetedActivity=true", (await chat.Connector.NextAsync()).Query);
        var shown = await chat.Connector.NextAsync();
        Assert.Equal("", shown.Query);
        Assert.Null(shown.Body["recipient"]);
    }

    [Fact]
    public async Task A_card_that_the_connector_finds_too_long_is_sent_again_and_never_longer()
    {
        await using var chat = await TeamsChat.StartAsync();
        chat.Connector.AnswerNext(413);
        chat.Connector.AnswerNext(413);
        await chat.TellAsync(chat.Activities.Message(string.Join('\n', Enumerable.Range(0, 3).Select(at => $"ERROR com.shop.Ledger{at} - {string.Concat(Enumerable.Repeat("장부 <&> ", 40))}"))));
        var sizes = new List<int>();
        foreach (var _ in Enumerable.Range(0, 3))
            sizes.Add((await chat.Connector.NextAsync()).Card.ToJsonString().Length);
        Assert.Equal(sizes.OrderDescending(), sizes);
        await chat.TellAsync(chat.Activities.Message("help"));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "What I can do"));
    }

    [Fact]
    public void Shortening_leaves_commands_inputs_and_buttons_whole()
    {
        var command = new string('x', 3000);
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray(
                Text(new string('a', 9000)),
                new JsonObject { ["type"] = "Container", ["id"] = "code-1", ["items"] = new JsonArray(Text(command)) },
                new JsonObject { ["type"] = "Container", ["items"] = new JsonArray([.. Enumerable.Range(0, 200).Select(at => Text($"{at} {new string('b', 100)}"))]) },
                new JsonObject { ["type"] = "Input.Text", ["id"] = "paste", ["label"] = "Paste" },
                new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.Execute", ["title"] = "Check" }) }),
        };
        var fitted = CardBudget.Fit(card, 8000);
        Assert.InRange(fitted.ToJsonString().Length, 1, 8000);
        Assert.Equal(command, (string?)fitted["body"]![1]!["items"]![0]!["text"]);
        Assert.Equal(["Container", "Input.Text", "ActionSet"], fitted["body"]!.AsArray().Skip(2).Select(item => (string?)item!["type"]));

        static JsonObject Text(string text) => new() { ["type"] = "TextBlock", ["text"] = text };
    }

    /// <summary>An answer in a group whose fix has been started: its button, which is too late now.</summary>
    private static async Task<JsonNode> AnsweredAndMovedOnAsync(TeamsChat chat)
    {
        await chat.TellAsync(chat.Activities.Message(Expired, Activities.Group));
        var button = TeamsChat.Button((await chat.Connector.NextAsync()).Card, "Fix the clock");
        await chat.AskAsync(chat.Activities.Press(button, Activities.Group));
        await chat.Connector.NextAsync();
        await chat.Connector.NextAsync();
        return button;
    }
}
