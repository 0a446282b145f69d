using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportBot.Web;

/// <summary>The pages a person opens: the chat at <c>/</c>, the articles at <c>/articles</c>.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").AddEndpointFilter(PageHeaders.SetAsync).ExcludeFromDescription();
        pages.MapPageFiles();
        pages.MapGet("/", (HttpContext context) => new RazorComponentResult<ChatPage>(new { Words = PageLanguage.Of(context.Request) }));
    }
}
