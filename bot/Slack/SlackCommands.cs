using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Commands;
using SupportBot.Dialogs.Pastes;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>
/// <c>/kb words</c>: answered to the one who asked. Slack runs no commands inside of threads, so each person has one private conversation for them,
/// which keeps what they chose (<c>/kb language ko</c>); only quiet is about the channel (<c>/kb quiet</c>).
/// </summary>
internal sealed class SlackCommands(TurnRunner turns, SlackIdentity identity, SlackPeople people, SlackQuiet quiet)
{
    private const string WithoutWords = "help";

    /// <summary>Commits the command; the answer follows through its <c>response_url</c>.</summary>
    public async Task<JsonObject?> HandleAsync(JsonElement payload, CancellationToken cancellation)
    {
        if (payload.Text("user_id") is not { Length: > 0 } user || payload.Text("channel_id") is not { } channel)
            return null;
        var team = SlackInput.TeamOf(payload, identity.Me);
        var words = Redactor.Redact(SlackText.Plain(payload.Text("text") ?? "", identity.Me.User).Trim()).Text;
        var person = people.Known(user) ?? new Person(user, payload.Text("user_name") ?? user);
        var address = new SlackAddress(channel, null, user) { ResponseUrl = payload.Text("response_url"), Private = true, Words = words };
        var cause = payload.Text("trigger_id") ?? Guid.NewGuid().ToString("N");
        var where = new ConversationKey(SlackReply.ChannelName, team, $"kb:{user}");
        if (QuietWords.Read(words) is { } asked)
        {
            (where, address) = (SlackQuiet.PlaceOf(team, channel), address with { Private = !SlackInput.IsDirect(channel) });
            foreach (var (thread, open) in await quiet.ThreadsAsync(where, user, asked, cancellation))
                await turns.ReceiveAsync(new($"slack:{team}:hushed:{thread.Thread}:{cause}", thread, new Hushed(person, asked), open.Write()), cancellation);
        }

        await turns.ReceiveAsync(new($"slack:{team}:command:{cause}", where, new Said(person, words.Length == 0 ? WithoutWords : words), address.Write()), cancellation);
        return null;
    }
}
