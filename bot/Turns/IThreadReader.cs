using System.Collections.Immutable;
using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>A channel that can read what stands in a thread above a mention of the bot.</summary>
public interface IThreadReader
{
    /// <summary>The first part of its conversation keys.</summary>
    string Name { get; }

    /// <summary>
    /// The messages above, oldest first, as they are: they are redacted before anything else sees them. Null = they cannot be read here.
    /// Called after the event was acknowledged, outside of any commit.
    /// </summary>
    Task<ImmutableList<ThreadText>?> ReadAsync(ConversationKey conversation, string address, CancellationToken cancellation);
}
