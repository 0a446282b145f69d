namespace SupportBot.Dialogs.Articles.Checks;

/// <summary>Articles that end without a way out: no resolution at all, or none in numbered steps for a walkthrough.</summary>
internal sealed class ResolutionStepsCheck : IArticleCheck
{
    public string Name => "resolution steps";

    public IEnumerable<ArticleProblem> Check(CheckedArticles articles)
    {
        foreach (var (file, edition) in articles.Visible)
        {
            if (edition.Sections.FirstOrDefault(section => section.Kind == SectionKind.Resolution) is not { } resolution)
                yield return new(file.Source, 1, ProblemSeverity.Warning, "no-resolution", "the article has no resolution section.");
            else if (edition.Steps.IsEmpty && edition.Playbook is null)
                yield return new(file.Source, file.LineOf(resolution.Heading), ProblemSeverity.Note, "no-steps", "the resolution has no numbered steps, so there is no walkthrough. Number the steps (1., 2., ...).");
        }
    }
}
