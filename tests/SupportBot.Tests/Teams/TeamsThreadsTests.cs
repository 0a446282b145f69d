using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Dialogs;
using SupportBot.Teams;
using SupportBot.Teams.Identity;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Teams;

/// <summary>Mentioned in a thread, the bot reads what stands above it, where it may.</summary>
public sealed partial class TeamsThreadsTests : IAsyncLifetime
{
    private const string Group = "c2b8d9b4-0000-4000-8000-000000000042";
    private const string Root = "1790000000001", Mention = "1790000000900";
    private const string Replies = $"teams/{Group}/channels/{Activities.Channel}/messages/{Root}/replies";
    private const string RootMessage = $"teams/{Group}/channels/{Activities.Channel}/messages/{Root}";

    private readonly HttpClient _http = new();
    private FakeGraph _graph = null!;
    private FakeConnectorLogin _login = null!;
    private FakeConnector _connector = null!;
    private AccessTokens _tokens = null!;
    private TeamsThreads _threads = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _login = await FakeConnectorLogin.StartAsync();
        _connector = await FakeConnector.StartAsync();
        var options = TeamsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([.. Settings().Select(each => new KeyValuePair<string, string?>(each.Name, each.Value))]).Build(), isDevelopment: false);
        _tokens = new(options, _http, TimeProvider.System, NullLogger<AccessTokens>.Instance);
        _threads = new(
            new(_http, _tokens, options, TimeProvider.System, NullLogger<GraphMessages>.Instance),
            TheConnector.Of(_http, options, _tokens, TimeProvider.System), options);
    }

    public async ValueTask DisposeAsync()
    {
        await _graph.DisposeAsync();
        await _login.DisposeAsync();
        await _connector.DisposeAsync();
        _tokens.Dispose();
        _http.Dispose();
    }

    [Fact]
    public async Task The_root_and_all_pages_of_replies_are_read_oldest_first_with_the_tenants_token()
    {
        _graph.PageSize = 2;
        _graph.Messages[RootMessage] = [Message(Root, "Minji Kim", "<p>Replication fails</p>")];
        _graph.Messages[Replies] = [Message(Mention, "Ana Silva", "<at id=\"0\">SupportBot</at>"), Message("1790000000300", "Daniel Roth", "<div>line 1<br>line 2</div>"), Message("1790000000200", "Minji Kim", "second")];
        var above = await ReadAsync(Thread() with { Group = Group });
        Assert.Equal(["Replication fails", "second", "line 1\nline 2"], above!.Select(text => text.Text));
        Assert.Equal(["Minji Kim", "Minji Kim", "Daniel Roth"], above!.Select(text => text.By));
        Assert.Equal(3, _graph.Calls.Count);
        Assert.All(_graph.Calls, call => Assert.Equal("Bearer connector-token-1", call.Authorization));
        Assert.Equal($"/{Activities.Tenant}/oauth2/v2.0/token", Assert.Single(_login.TokenRequests).Path);
    }

    [Fact]
    public async Task What_is_deleted_an_event_the_bots_own_or_after_the_mention_is_left_out()
    {
        var deleted = Message("1790000000101", "Minji Kim", "taken back");
        deleted["deletedDateTime"] = "2026-11-23T10:00:00Z";
        var happened = Message("1790000000102", "", "<systemEventMessage/>");
        happened["messageType"] = "systemEventMessage";
        var own = Message("1790000000103", "", "<p>What I found</p>");
        own["from"] = new JsonObject { ["application"] = new JsonObject { ["id"] = Activities.AppId, ["displayName"] = "SupportBot" } };
        _graph.Messages[RootMessage] = [Message(Root, "Minji Kim", "the question")];
        _graph.Messages[Replies] = [deleted, happened, own, Message("1790000000901", "Daniel Roth", "afterwards")];
        Assert.Equal(["the question"], (await ReadAsync(Thread() with { Group = Group }))!.Select(text => text.Text));
    }

    [Fact]
    public async Task The_connector_is_asked_once_which_group_a_team_is()
    {
        _connector.AnswerNext(200, body: $"{{\"id\":\"{Activities.Channel}\",\"aadGroupId\":\"{Group}\"}}");
        _graph.Messages[RootMessage] = [Message(Root, "Minji Kim", "the question")];
        _graph.Messages[Replies] = [];
        Assert.NotNull(await ReadAsync(Thread()));
        Assert.NotNull(await ReadAsync(Thread()));
        Assert.Equal($"/connector/v3/teams/{Activities.Channel}", Assert.Single(_connector.All).Path);
    }

    [Fact]
    public async Task A_group_chat_is_read_too()
    {
        _graph.Messages[$"chats/{Activities.Group}/messages"] = [Message("1790000000300", "Minji Kim", "younger"), Message("1790000000200", "Minji Kim", "older")];
        Assert.Equal(["older", "younger"], (await ReadAsync(Thread() with { Kind = TeamsPlace.Group, Conversation = Activities.Group }))!.Select(text => text.Text));
    }

    [Theory]
    [InlineData(429, "0")]
    [InlineData(429, null)]
    [InlineData(503, null)]
    [InlineData(401, "0")]
    public async Task Throttling_and_trouble_are_waited_for(int status, string? retryAfter)
    {
        _graph.Messages[RootMessage] = [Message(Root, "Minji Kim", "the question")];
        _graph.Messages[Replies] = [];
        _graph.RefuseNext(status, retryAfter);
        Assert.Equal(["the question"], (await ReadAsync(Thread() with { Group = Group }))!.Select(text => text.Text));
        Assert.Equal(3, _graph.Calls.Count);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Without_the_permission_the_answer_is_that_it_cannot_be_read_and_nobody_is_asked_again(int status)
    {
        _graph.RefuseNext(status);
        Assert.Null(await ReadAsync(Thread() with { Group = Group }));
        Assert.Single(_graph.Calls);
    }

    [Fact]
    public async Task The_token_follows_no_next_page_to_another_host()
    {
        await using var elsewhere = await FakeGraph.StartAsync();
        (_graph.PageSize, _graph.NextAt) = (1, elsewhere.Address);
        _graph.Messages[RootMessage] = [Message(Root, "Minji Kim", "the question")];
        _graph.Messages[Replies] = [Message("1790000000300", "Minji Kim", "one"), Message("1790000000200", "Minji Kim", "two")];
        Assert.Equal(["the question", "one"], (await ReadAsync(Thread() with { Group = Group }))!.Select(text => text.Text));
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task Without_the_permission_the_bot_says_what_it_can_see_and_names_the_message_action()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message("", Activities.Thread, id: Mention));
        var said = (await chat.Connector.NextAsync()).Card;
        Assert.True(TeamsChat.Says(said, "I can see only the messages that mention me"));
        Assert.True(TeamsChat.Says(said, "Look up this error"));
    }

    private Task<System.Collections.Immutable.ImmutableList<ThreadText>?> ReadAsync(TeamsAddress address) =>
        _threads.ReadAsync(new("teams", Activities.Tenant, address.Conversation), address.Write(), TestContext.Current.CancellationToken);

    private TeamsAddress Thread() => new(_connector.ServiceUrl, Activities.Thread, Activities.Bot, Mention, TeamsAnswer.Nothing) { Kind = TeamsPlace.Channel, Team = Activities.Channel };

    private (string Name, string Value)[] Settings() =>
    [
        ("Teams:AppId", Activities.AppId), ("Teams:AppPassword", "not-a-secret"), ("Teams:Login", _login.Address), ("Teams:Metadata", _login.Metadata), ("Teams:Graph", _graph.Address),
        ("Teams:ServiceUrls:0", new Uri(_connector.ServiceUrl).GetLeftPart(UriPartial.Authority)),
    ];

    private static JsonObject Message(string id, string by, string html) => new()
    {
        ["id"] = id,
        ["messageType"] = "message",
        ["createdDateTime"] = "2026-11-23T10:00:00.1Z",
        ["deletedDateTime"] = null,
        ["from"] = new JsonObject { ["user"] = new JsonObject { ["displayName"] = by } },
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
    };
}
