using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <summary>"Post to the thread" in the dialog of "Look up this error".</summary>
public sealed class TeamsPostingTests
{
    private const string Root = "1790000000001", Looked = "1790000000300";
    private const string Html = "<p>help!</p><codeblock class=\"\"><code>28.02.2017 18:39:51 - ERROR - agent : {&quot;error&quot;:&quot;invalid_grant&quot;,&quot;error_description&quot;:&quot;JWT has expired&quot;}<br>28.02.2017 18:39:51 - ERROR - agent :  Date: Fri, 03 Mar 2017 04:29:05 GMT</code></codeblock>";

    [Theory]
    [InlineData(Activities.Thread)]
    [InlineData(Activities.Channel)]
    public async Task The_answer_goes_into_the_thread_of_the_message_and_can_be_walked_there(string conversation)
    {
        await using var chat = await TeamsChat.StartAsync();
        var dialog = await chat.AskAsync(LookUp(chat, "composeExtension/fetchTask", conversation));
        var card = dialog["task"]!["value"]!["card"]!["content"]!;
        Assert.True(TeamsChat.Says(card, "its clock is behind by"), WebPerson.Texts(card));
        var answer = await chat.AskAsync(LookUp(chat, "composeExtension/submitAction", conversation, Post(card)));
        Assert.True(TeamsChat.Says(answer["task"]!["value"]!["card"]!["content"]!, "Posted to the thread"));

        Assert.Equal($"/connector/v3/conversations/{Activities.Channel}/members/{Activities.Minji}", (await chat.Connector.NextAsync()).Path);
        var posted = await chat.Connector.NextAsync();
        Assert.Equal($"/connector/v3/conversations/{Activities.Thread}/activities", posted.Path);
        Assert.True(TeamsChat.Says(posted.Card, "JWT has expired"));
        var pressed = await chat.AskAsync(chat.Activities.Press(TeamsChat.Button(posted.Card, "Fix the clock"), Activities.Thread, Activities.Daniel));
        Assert.Equal(200, (int?)pressed["statusCode"]);
    }

    [Fact]
    public async Task A_client_that_hands_the_message_over_only_once_can_post_too()
    {
        await using var chat = await TeamsChat.StartAsync();
        var dialog = await chat.AskAsync(LookUp(chat, "composeExtension/fetchTask", Activities.Thread));
        var submitted = LookUp(chat, "composeExtension/submitAction", Activities.Thread, Post(dialog["task"]!["value"]!["card"]!["content"]!));
        submitted["value"]!.AsObject().Remove("messagePayload");
        await chat.AskAsync(submitted);
        await chat.Connector.NextAsync();
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "KA-10565"));
    }

    [Theory]
    [InlineData(403, "I am not in this team or chat")]
    [InlineData(404, "I am not in this team or chat")]
    [InlineData(503, "nothing was posted")]
    public async Task Where_the_bot_cannot_post_the_person_is_told_what_to_do(int status, string told)
    {
        await using var chat = await TeamsChat.StartAsync();
        var dialog = await chat.AskAsync(LookUp(chat, "composeExtension/fetchTask", Activities.Group));
        chat.Connector.AnswerNext(status);
        var answer = await chat.AskAsync(LookUp(chat, "composeExtension/submitAction", Activities.Group, Post(dialog["task"]!["value"]!["card"]!["content"]!)));
        Assert.True(TeamsChat.Says(answer["task"]!["value"]!["card"]!["content"]!, told));
        Assert.Single(chat.Connector.All);
    }

    [Fact]
    public async Task What_belongs_to_no_article_offers_nothing_to_post()
    {
        await using var chat = await TeamsChat.StartAsync();
        var dialog = await chat.AskAsync(LookUp(chat, "composeExtension/fetchTask", Activities.Thread, html: "<p>lunch?</p>"));
        Assert.Null(dialog["task"]!["value"]!["card"]!["content"]!["actions"]);
    }

    private static JsonNode Post(JsonNode card) => card["actions"]!.AsArray().First(action => (string?)action!["title"] == "Post to the thread")!["data"]!.DeepClone();

    private static JsonObject LookUp(TeamsChat chat, string name, string conversation, JsonNode? data = null, string html = Html)
    {
        var activity = chat.Activities.Common("invoke", conversation, Activities.Minji);
        activity["name"] = name;
        activity["channelData"]!["team"] = conversation == Activities.Group ? null : new JsonObject { ["id"] = Activities.Channel };
        activity["value"] = new JsonObject
        {
            ["commandId"] = "lookUpError",
            ["commandContext"] = "message",
            ["data"] = data,
            ["messagePayload"] = new JsonObject
            {
                ["id"] = Looked, ["replyToId"] = Root, ["createdDateTime"] = "2026-11-23T10:00:00.1Z",
                ["from"] = new JsonObject { ["user"] = new JsonObject { ["displayName"] = "Ana Silva" } },
                ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
            },
        };
        return activity;
    }
}
