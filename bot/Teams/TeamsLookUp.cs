using System.Text.Json;
using NodaTime;

namespace SupportBot.Teams;

/// <summary>What "Look up this error" was chosen on: a message of others, handed over by the client without any permission of ours.</summary>
/// <param name="Text">What it says, as it came in.</param>
/// <param name="Id">Its id; null where the text was typed into the form.</param>
/// <param name="ReplyTo">The root of its thread; null where it is one itself, or in a chat.</param>
internal sealed record TeamsLookUp(string Text, string? Id, string? ReplyTo, string By, Instant? SentAt)
{
    /// <summary>Name of the form's box, and of the text that a dialog carries on where the client does not hand the message over again.</summary>
    public const string TextBox = "text";

    /// <summary>Reads the value of a <c>composeExtension/fetchTask</c> or <c>submitAction</c>.</summary>
    public static TeamsLookUp Read(JsonElement value)
    {
        var content = value.Text("messagePayload", "body", "content");
        var text = content is not null && value.Text("messagePayload", "body", "contentType") == "html" ? MessageHtml.ToText(content, ImmutableHashSet<string>.Empty) : content;
        var by = value.Text("messagePayload", "from", "user", "displayName") ?? value.Text("messagePayload", "from", "application", "displayName");
        return new(
            value.Text("data", TextBox) is { Length: > 0 } typed && text is null ? typed : text ?? "",
            value.Text("messagePayload", "id"), value.Text("messagePayload", "replyToId"), by ?? "", value.At("messagePayload")?.Moment("createdDateTime"));
    }
}
