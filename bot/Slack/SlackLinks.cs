using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Links to articles unfold: what the article says and its first steps, for articles that this workspace may see.</summary>
internal sealed class SlackLinks(SlackApi api, IDialogSource dialogs, SlackMessages messages, SlackPeople people, Site site)
{
    private const string ArticlesPath = "/articles/";

    public async Task UnfurlAsync(string team, JsonElement happened, CancellationToken cancellation)
    {
        var words = SlackWords.For(await people.FindAsync(happened.Text("user") ?? "", cancellation));
        var unfurls = new JsonObject();
        foreach (var url in happened.Items("links").Select(link => link.Text("url")).OfType<string>().Distinct())
        {
            if (ArticleBehind(url, team) is { } article)
                unfurls[url] = new JsonObject { ["blocks"] = messages.Blocks(ArticleCards.For(article, words)) };
        }

        if (unfurls.Count == 0)
            return;
        var arguments = new JsonObject { ["unfurls"] = unfurls };
        if (happened.Text("unfurl_id") is { } id && happened.Text("source") is { } source)
            (arguments["unfurl_id"], arguments["source"]) = (id, source); // also while the link is still being typed, when it is in no channel
        else
            (arguments["channel"], arguments["ts"]) = (happened.Text("channel"), happened.Text("message_ts"));
        await api.CallAsync("chat.unfurl", arguments, cancellation);
    }

    private Article? ArticleBehind(string url, string team) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AsciiHost() == site.Public.IdnHost && address.AbsolutePath.StartsWith(ArticlesPath, StringComparison.Ordinal)
        && ArticleNumber.TryParse(Uri.UnescapeDataString(address.AbsolutePath[ArticlesPath.Length..].Trim('/')), null, out var number)
        && dialogs.Articles.Find(number) is { } article && article.IsFor(SlackReply.ChannelName, team)
            ? article
            : null;
}
