using System.Net;
using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <summary>What Teams says and what the bot does then, over HTTP on both sides.</summary>
public sealed class TeamsConversationTests
{
    private const string Log = "28.02.2017 18:39:51 - ERROR - agent : Failed to get an access token response: {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";

    [Fact]
    public async Task A_pasted_log_is_answered_with_a_new_message_in_the_same_conversation()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Log, id: "1790000000100"));
        var posted = await chat.Connector.NextAsync();
        Assert.Equal("POST", posted.Method);
        Assert.Equal($"/connector/v3/conversations/{Activities.Personal}/activities", posted.Path);
        Assert.Equal(Activities.Bot, (string?)posted.Body["from"]!["id"]);
        Assert.Equal("1790000000100", (string?)posted.Body["replyToId"]);
        Assert.Null(posted.Body["text"]);
        Assert.True(TeamsChat.Says(posted.Card, "KA-10565"));
    }

    [Fact]
    public async Task A_press_is_answered_with_the_pressed_card_and_the_message_is_edited_for_everybody()
    {
        await using var chat = await TeamsChat.StartAsync();
        var (answer, _) = await StartedAsync(chat);
        var step = await chat.Connector.NextAsync();
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        Assert.Equal(200, (int?)answer["statusCode"]);

        var pressed = await chat.AskAsync(chat.Activities.Press(TeamsChat.Button(step.Card, "Linux (chrony)")));
        Assert.True(TeamsChat.Says(pressed["value"]!, "chronyc tracking"));
        var edited = await chat.Connector.NextAsync();
        Assert.Equal("PUT", edited.Method);
        Assert.True(TeamsChat.Says(edited.Card, "chronyc tracking"));
    }

    [Fact]
    public async Task A_press_of_a_client_that_only_knows_Submit_counts_as_well()
    {
        await using var chat = await TeamsChat.StartAsync();
        await StartedAsync(chat);
        var step = await chat.Connector.NextAsync();
        await chat.TellAsync(chat.Activities.Submit(TeamsChat.Button(step.Card, "Windows")));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "w32tm /query /status"));
    }

    [Fact]
    public async Task The_second_of_two_people_is_told_who_was_faster_and_nothing_changes()
    {
        await using var chat = await TeamsChat.StartAsync();
        await StartedAsync(chat);
        var step = await chat.Connector.NextAsync();
        await chat.AskAsync(chat.Activities.Press(TeamsChat.Button(step.Card, "Linux (chrony)")));
        await chat.Connector.NextAsync();
        var late = await chat.AskAsync(chat.Activities.Press(TeamsChat.Button(step.Card, "Windows"), from: Activities.Daniel));
        Assert.True(TeamsChat.Says(late["value"]!, "Already done by Minji Kim"));
        Assert.True(TeamsChat.Says(late["value"]!, "chronyc tracking"));
        await chat.TellAsync(chat.Activities.Message("help"));
        Assert.Equal("POST", (await chat.Connector.NextAsync()).Method); // the help card: nothing else was sent in between
    }

    [Fact]
    public async Task A_press_delivered_again_changes_nothing_and_is_answered_with_the_current_card()
    {
        await using var chat = await TeamsChat.StartAsync();
        await StartedAsync(chat);
        var step = await chat.Connector.NextAsync();
        var press = chat.Activities.Press(TeamsChat.Button(step.Card, "Linux (chrony)"));
        await chat.AskAsync(press);
        var again = await chat.AskAsync(press);
        Assert.True(TeamsChat.Says(again["value"]!, "chronyc tracking"));
        await chat.Connector.NextAsync();
        await chat.TellAsync(chat.Activities.Message("help"));
        Assert.Equal("POST", (await chat.Connector.NextAsync()).Method);
    }

    [Fact]
    public async Task A_message_delivered_again_is_answered_once()
    {
        await using var chat = await TeamsChat.StartAsync();
        var message = chat.Activities.Message("help");
        await chat.TellAsync(message);
        await chat.TellAsync(message);
        await chat.TellAsync(chat.Activities.Message("hello"));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "What I can do"));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "Hello"));
    }

    [Fact]
    public async Task In_a_channel_the_answer_goes_to_the_thread_of_the_question()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message("help", Activities.Thread));
        Assert.Equal($"/connector/v3/conversations/{Activities.Thread}/activities", (await chat.Connector.NextAsync()).Path);
    }

    [Fact]
    public async Task A_root_post_that_does_not_name_its_thread_yet_becomes_its_root()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message("help", Activities.Channel, id: "1790000000555"));
        Assert.Equal($"/connector/v3/conversations/{Activities.Channel};messageid=1790000000555/activities", (await chat.Connector.NextAsync()).Path);
    }

    [Theory]
    [InlineData(Activities.Thread)]
    [InlineData(Activities.Group)]
    public async Task What_does_not_mention_the_bot_in_a_shared_conversation_is_not_for_it(string conversation)
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message("help", conversation, mention: false));
        await chat.TellAsync(chat.Activities.Message("hello", conversation));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "Hello"));
    }

    [Fact]
    public async Task Installation_and_membership_make_one_welcome_whatever_comes_first()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.MembersAdded(Activities.Group, Activities.Bot));
        await chat.TellAsync(chat.Activities.Installed(Activities.Group));
        await chat.TellAsync(chat.Activities.MembersAdded(Activities.Group, Activities.Daniel));
        await chat.TellAsync(chat.Activities.Message("hello", Activities.Group));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "Paste an error or a log"));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "Hello"));
    }

    [Theory]
    [InlineData("messageUpdate", "editMessage")]
    [InlineData("messageDelete", "softDeleteMessage")]
    [InlineData("messageReaction", null)]
    [InlineData("conversationUpdate", "channelRenamed")]
    [InlineData("event", null)]
    [InlineData("somethingNew", null)]
    public async Task What_is_not_for_the_dialog_is_acknowledged_and_nothing_more(string type, string? eventType)
    {
        await using var chat = await TeamsChat.StartAsync();
        var activity = chat.Activities.Common(type, Activities.Personal, Activities.Minji);
        activity["text"] = "help";
        if (eventType is not null)
            activity["channelData"]!["eventType"] = eventType;
        await chat.TellAsync(activity);
        await chat.TellAsync(chat.Activities.Message("hello"));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "Hello"));
    }

    [Fact]
    public async Task ExpectReplies_brings_the_answer_in_the_response_and_sends_nothing()
    {
        await using var chat = await TeamsChat.StartAsync();
        var asked = chat.Activities.Message("help");
        asked["deliveryMode"] = "expectReplies";
        var answer = await chat.AskAsync(asked);
        Assert.True(TeamsChat.Says(answer["activities"]![0]!["attachments"]![0]!["content"]!, "What I can do"));
        await chat.TellAsync(chat.Activities.Message("hello"));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "Hello"));
    }

    [Fact]
    public async Task An_unknown_invoke_is_not_implemented_and_feedback_is_taken()
    {
        await using var chat = await TeamsChat.StartAsync();
        using var unknown = await chat.SendAsync(chat.Activities.Invoke("fileConsent/invoke", new JsonObject()));
        Assert.Equal(HttpStatusCode.NotImplemented, unknown.StatusCode);
        Assert.Empty(await unknown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var feedback = await chat.SendAsync(chat.Activities.Invoke("message/submitAction", new JsonObject { ["actionName"] = "feedback" }));
        Assert.Equal(HttpStatusCode.OK, feedback.StatusCode);
    }

    [Fact]
    public async Task A_press_on_a_card_that_is_not_ours_gets_a_card_that_says_so()
    {
        await using var chat = await TeamsChat.StartAsync();
        var foreign = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "run", ["data"] = new JsonObject { ["n"] = 1 } };
        var answer = await chat.AskAsync(chat.Activities.Press(foreign));
        Assert.True(TeamsChat.Says(answer["value"]!, "does not belong to this thread"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":7}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\"}", HttpStatusCode.Unauthorized)]
    public async Task What_is_no_activity_is_refused(string body, HttpStatusCode expected)
    {
        await using var chat = await TeamsChat.StartAsync();
        using var content = new StringContent(body);
        using var response = await chat.App.Http.PostAsync("/api/messages", content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", 0, HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", 2, HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", 1100_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Other_methods_and_giant_bodies_are_refused(string method, int size, HttpStatusCode expected)
    {
        await using var chat = await TeamsChat.StartAsync();
        using var request = new HttpRequestMessage(new(method), "/api/messages");
        if (size > 0)
            request.Content = new StringContent(new('x', size));
        using var response = await chat.App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Hostile_text_reaches_the_connector_as_text()
    {
        await using var chat = await TeamsChat.StartAsync();
        const string hostile = "ERROR he said \"hi\" \\ <!channel> </pre> [x](javascript:alert(1)) <at>everyone</at> \u202E oops";
        await chat.TellAsync(chat.Activities.Message(hostile));
        var posted = await chat.Connector.NextAsync();
        var shown = string.Join('\n', WebPerson.Texts(posted.Card));
        Assert.DoesNotContain("\u202E", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("[x](javascript", posted.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(posted.Body["entities"]);
    }

    /// <summary>Pastes a log and starts the fix: the answer of the press, and the edited message; the step's card is the next call.</summary>
    private static async Task<(JsonNode Answer, ConnectorCall Edited)> StartedAsync(TeamsChat chat)
    {
        await chat.TellAsync(chat.Activities.Message(Log));
        var answerCard = await chat.Connector.NextAsync();
        var answer = await chat.AskAsync(chat.Activities.Press(TeamsChat.Button(answerCard.Card, "Fix the clock")));
        var edited = await chat.Connector.NextAsync();
        Assert.Equal("PUT", edited.Method);
        return (answer, edited);
    }
}
