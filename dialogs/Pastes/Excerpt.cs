namespace SupportBot.Dialogs.Pastes;

/// <summary>A line short enough for a card, redacted once more.</summary>
internal static class Excerpt
{
    private const int Longest = 240;
    private const int Head = 150;

    /// <summary>The line itself, or its beginning and its end around an ellipsis: errors often stand at the end of a long line.</summary>
    public static string Of(string line)
    {
        var text = Redactor.Redact(line).Text.Trim();
        return text.Length <= Longest ? text : $"{text[..Head]} … {text[^(Longest - Head)..]}";
    }
}
