namespace SupportBot.Turns;

/// <summary>Where something happens: one thread of one tenant of one channel. Turns of one key are handled one at a time.</summary>
/// <param name="Channel">"web", "teams", "slack".</param>
/// <param name="Tenant">The customer's organisation in that channel; empty on the local page.</param>
/// <param name="Thread">The channel's id of the thread or chat.</param>
public sealed record ConversationKey(string Channel, string Tenant, string Thread)
{
    /// <summary>As stored: the three parts, escaped, joined by '/'.</summary>
    public override string ToString() => $"{Channel}/{Uri.EscapeDataString(Tenant)}/{Uri.EscapeDataString(Thread)}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static ConversationKey Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is no conversation key.");

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static ConversationKey? TryParse(string text) => text.Split('/') is [var channel, var tenant, var thread]
        ? new(channel, Uri.UnescapeDataString(tenant), Uri.UnescapeDataString(thread))
        : null;
}
