using System.Collections.Concurrent;
using System.Globalization;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>What stands above a mention in a channel's thread or in a group chat, through Graph, where the app's permission allows it.</summary>
internal sealed class TeamsThreads(GraphMessages graph, Connector connector, TeamsOptions options) : IThreadReader
{
    /// <summary>So far up a mention in a group chat may point.</summary>
    private const int MostOfChat = 50;

    private readonly ConcurrentDictionary<(string Tenant, string Team), string> _groups = new();

    public string Name => TeamsReply.ChannelName;

    public async Task<ImmutableList<ThreadText>?> ReadAsync(ConversationKey conversation, string address, CancellationToken cancellation)
    {
        var where = TeamsAddress.Read(address);
        var messages = where.Kind switch
        {
            TeamsPlace.Channel => await ThreadAsync(conversation.Tenant, where, cancellation),
            TeamsPlace.Group => await graph.ReadAllAsync(conversation.Tenant, $"chats/{Uri.EscapeDataString(where.Conversation)}/messages?$top={MostOfChat}", cancellation),
            _ => null,
        };
        return messages is null ? null : Above(messages.Value, where.ReplyTo);
    }

    /// <summary>The root and its replies; null where either cannot be read.</summary>
    private async Task<ImmutableArray<GraphMessage>?> ThreadAsync(string tenant, TeamsAddress where, CancellationToken cancellation)
    {
        if (where.Conversation.Split(";messageid=") is not [var channel, var root] || await GroupAsync(tenant, where, cancellation) is not { } group)
            return null;
        var path = $"teams/{Uri.EscapeDataString(group)}/channels/{Uri.EscapeDataString(channel)}/messages/{Uri.EscapeDataString(root)}";
        if (await graph.ReadAllAsync(tenant, path + "/replies?$top=50", cancellation) is not { } replies)
            return null;
        return await graph.ReadOneAsync(tenant, path, cancellation) is { } first ? replies.Add(first) : replies;
    }

    /// <summary>Graph's id of the team: told by the activity, else by the connector; it never changes.</summary>
    private async Task<string?> GroupAsync(string tenant, TeamsAddress where, CancellationToken cancellation)
    {
        if (where.Group is { } told)
            return told;
        if (where.Team is not { } team)
            return null;
        if (_groups.TryGetValue((tenant, team), out var known))
            return known;
        return await connector.AskAsync(where.ServiceUrl, $"v3/teams/{Uri.EscapeDataString(team)}", cancellation) is Told { Answer: var answer } && answer.Text("aadGroupId") is { } group
            ? _groups.GetOrAdd((tenant, team), group)
            : null;
    }

    /// <summary>Oldest first, without the mention itself, what came after it, and what the bot said.</summary>
    private ImmutableList<ThreadText> Above(ImmutableArray<GraphMessage> messages, string? mention) =>
        [.. messages.Where(message => message.App is null || message.App != options.AppId).Where(message => IsBefore(message.Id, mention)).OrderBy(message => Number(message.Id)).Select(message => message.Text)];

    private static bool IsBefore(string id, string? mention) => Number(mention) is not { } end || Number(id) is not { } at || at < end;

    private static long? Number(string? id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
