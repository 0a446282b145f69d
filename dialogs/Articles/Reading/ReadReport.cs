namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ReadReport(string source)
{
    private readonly ImmutableArray<ArticleProblem>.Builder _problems = ImmutableArray.CreateBuilder<ArticleProblem>();

    public void Note(int line, string rule, string message) => _problems.Add(new(source, line, ProblemSeverity.Note, rule, message));

    public void Warn(int line, string rule, string message) => _problems.Add(new(source, line, ProblemSeverity.Warning, rule, message));

    public ReadArticle Refuse(int line, string rule, string message)
    {
        _problems.Add(new(source, line, ProblemSeverity.Error, rule, message));
        return Result(null);
    }

    public ReadArticle Result(ArticleEdition? edition) => new(edition, _problems.ToImmutable());
}
