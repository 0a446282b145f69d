using SupportBot.Dialogs.Cards;

namespace SupportBot.Dialogs;

/// <summary>What there is to say of files that came with a message.</summary>
internal static class FileNotes
{
    /// <summary>Says which of them were not read, or not as a whole, and what to do.</summary>
    public static void Tell(TurnDraft draft, ImmutableArray<FileNote> files)
    {
        if (!files.IsEmpty)
            draft.Show(draft.NewName("c"), () => new Card(draft.Language["file.title"], [.. files.Distinct().Select(file => new TextPart(Sentence(draft, file)))], []));
    }

    private static string Sentence(TurnDraft draft, FileNote file) => draft.Language.Say(
        file.State switch
        {
            FileState.Cut => "file.cut",
            FileState.HeadOnly => "file.head-only",
            FileState.NoText => "file.no-text",
            FileState.Picture => "file.picture",
            _ => "file.unreachable",
        },
        ("name", file.Name));
}
