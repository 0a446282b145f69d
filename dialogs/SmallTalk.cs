using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs;

/// <summary>Short words to the bot itself: greetings, thanks, help. The words are in the language files, for every language at once.</summary>
internal static class SmallTalk
{
    private const int Longest = 40;
    private static readonly string[] Topics = ["hello", "thanks", "help"];

    public static bool Answer(TurnDraft draft, string text)
    {
        var said = text.Trim(' ', '!', '?', '.', '~', ',', '\n', '\r', '\t').ToLowerInvariant();
        if (said.Length is 0 or > Longest)
            return said.Length == 0;
        var topic = Topics.FirstOrDefault(topic =>
            draft.Knowledge.Languages.All.Any(language => language[$"talk.{topic}-words"].Split(", ").Contains(said)));
        if (topic is null)
            return false;
        var words = draft.Language;
        draft.Show(draft.NewName("c"), new Card(words[$"talk.{topic}"], [new TextPart(words["talk.how"])], []));
        return true;
    }
}
