namespace SupportBot.Dialogs.Articles;

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
