using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;

namespace SupportBot.Turns;

/// <summary>
/// Seals the actions of one card: HMAC-SHA256, cut to 128 bits, over the conversation, the person where only one may press, and every part of
/// the action (RFC 2104; a truncated tag of half the hash is its lower bound). An action that was changed, or copied to another thread, tenant or person, does not open.
/// </summary>
/// <param name="key">The bot's key.</param>
/// <param name="where">The conversation that the card is shown in.</param>
/// <param name="only">Id of the one person who sees the card; null = everybody in the conversation may press.</param>
internal sealed class ActionSeal(ReadOnlyMemory<byte> key, ConversationKey where, string? only)
{
    private const int Length = 16;

    /// <summary>The seal of an action, 22 characters of base64url.</summary>
    public string Of(CardAction action)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Span);
        foreach (var part in (ReadOnlySpan<string?>)[where.Channel, where.Tenant, where.Thread, only, action.Verb, action.On, action.Value])
            Append(hash, part);
        hash.AppendData(BitConverter.GetBytes(action.Revision));
        return Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, Length));
    }

    /// <summary>Whether a seal is that of this action here; compared in constant time.</summary>
    public bool Fits(CardAction action, string seal) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(action)), Encoding.UTF8.GetBytes(seal));

    /// <summary>Each part with its length before it, so that no two lists of parts give the same bytes; -1 = there is none.</summary>
    private static void Append(IncrementalHash hash, string? part)
    {
        var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
        hash.AppendData(BitConverter.GetBytes(part is null ? -1 : bytes.Length));
        hash.AppendData(bytes);
    }
}

/// <summary>An action as a client sent it: nothing of it is believed before its seal is opened.</summary>
/// <param name="Seal">Null on cards of a version that did not seal.</param>
/// <param name="Inputs">What stood in the card's inputs.</param>
internal sealed record SealedPress(CardAction Action, string? Seal, ImmutableDictionary<string, string> Inputs);
