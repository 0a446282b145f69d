using System.Text.Json.Nodes;

namespace SupportBot.Tests.Teams;

/// <summary>The message extension: search, "Look up this error", unfolding links.</summary>
public sealed class TeamsExtensionTests
{
    [Theory]
    [InlineData("KA-10565")]
    [InlineData("ka 10565")]
    public async Task A_search_brings_cards_with_a_line_for_the_list(string query)
    {
        await using var chat = await TeamsChat.StartAsync();
        var answer = await chat.AskAsync(chat.Activities.Invoke("composeExtension/query", Query(query)));
        var found = answer["composeExtension"]!;
        Assert.Equal("result", (string?)found["type"]);
        Assert.Equal("list", (string?)found["attachmentLayout"]);
        var first = found["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)first["contentType"]);
        Assert.Equal("application/vnd.microsoft.card.thumbnail", (string?)first["preview"]!["contentType"]);
        Assert.StartsWith("KA-10565", (string?)first["preview"]!["content"]!["title"], StringComparison.Ordinal);
        Assert.True(TeamsChat.Says(first["content"]!, "KA-10565"));
        Assert.DoesNotContain("Action.Execute", first.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_run_lists_articles_and_pages_go_on()
    {
        await using var chat = await TeamsChat.StartAsync();
        var initial = new JsonObject
        {
            ["commandId"] = "searchArticles",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "initialRun", ["value"] = "true" }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 1 },
        };
        var answer = await chat.AskAsync(chat.Activities.Invoke("composeExtension/query", initial));
        Assert.Single(answer["composeExtension"]!["attachments"]!.AsArray());
        initial["queryOptions"] = new JsonObject { ["skip"] = 1000, ["count"] = 25 };
        var end = await chat.AskAsync(chat.Activities.Invoke("composeExtension/query", initial.DeepClone()));
        Assert.Equal("message", (string?)end["composeExtension"]!["type"]);
    }

    [Fact]
    public async Task Looking_up_a_message_shows_the_proof_and_offers_the_article()
    {
        await using var chat = await TeamsChat.StartAsync();
        var answer = await chat.AskAsync(chat.Activities.Invoke("composeExtension/fetchTask", Message(
            "<p>help!</p><codeblock class=\"\"><code>28.02.2017 18:39:51 - ERROR - agent : Failed to get an access token response: {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}</code></codeblock>")));
        var dialog = answer["task"]!;
        Assert.Equal("continue", (string?)dialog["type"]);
        var card = dialog["value"]!["card"]!["content"]!;
        Assert.True(TeamsChat.Says(card, "KA-10565"));
        Assert.True(TeamsChat.Says(card, "JWT has expired"));
        Assert.DoesNotContain("Action.Execute", card.ToJsonString(), StringComparison.Ordinal); // there is no conversation to press in
        var insert = card["actions"]![1]!;
        Assert.Equal("Action.Submit", (string?)insert["type"]);

        var inserted = await chat.AskAsync(chat.Activities.Invoke("composeExtension/submitAction", new JsonObject { ["commandId"] = "lookUpError", ["data"] = insert["data"]!.DeepClone() }));
        Assert.Single(inserted["composeExtension"]!["attachments"]!.AsArray());
        Assert.Empty(chat.Connector.All);
    }

    [Fact]
    public async Task Without_a_message_a_form_asks_for_the_text_and_answers_it()
    {
        await using var chat = await TeamsChat.StartAsync();
        var form = await chat.AskAsync(chat.Activities.Invoke("composeExtension/fetchTask", new JsonObject { ["commandId"] = "lookUpError", ["commandContext"] = "compose" }));
        Assert.Contains("Input.Text", form["task"]!["value"]!["card"]!.ToJsonString(), StringComparison.Ordinal);
        var answer = await chat.AskAsync(chat.Activities.Invoke(
            "composeExtension/submitAction", new JsonObject { ["commandId"] = "lookUpError", ["data"] = new JsonObject { ["text"] = "the coffee machine is on fire" } }));
        Assert.True(TeamsChat.Says(answer["task"]!["value"]!["card"]!["content"]!, "I don't know this one"));
    }

    [Theory]
    [InlineData("https://bot.example/articles/KA-10565?locale=ko", true)]
    [InlineData("https://kb.example/en/ka-10565.html", true)]
    [InlineData("https://bot.example/articles/KA-99999", false)]
    [InlineData("https://bot.example/", false)]
    [InlineData("nonsense", false)]
    public async Task A_link_to_an_article_unfolds(string url, bool expected)
    {
        await using var chat = await TeamsChat.StartAsync();
        var answer = await chat.AskAsync(chat.Activities.Invoke("composeExtension/queryLink", new JsonObject { ["url"] = url }));
        Assert.Equal(expected ? "result" : "message", (string?)answer["composeExtension"]!["type"]);
    }

    private static JsonObject Query(string text) => new()
    {
        ["commandId"] = "searchArticles",
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "query", ["value"] = text }),
        ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
    };

    private static JsonObject Message(string html) => new()
    {
        ["commandId"] = "lookUpError",
        ["commandContext"] = "message",
        ["messagePayload"] = new JsonObject { ["id"] = "1790000000900", ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html } },
    };
}
