using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Shows to everybody in a channel what one person has looked up: a message that says so, and the answer in its thread, with everything to press.</summary>
internal sealed class SlackSharing(TurnRunner turns, SlackApi api, SlackIdentity identity, SlackPeople people)
{
    public async Task ShareAsync(JsonElement payload, Person who, CancellationToken cancellation)
    {
        if (payload.Text("channel", "id") is not { } channel || SlackAction.Read(payload.Items("actions").FirstOrDefault().Text("value"))?.Action.Value is not { Length: > 0 } words)
            return;
        var person = await people.FindAsync(who.Id, cancellation);
        var said = SlackWords.For(person).Say("slack.shared-by", ("name", person.Name), ("words", words));
        var message = new JsonObject { ["channel"] = channel, ["text"] = SlackMarkup.Mrkdwn(said), ["blocks"] = new JsonArray(RichText.Block(RichText.Section(RichText.Text(SlackMarkup.Plain(said))))), ["unfurl_links"] = false, ["unfurl_media"] = false };
        var url = payload.Text("response_url");
        switch (await api.CallAsync("chat.postMessage", message, cancellation))
        {
            case SlackDone { Answer: var answer } when answer.Text("ts") is { } at:
                var team = SlackInput.TeamOf(payload, identity.Me);
                var address = new SlackAddress(channel, at, person.Id) { Message = at };
                await turns.ReceiveAsync(new($"slack:{team}:shared:{channel}:{at}", SlackInput.Place(team, channel, null, at), new Said(person, words), address.Write()), cancellation);
                if (url is not null)
                    await api.RespondAsync(url, new() { ["delete_original"] = true }, cancellation);
                break;
            case SlackRefused when url is not null:
                var own = SlackWords.For(person);
                await api.RespondAsync(url, new() { ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = SlackMarkup.Mrkdwn($"{own["slack.not-a-member"]}. {own["slack.not-a-member-text"]}") }, cancellation);
                break;
        }
    }
}
