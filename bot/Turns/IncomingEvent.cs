using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>Something that happened, ready to be committed: authenticated, translated and redacted by its channel.</summary>
/// <param name="Key">Dedupe key: the same event delivered twice has the same key, another event never has it.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Input">Who did what; its texts are redacted.</param>
/// <param name="Address">What the channel needs to answer there (its own JSON); the newest replaces the one before.</param>
public sealed record IncomingEvent(string Key, ConversationKey Conversation, UserInput Input, string Address)
{
    /// <summary>Most characters of a key as it is kept: more do not fit into a database's index.</summary>
    private const int MostKey = 500;

    /// <summary>Dedupe key; one that no database could keep is replaced by its hash.</summary>
    public string Key { get; init; } = Key.Length <= MostKey && !Key.Contains('\0', StringComparison.Ordinal)
        ? Key
        : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))}";
}
