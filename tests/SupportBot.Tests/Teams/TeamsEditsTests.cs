using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Storage;

namespace SupportBot.Tests.Teams;

/// <summary>Questions that are edited or deleted, and the same article twice in a thread.</summary>
public sealed class TeamsEditsTests
{
    private const string Question = "1790000000100";
    private const string Expired = "ERROR agent : {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";
    private const string Unknown = "ERROR com.example.Billing - ledger 4711 is out of balance by 3 units";

    [Fact]
    public async Task An_edited_question_is_looked_up_anew_and_its_card_follows()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Unknown, id: Question));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "I don't know this one"));
        await chat.TellAsync(Edit(chat, Expired));
        var edited = await chat.Connector.NextAsync();
        Assert.Equal("PUT", edited.Method);
        Assert.True(TeamsChat.Says(edited.Card, "KA-10565"));
        Assert.Single((await StateAsync(chat)).Findings);
    }

    [Fact]
    public async Task An_edit_after_the_fix_was_started_changes_nothing()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Expired, id: Question));
        await chat.AskAsync(chat.Activities.Press(TeamsChat.Button((await chat.Connector.NextAsync()).Card, "Fix the clock")));
        await chat.Connector.NextAsync();
        await chat.Connector.NextAsync();
        await chat.TellAsync(Edit(chat, Unknown));
        await chat.TellAsync(chat.Activities.Message("help"));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "What I can do"));
        Assert.NotNull((await StateAsync(chat)).OpenRun);
    }

    [Fact]
    public async Task A_mention_that_was_added_by_editing_is_heard_once()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Expired, Activities.Thread, mention: false, id: Question));
        var edit = Edit(chat, Expired, Activities.Thread);
        await chat.TellAsync(edit);
        await chat.TellAsync(edit);
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "KA-10565"));
        await chat.TellAsync(chat.Activities.Message("help", Activities.Thread));
        Assert.True(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "What I can do"));
    }

    [Fact]
    public async Task A_deleted_question_takes_its_answer_along()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Expired, id: Question));
        await chat.Connector.NextAsync();
        await chat.TellAsync(Delete(chat));
        var deleted = await chat.Connector.NextAsync();
        Assert.Equal("DELETE", deleted.Method);
        Assert.Contains("/activities/17", deleted.Path, StringComparison.Ordinal);
        await chat.TellAsync(chat.Activities.Message(Expired));
        Assert.Equal("POST", (await chat.Connector.NextAsync()).Method);
    }

    [Fact]
    public async Task What_was_read_in_a_deleted_question_is_forgotten_where_messages_cannot_be_deleted()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Unknown, id: Question));
        await chat.Connector.NextAsync();
        chat.Connector.AnswerNext(501);
        await chat.TellAsync(Delete(chat));
        Assert.Equal("DELETE", (await chat.Connector.NextAsync()).Method);
        var edited = await chat.Connector.NextAsync();
        Assert.Equal("PUT", edited.Method);
        Assert.True(TeamsChat.Says(edited.Card, "The question was deleted"));
        Assert.DoesNotContain("ledger", edited.Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty((await StateAsync(chat)).Findings);
    }

    [Fact]
    public async Task A_question_deleted_while_its_fix_is_walked_loses_its_lines_and_the_walk_goes_on()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Expired, id: Question));
        await chat.AskAsync(chat.Activities.Press(TeamsChat.Button((await chat.Connector.NextAsync()).Card, "Fix the clock")));
        await chat.Connector.NextAsync();
        var step = await chat.Connector.NextAsync();
        await chat.TellAsync(Delete(chat));
        Assert.False(TeamsChat.Says((await chat.Connector.NextAsync()).Card, "invalid_grant"));
        var pressed = await chat.AskAsync(chat.Activities.Press(TeamsChat.Button(step.Card, "Linux (chrony)")));
        Assert.True(TeamsChat.Says(pressed["value"]!, "chronyc tracking"));
        Assert.Empty(Assert.Single((await StateAsync(chat)).Findings).Candidates[0].Reasons);
    }

    [Fact]
    public async Task The_same_article_again_moves_its_card_below_and_leaves_a_record_above()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Expired));
        var first = await chat.Connector.NextAsync();
        await chat.TellAsync(chat.Activities.Message(Expired));
        var record = await chat.Connector.NextAsync();
        Assert.Equal("PUT", record.Method);
        Assert.DoesNotContain("Action.Execute", record.Card.ToJsonString(), StringComparison.Ordinal);
        var second = await chat.Connector.NextAsync();
        Assert.Equal("POST", second.Method);
        TeamsChat.Button(second.Card, "Fix the clock");
        Assert.Single((await StateAsync(chat)).Findings);
        Assert.Equal("POST", first.Method);
    }

    [Fact]
    public async Task The_same_paste_while_its_fix_is_walked_shows_the_walk_again_instead_of_a_second_one()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Expired));
        await chat.AskAsync(chat.Activities.Press(TeamsChat.Button((await chat.Connector.NextAsync()).Card, "Fix the clock")));
        await chat.Connector.NextAsync();
        await chat.Connector.NextAsync();
        await chat.TellAsync(chat.Activities.Message(Expired, from: Activities.Daniel));
        Assert.Equal("PUT", (await chat.Connector.NextAsync()).Method);
        var moved = await chat.Connector.NextAsync();
        Assert.Equal("POST", moved.Method);
        Assert.True(TeamsChat.Says(moved.Card, "under way already"));
        TeamsChat.Button(moved.Card, "Linux (chrony)");
        Assert.Single((await StateAsync(chat)).Runs);
    }

    private static JsonObject Edit(TeamsChat chat, string text, string conversation = Activities.Personal)
    {
        var activity = chat.Activities.Message(text, conversation, id: Question);
        activity["type"] = "messageUpdate";
        activity["channelData"]!["eventType"] = "editMessage";
        return activity;
    }

    private static JsonObject Delete(TeamsChat chat)
    {
        var activity = chat.Activities.Common("messageDelete", Activities.Personal, Activities.Minji, Question);
        activity["channelData"]!["eventType"] = "softDeleteMessage";
        return activity;
    }

    private static Task<SupportBot.Dialogs.Conversation> StateAsync(TeamsChat chat) =>
        chat.App.Services.GetRequiredService<IBotStore>().ReadConversationAsync(new("teams", Activities.Tenant, Activities.Personal), TestContext.Current.CancellationToken);
}
