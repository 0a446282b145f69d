namespace SupportBot.Dialogs.Articles;

/// <summary>
/// What a file may cost at most. Articles are reviewed files, but one bad commit must not hold up or fill the process:
/// Markdown parsers have inputs whose time grows with the square of their length. A file over a limit is refused by name.
/// </summary>
/// <param name="FileBytes">The whole file in UTF-8, embedded images included.</param>
/// <param name="MarkdownBytes">The Markdown in UTF-8 once embedded images (data URIs) are taken out.</param>
/// <param name="FrontMatterBytes">The YAML between the two lines of dashes.</param>
/// <param name="LinkOpenings">How many <c>](</c>, <c>&lt;?</c> and <c>&lt;!</c> the Markdown may hold: each is looked through to the end for what closes it.</param>
/// <param name="PatternLength">Length of one signature pattern between its slashes, in characters.</param>
/// <param name="Signatures">How many signatures one article may own.</param>
public sealed record ArticleLimits(
    int FileBytes = 1 << 20,
    int MarkdownBytes = 64 << 10,
    int FrontMatterBytes = 8 << 10,
    int LinkOpenings = 2000,
    int PatternLength = 200,
    int Signatures = 50)
{
    /// <summary>The limits that hold where no setting says otherwise.</summary>
    public static ArticleLimits Default { get; } = new();
}
