using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>All articles at one moment. Never changed: a reload makes another.</summary>
/// <param name="Index">The articles, ready to be matched.</param>
/// <param name="Problems">What could not be understood, file by file.</param>
/// <param name="Count">How many articles, hidden ones too; an article in five languages is one.</param>
/// <param name="LoadedAt">When this snapshot came into use.</param>
/// <param name="Folders">The sources it was made from.</param>
public sealed record ArticleSnapshot(ArticleIndex Index, ImmutableArray<ArticleProblem> Problems, int Count, Instant LoadedAt, ImmutableArray<ArticleFolderReport> Folders)
{
    /// <summary>Before anything is loaded.</summary>
    public static ArticleSnapshot Empty { get; } = new(ArticleIndex.Empty, [], 0, Instant.MinValue, []);
}

/// <summary>What one source gave.</summary>
/// <param name="Folder">Its path as configured; "starter" for the articles that ship with the bot.</param>
/// <param name="Files">Markdown files found.</param>
/// <param name="Editions">Editions read from them.</param>
/// <param name="Broken">Files that could not be used.</param>
/// <param name="Stale">Of those, how many are stood in for by their last good version.</param>
public sealed record ArticleFolderReport(string Folder, int Files, int Editions, int Broken, int Stale);

/// <summary>Tells that a new snapshot is in use.</summary>
public sealed class ArticlesSwappedEventArgs(ArticleSnapshot snapshot) : EventArgs
{
    public ArticleSnapshot Snapshot { get; } = snapshot;
}
