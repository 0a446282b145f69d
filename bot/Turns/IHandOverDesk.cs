using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>Where records of what was handed over go: not into the thread, but to the people the settings name.</summary>
internal interface IHandOverDesk
{
    /// <summary>Sends one record. Expected failures are values; where the settings name nobody, it is done.</summary>
    Task<SendResult> SendAsync(ConversationKey from, HandOver record, CancellationToken cancellation);
}
