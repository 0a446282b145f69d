namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Characters of a text that are secret.</summary>
/// <param name="Start">Index of the first one.</param>
/// <param name="End">Index after the last one.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Facts">What may stay readable inside the placeholder, as <c>name=value</c> separated by spaces; empty mostly.</param>
internal readonly record struct SecretSpan(int Start, int End, SecretKind Kind, string Facts = "")
{
    public int Length => End - Start;
}
