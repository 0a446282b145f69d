namespace SupportBot.Dialogs.Articles;

/// <summary>Reads one Markdown file with YAML front matter, as published knowledge bases write it.</summary>
public static class ArticleReader
{
    /// <summary>Reads a file's content. Never throws for bad content: what could not be understood is in the report.</summary>
    /// <param name="source">File path or name; the file name without its ending is the article's number.</param>
    /// <param name="language">Language tag, when the folder or file name says it; null = found out from the text.</param>
    /// <param name="content">The whole file.</param>
    public static ReadArticle Read(string source, string? language, string content) => new(null, []);
}

/// <summary>What became of a file: an edition, or none, and what could not be understood.</summary>
public sealed record ReadArticle(ArticleEdition? Edition, ImmutableArray<ArticleProblem> Problems);

/// <summary>One thing wrong with a file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Line">1-based line, or 0 where no line can be named.</param>
/// <param name="Severity">Error = the file cannot be used; warning = used, with a loss; note = worth knowing.</param>
/// <param name="Rule">Short stable name, for example <c>number-differs</c>.</param>
/// <param name="Message">What is wrong and the remedy, in English (for authors and logs).</param>
public sealed record ArticleProblem(string Source, int Line, ProblemSeverity Severity, string Rule, string Message);

public enum ProblemSeverity
{
    Note,
    Warning,
    Error,
}
