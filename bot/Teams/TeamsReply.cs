using SupportBot.AdaptiveCards;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Teams as a channel: a new card is a new message, a known one is edited in place, a whisper is seen by one person.</summary>
internal sealed class TeamsReply(Connector connector, TeamsCards cards, LateAnswers late, TeamsTyping typing) : IChannel
{
    public const string ChannelName = "teams";

    /// <summary>What a card may have, in bytes: all there is, and then less each time that the connector finds it too long.</summary>
    private static readonly int[] Budgets = [CardBudget.Bytes, CardBudget.Bytes / 2, CardBudget.Bytes / 4];

    public string Name => ChannelName;

    public string HostOf(OutgoingReply outgoing) => new Uri(TeamsAddress.Read(outgoing.Address).ServiceUrl).Authority;

    public string ForLater(string address) => (TeamsAddress.Read(address) with { ReplyTo = null, Answer = TeamsAnswer.Nothing }).Write();

    public async Task<SendResult> SendAsync(OutgoingReply outgoing, CancellationToken cancellation)
    {
        typing.End(LateAnswers.EventOf(outgoing.Key));
        var address = TeamsAddress.Read(outgoing.Address);
        if (IsAnsweredAlready(outgoing, address))
            return new Sent(null);
        if (outgoing.Reply is ShowCard { Withdrawn: true } && await WithdrawAsync(outgoing, address, cancellation) is { } withdrawn)
            return withdrawn;
        SendResult result = new SendRefused("nothing was sent");
        foreach (var budget in Budgets)
        {
            result = await SendAsync(outgoing, address, budget, cancellation);
            if (result is not TooLarge)
                return result;
        }

        return new SendRefused(((TooLarge)result).Reason);
    }

    private async Task<SendResult> SendAsync(OutgoingReply outgoing, TeamsAddress address, int budget, CancellationToken cancellation)
    {
        var message = cards.Message(outgoing.Conversation, outgoing.Reply, address, budget);
        if (outgoing.PlatformId is { } posted)
        {
            var updated = await connector.UpdateAsync(address, posted, message, cancellation);
            if (updated is not Gone)
                return updated;
        }

        // Where messages for one person are not to be had (an older client, a tenant that lags), everybody sees what was whispered.
        if (OnlyFor(outgoing, address) is { } person && await connector.PostAsync(address, message, person, cancellation) is var whispered and not SendRefused)
            return whispered;
        message.Remove("recipient");
        return await connector.PostAsync(address, message, cancellation);
    }

    /// <summary>Deletes the message; null = the connector does not delete, and the message is edited instead.</summary>
    private async Task<SendResult?> WithdrawAsync(OutgoingReply outgoing, TeamsAddress address, CancellationToken cancellation) => outgoing.PlatformId is not { } posted
        ? new Sent(null)
        : await connector.DeleteAsync(address, posted, cancellation) switch
        {
            Sent or Gone => new Sent(posted),
            SendRefused => null,
            var later => later,
        };

    private static string? OnlyFor(OutgoingReply outgoing, TeamsAddress address) => address.Kind == TeamsPlace.Personal
        ? null
        : outgoing.Reply is Whisper whisper ? whisper.To.Id : address.OnlyFor;

    /// <summary>True for what has gone back in the response to the person's own request.</summary>
    private bool IsAnsweredAlready(OutgoingReply outgoing, TeamsAddress address) =>
        (address.Answer == TeamsAnswer.Everything || (address.Answer == TeamsAnswer.Whispers && outgoing.Reply is Whisper)) && !late.Contains(outgoing.Key);
}
