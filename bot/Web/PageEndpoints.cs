using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Articles;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Pictures;
using SupportBot.Turns;

namespace SupportBot.Web;

/// <summary>The pages a person opens: the chat at <c>/</c>, the articles at <c>/articles</c>.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AddEndpointFilter(PageHeaders.SetAsync).ExcludeFromDescription();
        pages.MapPageFiles();
        pages.MapGet("/", (HttpContext context) => new RazorComponentResult<ChatPage>(new { Words = PageLanguage.Of(context.Request) }));
        pages.MapGet("/articles", ShowList);
        pages.MapGet("/articles/{number}", ShowArticle);
    }

    private static RazorComponentResult<ArticleListPage> ShowList([FromQuery] string? q, [FromQuery] string? product, [FromQuery] int? page, ArticleLibrary library, HttpContext context)
    {
        var words = PageLanguage.Of(context.Request);
        var snapshot = library.Current;
        return new(new
        {
            Words = words,
            List = ArticleList.Of(snapshot.Index, q, product, page ?? 1, words.Tag),
            Unread = snapshot.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToList(),
        });
    }

    private static IResult ShowArticle(string number, [FromQuery] string? locale, IDialogSource source, PlaybookShelf playbooks, HttpContext context)
    {
        var words = PageLanguage.Of(context.Request);
        if (!ArticleNumber.TryParse(number, null, out var parsed) || source.Articles.Find(parsed) is not { } article || !ArticleList.IsPublic(article))
            return new RazorComponentResult<ArticleMissingPage>(new { Words = words, Number = number }) { StatusCode = StatusCodes.Status404NotFound };
        return new RazorComponentResult<ArticlePage>(new
        {
            Words = words,
            Article = article,
            Edition = article.In(locale?.ToLowerInvariant() ?? words.Tag),
            Others = new ArticleLinks(article.Number, source.Articles, words.Tag),
            Graph = playbooks.Find(article.Playbook) is { } playbook ? (playbook.Name, PlaybookPicture.Alternative(playbook, words)) : ((string, string)?)null,
            Said = source.Verdicts.Of(parsed),
            HasWalkthrough = source.For(WebChannel.Thread("")).CanWalk(article, words.Tag),
        });
    }
}
