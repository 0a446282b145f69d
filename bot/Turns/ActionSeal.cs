using System.Buffers;
using System.Buffers.Binary;
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
        var parts = (ReadOnlySpan<string?>)[where.Channel, where.Tenant, where.Thread, only, action.Verb, action.On, action.Value];
        var most = sizeof(int) * (parts.Length + 1);
        foreach (var part in parts)
            most += Encoding.UTF8.GetMaxByteCount(part?.Length ?? 0);
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var at = 0;
            foreach (var part in parts)
                at += Write(buffer.AsSpan(at), part);
            at += Write(buffer.AsSpan(at), action.Revision);
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(key.Span, buffer.AsSpan(0, at), hash);
            return Base64Url.EncodeToString(hash[..Length]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether a seal is that of this action here; compared in constant time.</summary>
    public bool Fits(CardAction action, string seal) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(action)), Encoding.UTF8.GetBytes(seal));

    /// <summary>Each part with its length before it, so that no two lists of parts give the same bytes; -1 = there is none.</summary>
    private static int Write(Span<byte> bytes, string? part)
    {
        var length = part is null ? 0 : Encoding.UTF8.GetBytes(part, bytes[sizeof(int)..]);
        return Write(bytes, part is null ? -1 : length) + length;
    }

    private static int Write(Span<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return sizeof(int);
    }
}

/// <summary>An action as a client sent it: nothing of it is believed before its seal is opened.</summary>
/// <param name="Seal">Null on cards of a version that did not seal.</param>
/// <param name="Inputs">What stood in the card's inputs.</param>
internal sealed record SealedPress(CardAction Action, string? Seal, ImmutableDictionary<string, string> Inputs);
