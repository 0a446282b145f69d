using NodaTime;

namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>A file as it was read, with its text for naming lines.</summary>
/// <param name="Source">Its path.</param>
/// <param name="Content">Its text.</param>
/// <param name="Read">What became of it.</param>
/// <param name="Folder">Which of the folders it is in, in their order: later ones go over earlier ones.</param>
public sealed record CheckedFile(string Source, string Content, ReadArticle Read, int Folder = 0)
{
    /// <summary>The 1-based line on which a text first stands; 1 where it does not.</summary>
    public int LineOf(string text) => Content.IndexOf(text, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? Content.AsSpan(0, at).Count('\n') + 1 : 1;
}

/// <summary>All files of a folder, to be checked together.</summary>
/// <param name="Files">Every file, those that could not be read too.</param>
/// <param name="Today">The day reviews are measured against.</param>
public sealed record CheckedArticles(ImmutableArray<CheckedFile> Files, LocalDate Today)
{
    /// <summary>The files that are articles.</summary>
    public IEnumerable<(CheckedFile File, ArticleEdition Edition)> Editions =>
        Files.Where(file => file.Read.Edition is not null).Select(file => (file, file.Read.Edition!));

    /// <summary>The files that are articles anybody may find: not <c>hide: true</c>.</summary>
    public IEnumerable<(CheckedFile File, ArticleEdition Edition)> Visible => Editions.Where(entry => !entry.Edition.Hidden);
}
