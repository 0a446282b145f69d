using System.Text.Json.Nodes;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <content>The default build only: its own check of tokens takes keys from a login on loopback, the packages fetch them over https alone.</content>
public sealed partial class TeamsThreadsTests
{
    [Fact]
    public async Task Mentioned_in_a_thread_the_bot_answers_the_error_above()
    {
        using var key = new TestKey("key-1", "msteams");
        _login.Published = [key];
        _graph.Messages[RootMessage] = [Message(Root, "Minji Kim", "<p>28.02.2017 18:39:51 - ERROR - agent : {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}</p>")];
        _graph.Messages[Replies] = [Message("1790000000200", "Daniel Roth", "anybody an idea?")];
        await using var app = new BotApp(Settings());
        var activities = new Activities(_connector.ServiceUrl);
        var mention = activities.Message("", Activities.Thread, id: Mention);
        mention["channelData"]!["team"] = new JsonObject { ["id"] = Activities.Channel, ["aadGroupId"] = Group };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(mention.ToJsonString()) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + TokenFor(key));
        using var response = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode);
        Assert.True(TeamsChat.Says((await _connector.NextAsync()).Card, "KA-10565"));
    }

    private string TokenFor(TestKey key) => key.Sign(
        new() { ["alg"] = "RS256", ["kid"] = key.Id, ["typ"] = "JWT" },
        new()
        {
            ["iss"] = "https://api.botframework.com", ["aud"] = Activities.AppId, ["serviceurl"] = _connector.ServiceUrl,
            ["nbf"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, ["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 3600,
        });
}
