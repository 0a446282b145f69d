using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>Something that happened, ready to be committed: authenticated, translated and redacted by its channel.</summary>
/// <param name="Key">Dedupe key: the same event delivered twice has the same key, another event never has it.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Input">Who did what; its texts are redacted.</param>
/// <param name="Address">What the channel needs to answer there (its own JSON); the newest replaces the one before.</param>
public sealed record IncomingEvent(string Key, ConversationKey Conversation, UserInput Input, string Address);
