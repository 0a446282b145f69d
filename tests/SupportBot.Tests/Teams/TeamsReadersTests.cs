using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <summary>Each person reads a card of a shared conversation in their own language.</summary>
public sealed class TeamsReadersTests
{
    private const string Expired = "ERROR agent : {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";

    [Fact]
    public async Task Clients_of_people_who_speak_another_language_fetch_their_own_edition_and_go_on_doing_so()
    {
        await using var chat = await TeamsChat.StartAsync();
        var step = await WithDanielInKoreanAsync(chat);
        Assert.Equal([Activities.Daniel], step.Card["refresh"]!["userIds"]!.AsArray().Select(id => (string?)id));
        Assert.True(TeamsChat.Says(step.Card, "Which system is the clock on?"));

        var seen = await chat.AskAsync(Look(chat, step.Card));
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)seen["type"]);
        Assert.True(TeamsChat.Says(seen["value"]!, "시계"), WebPerson.Texts(seen["value"]!));
        Assert.Equal([Activities.Daniel], seen["value"]!["refresh"]!["userIds"]!.AsArray().Select(id => (string?)id));

        var pressed = await chat.AskAsync(Korean(chat.Activities.Press(TeamsChat.Button(seen["value"]!, "Linux (chrony)"), Activities.Thread, Activities.Daniel)));
        Assert.True(TeamsChat.Says(pressed["value"]!, "chronyc tracking"));
        Assert.True(TeamsChat.Says(pressed["value"]!, "시계"), WebPerson.Texts(pressed["value"]!));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "What does the host's clock say?"));
    }

    [Fact]
    public async Task Looking_changes_nothing_and_a_card_that_has_moved_on_is_left_as_the_client_shows_it()
    {
        await using var chat = await TeamsChat.StartAsync();
        var step = await WithDanielInKoreanAsync(chat);
        await chat.AskAsync(Look(chat, step.Card));
        await chat.TellAsync(chat.Activities.Message("back", Activities.Thread));
        Assert.Equal("PUT", (await chat.Connector.NextAsync()).Method);
        Assert.Equal("POST", (await chat.Connector.NextAsync()).Method);
        var gone = await chat.AskAsync(Look(chat, step.Card));
        Assert.Equal("application/vnd.microsoft.activity.message", (string?)gone["type"]);
        Assert.Equal("", (string?)gone["value"]);
    }

    [Fact]
    public async Task A_look_that_was_copied_from_another_thread_shows_nothing_of_it()
    {
        await using var chat = await TeamsChat.StartAsync();
        var step = await WithDanielInKoreanAsync(chat);
        var look = Look(chat, step.Card, Activities.Group);
        Assert.True(TeamsChat.Says((await chat.AskAsync(look))["value"]!, "does not belong to this thread") || TeamsChat.Says((await chat.AskAsync(look))["value"]!, "이 대화의 카드가 아닙니다"));
    }

    [Fact]
    public async Task Where_everybody_speaks_one_language_no_client_asks()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Expired, Activities.Thread));
        Assert.Null((await chat.Connector.NextAsync()).Card["refresh"]);
    }

    /// <summary>Minji asks in English, Daniel starts the fix in Korean: the step's card.</summary>
    private static async Task<ConnectorCall> WithDanielInKoreanAsync(TeamsChat chat)
    {
        await chat.TellAsync(chat.Activities.Message(Expired, Activities.Thread));
        var answer = await chat.Connector.NextAsync();
        await chat.AskAsync(Korean(chat.Activities.Press(TeamsChat.Button(answer.Card, "Fix the clock"), Activities.Thread, Activities.Daniel)));
        Assert.Equal("PUT", (await chat.Connector.NextAsync()).Method);
        return await chat.Connector.NextAsync();
    }

    private static JsonObject Look(TeamsChat chat, JsonNode card, string conversation = Activities.Thread) =>
        Korean(chat.Activities.Press(card["refresh"]!["action"]!, conversation, Activities.Daniel));

    private static JsonObject Korean(JsonObject activity)
    {
        activity["locale"] = "ko-KR";
        return activity;
    }
}
