using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs;

/// <summary>One welcome per thread, with two examples to press.</summary>
internal static class Welcome
{
    public static void Show(TurnDraft draft)
    {
        if (draft.Conversation.Welcomed)
            return;
        draft.Change(conversation => conversation with { Welcomed = true });
        draft.Show(draft.NewName("c"), () => CardIn(draft.Language));
    }

    private static Card CardIn(Words.Language words) => new(words["welcome.title"], [new TextPart(words["welcome.text"])],
        [
            new PressButton(words["welcome.example-log"], new(Verbs.Ask, Value: "log")),
            new PressButton(words["welcome.example-question"], new(Verbs.Ask, Value: "question")),
        ]);

    /// <summary>The text behind an example button; the seed of the customer's case.</summary>
    public static string? Example(string? value, Words.Language words) => value switch
    {
        "log" => words["welcome.log"],
        "question" => words["welcome.question"],
        _ => null,
    };
}
