using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Teams as a channel: a new card is a new message, a known one is edited in place.</summary>
internal sealed class TeamsReply(Connector connector, TeamsCards cards, LateAnswers late) : IChannel
{
    public const string ChannelName = "teams";

    public string Name => ChannelName;

    public async Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation)
    {
        var address = TeamsAddress.Read(outgoing.Address);
        if (IsAnsweredAlready(outgoing, address))
            return new Sent(null);
        var message = cards.Message(outgoing.Conversation, outgoing.Reply, address);
        if (outgoing.PlatformId is { } posted)
        {
            var updated = await connector.UpdateAsync(address, posted, message, cancellation);
            if (updated is not Gone)
                return updated;
        }

        return await connector.PostAsync(address, message, cancellation);
    }

    /// <summary>True for what has gone back in the response to the person's own request.</summary>
    private bool IsAnsweredAlready(OutgoingReply outgoing, TeamsAddress address) =>
        (address.Answer == TeamsAnswer.Everything || (address.Answer == TeamsAnswer.Whispers && outgoing.Reply is Whisper)) && !late.Contains(outgoing.Key);
}
