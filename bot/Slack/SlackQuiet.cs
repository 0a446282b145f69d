using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>
/// Quiet in a whole channel, since Slack runs no commands inside of threads: <c>/kb quiet</c> ends the reminders in its threads, those that are open
/// and those to come. What was asked for stands in a conversation of the channel's own.
/// </summary>
internal sealed class SlackQuiet(IBotStore store)
{
    /// <summary>Conversations that are looked through, the ones that changed last first; older ones have no reminders left.</summary>
    private const int MostConversations = 1_000;

    /// <summary>The conversation that keeps what was asked for in a channel; with a direct message it is the conversation itself.</summary>
    public static ConversationKey PlaceOf(string team, string channel) => new(SlackReply.ChannelName, team, channel);

    /// <summary>Whether quiet was asked for in the channel that a conversation is in.</summary>
    public async Task<bool> IsAskedAsync(ConversationKey conversation, CancellationToken cancellation) =>
        conversation.Thread.Split(':') is [var channel, _] && (await store.ReadConversationAsync(PlaceOf(conversation.Tenant, channel), cancellation)).Quiet;

    /// <summary>The threads of a channel to which what was asked for is still to be told, with where to answer there.</summary>
    public async Task<IEnumerable<(ConversationKey Thread, SlackAddress Address)>> ThreadsAsync(ConversationKey place, string user, bool quiet, CancellationToken cancellation) =>
        from conversation in await store.RecentAsync(place.Channel, place.Tenant, MostConversations, cancellation)
        where conversation.State.Quiet != quiet && !conversation.State.Runs.IsEmpty && conversation.Key.Thread.StartsWith(place.Thread + ":", StringComparison.Ordinal)
        select (conversation.Key, new SlackAddress(place.Thread, conversation.Key.Thread[(place.Thread.Length + 1)..], user));
}
