using System.Text.Json.Nodes;
using SupportBot.BotFramework;
using SupportBot.Tests.Support;
using SupportBot.Tests.Teams;

namespace SupportBot.Tests.BotFramework;

/// <summary>The build with the customer's packages only: what leaves the bot is taken by their parsers as it is.</summary>
public sealed class OutgoingTests
{
    private const string Log = "2017-02-28T18:39:51 ERROR agent : Failed to get an access token response: {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";

    [Fact]
    public async Task The_parser_of_AdaptiveCards_warns_of_nothing_in_the_cards_of_a_walk()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Log));
        var answer = await chat.Connector.NextAsync();
        Assert.Empty(Outgoing.Warnings(answer.Body.AsObject()));
        await chat.AskAsync(chat.Activities.Press(TeamsChat.Button(answer.Card, "Fix the clock")));
        Assert.Empty(Outgoing.Warnings((await chat.Connector.NextAsync()).Body.AsObject()));
        Assert.Empty(Outgoing.Warnings((await chat.Connector.NextAsync()).Body.AsObject()));
    }

    [Fact]
    public void A_text_that_looks_like_a_date_stays_as_it_was_written()
    {
        var read = Outgoing.Read(new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "x", ["content"] = new JsonObject { ["text"] = "2017-02-28T18:39:51" } }) });
        Assert.Contains("\"2017-02-28T18:39:51\"", Newtonsoft.Json.JsonConvert.SerializeObject(read.Attachments[0].Content), StringComparison.Ordinal);
    }
}
