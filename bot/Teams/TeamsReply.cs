using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Teams as a channel: a new card is a new message, a known one is edited in place.</summary>
internal sealed class TeamsReply(Connector connector, Site site) : IChannel
{
    public const string ChannelName = "teams";

    public string Name => ChannelName;

    public async Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation)
    {
        var address = TeamsAddress.Read(outgoing.Address);
        if (outgoing.Reply is Whisper && address.Inline)
            return new Sent(null); // the person has it already, as the answer to their press
        var message = TeamsCards.Message(outgoing.Reply.Card, address, site.Public);
        if (outgoing.PlatformId is { } posted)
        {
            var updated = await connector.UpdateAsync(address, posted, message, cancellation);
            if (updated is not Gone)
                return updated;
        }

        return await connector.PostAsync(address, message, cancellation);
    }
}
