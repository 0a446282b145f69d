using System.Globalization;
using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Words;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>
/// The home tab: the open walkthroughs that the person takes part in (others may be in channels that they cannot see), and articles that were
/// found lately. Source: https://docs.slack.dev/surfaces/app-home
/// </summary>
internal sealed class SlackHome(SlackApi api, IBotStore store, IDialogSource dialogs, SlackPeople people, SlackIdentity identity, Site site)
{
    private const int MostConversations = 200;
    private const int MostRuns = 10;
    private const int MostArticles = 5;

    public async Task PublishAsync(string team, string user, CancellationToken cancellation)
    {
        var words = SlackWords.For(await people.FindAsync(user, cancellation));
        var lately = await store.RecentAsync(SlackReply.ChannelName, team, MostConversations, cancellation);
        await api.CallAsync("views.publish", new() { ["user_id"] = user, ["view"] = View(lately, team, user, words) }, cancellation);
    }

    private JsonObject View(IReadOnlyList<(ConversationKey Key, Conversation State)> lately, string team, string user, Language words)
    {
        var open = lately
            .Where(each => each.State.OpenRun?.Events.Any(done => done.By.Id == user) == true)
            .Take(MostRuns)
            .SelectMany(each => Run(each.Key, each.State.OpenRun!, words))
            .ToArray();
        var found = lately
            .SelectMany(each => each.State.Findings.Where(finding => finding.Decision == MatchDecision.Answer).OrderByDescending(finding => finding.At).Select(finding => finding.Candidates[0].Number))
            .Distinct()
            .Select(number => ArticleNumber.TryParse(number, null, out var parsed) ? dialogs.Articles.Find(parsed) : null)
            .OfType<Article>()
            .Where(article => article.IsFor(SlackReply.ChannelName, team))
            .Take(MostArticles)
            .Select(article => Row(article, words))
            .ToArray();
        return new()
        {
            ["type"] = "home",
            ["blocks"] = new JsonArray(
            [
                Header(words["slack.home-title"]),
                Text(words["slack.home-text"]),
                new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(Button(SlackAction.LookUp, words["slack.look-up"])) },
                Header(words["slack.home-open"]),
                .. open.Length > 0 ? open : [Text(words["slack.home-none"])],
                .. found.Length > 0 ? [Header(words["slack.home-recent"]), .. found] : ImmutableArray<JsonNode>.Empty,
            ]),
        };
    }

    private IEnumerable<JsonNode> Run(ConversationKey where, Dialogs.Playbooks.Run run, Language words)
    {
        var title = ArticleNumber.TryParse(run.Article, null, out var number) && dialogs.Articles.Find(number) is { } article ? article.In(words.Tag).Title : run.Article;
        var section = Text($"{title}\n{words.Say("slack.home-step", ("article", run.Article), ("time", run.Events[0].At))}");
        if (Link(where.Thread) is { } link)
            section["accessory"] = Button($"{SlackAction.Link}-{run.Id}-{where.Thread}", words["slack.home-go"], link);
        yield return section;
    }

    private JsonObject Row(Article article, Language words)
    {
        var section = Text($"{article.Number}  {article.In(words.Tag).Title}");
        section["accessory"] = Button($"{SlackAction.Link}-{article.Number}", words["button.read"], new Uri(site.Public, $"/articles/{article.Number}?locale={words.Tag}").AbsoluteUri);
        return section;
    }

    /// <summary>Address of a thread in the workspace, as Slack's own links are made: the timestamp without its point.</summary>
    private string? Link(string thread) => identity.Me.Site is not { } workspace ? null : thread.Split(':') switch
    {
        [var channel, var at] => new Uri(workspace, string.Create(CultureInfo.InvariantCulture, $"archives/{channel}/p{at.Replace(".", "", StringComparison.Ordinal)}")).AbsoluteUri,
        [var direct] => new Uri(workspace, $"archives/{direct}").AbsoluteUri,
        _ => null,
    };

    private static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = PlainText(text, SlackLimits.Header) };

    private static JsonObject Text(string text) => new() { ["type"] = "section", ["text"] = PlainText(text, SlackLimits.TextObject) };

    private static JsonObject Button(string id, string title, string? url = null)
    {
        var button = new JsonObject { ["type"] = "button", ["action_id"] = id, ["text"] = PlainText(title, SlackLimits.ButtonText) };
        if (url is not null)
            button["url"] = url;
        return button;
    }

    private static JsonObject PlainText(string text, int most) => new() { ["type"] = "plain_text", ["text"] = SlackMarkup.Cut(SlackMarkup.Plain(text), most), ["emoji"] = false };
}
