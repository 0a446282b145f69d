namespace SupportBot.Dialogs.Commands;

/// <summary>Words about quiet, for channels where somebody can ask it of a whole place at once.</summary>
public static class QuietWords
{
    /// <summary>True for a text that asks for quiet, false for one that ends it, null for anything else.</summary>
    public static bool? Read(string text) => Command.Read(text)?.Name switch
    {
        "quiet" => true,
        "speak" => false,
        _ => null,
    };
}
