using System.Collections.Immutable;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>One file of a folder as last read.</summary>
/// <param name="Path">Path below the folder, with forward slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="WrittenTicks">UTC ticks of the last write.</param>
/// <param name="Hash">SHA-256 of the content, in hexadecimal.</param>
/// <param name="Read">What became of it. Where the content is broken, the edition is the last good one.</param>
internal sealed record ArticleFile(string Path, long Length, long WrittenTicks, string Hash, ReadArticle Read)
{
    /// <summary>True where a broken file is stood in for by its last good version.</summary>
    public bool IsStale => Read.Edition is not null && Read.Problems.Any(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>This file as read again; a broken content keeps the edition that was good.</summary>
    public ArticleFile Replaced(ArticleFile next) => next.Read.Edition is not null || Read.Edition is null || !next.Read.Problems.Any(problem => problem.Severity == ProblemSeverity.Error)
        ? next
        : next with { Read = next.Read with { Edition = Read.Edition, Problems = [.. next.Read.Problems, KeptNote(next)] } };

    private static ArticleProblem KeptNote(ArticleFile broken) =>
        new(broken.Read.Problems[0].Source, 0, ProblemSeverity.Note, "last-good-kept", "the last good version of the file stays in use until it is mended.");
}

/// <summary>All files of one folder as last read.</summary>
internal sealed record FolderState(string Root, ImmutableSortedDictionary<string, ArticleFile> Files)
{
    public static FolderState Unread(string root) => new(root, ImmutableSortedDictionary.Create<string, ArticleFile>(StringComparer.Ordinal));
}
