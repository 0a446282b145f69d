using SupportBot.Dialogs.Words;

namespace SupportBot.Web;

/// <summary>The language of a page: <c>?locale=</c>, else the first of the browser's languages that the bot speaks, else English.</summary>
internal static class PageLanguage
{
    public static Language Of(HttpRequest request)
    {
        if (request.Query["locale"] is [{ Length: > 0 } asked, ..])
            return Languages.Shipped.For(asked);
        var spoken = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(each => each.Quality ?? 1)
            .Select(each => each.Value.Value)
            .FirstOrDefault(Languages.Shipped.Speaks);
        return Languages.Shipped.For(spoken);
    }

    /// <summary>The sentences of a group for a page's script: <c>send</c>, <c>copied</c>, …</summary>
    public static IReadOnlyDictionary<string, string> Group(this Language words, string group) =>
        words.Keys.Where(key => key.StartsWith(group + ".", StringComparison.Ordinal)).ToDictionary(key => key[(group.Length + 1)..], key => words[key]);
}
