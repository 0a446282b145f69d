using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Pastes;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>
/// Look-ups that only the person who asked sees: "Look up this error" on any message, also where the bot is no member, and the form behind the
/// global shortcut. They read and answer; nothing of a conversation changes until somebody shows the answer to the others.
/// </summary>
internal sealed class SlackLookUp(IDialogSource dialogs, SlackApi api, SlackMessages messages, SlackFiles files, SlackPeople people, SlackIdentity identity, TimeProvider time)
{
    /// <summary>A message's menu was used: opens a form at once, then fills in the answer.</summary>
    public async Task OnMessageAsync(JsonElement payload, Person who, CancellationToken cancellation)
    {
        var opened = await api.CallAsync("views.open", new() { ["trigger_id"] = payload.Text("trigger_id"), ["view"] = SlackViews.Waiting(SlackWords.For(who)) }, cancellation);
        var person = await people.FindAsync(who.Id, cancellation);
        var words = SlackWords.For(person);
        var message = payload.At("message") ?? default;
        var texts = await files.ReadAllAsync(SlackFile.Of(message), cancellation);
        var text = Redactor.Redact(string.Join('\n', new[] { SlackText.Of(message, identity.Me.User) }.Concat(texts).Where(each => each.Length > 0))).Text;
        var card = Find(SlackInput.TeamOf(payload, identity.Me), person, text);
        if (opened is SlackDone { Answer: var answer } && answer.Text("view", "id") is { } view)
        {
            var metadata = Metadata(payload, message, text).Write();
            var shown = SlackViews.Answer(messages.Blocks(card, SlackLimits.ViewBlocks), text.Length > 0 ? words["slack.post-in-thread"] : null, metadata, words);
            await api.CallAsync("views.update", new() { ["view_id"] = view, ["view"] = shown }, cancellation);
        }
        else if (payload.Text("response_url") is { } url)
        {
            await api.RespondAsync(url, messages.Response(card, null), cancellation);
        }
    }

    /// <summary>The look-up form was submitted: the acknowledgement shows the answer in its place.</summary>
    public JsonObject Answer(string team, Person person, ImmutableDictionary<string, string> inputs)
    {
        var words = SlackWords.For(person);
        var text = inputs.GetValueOrDefault(SlackViews.ArticleBox) ?? inputs.GetValueOrDefault(SlackViews.TextBox) ?? "";
        return string.IsNullOrWhiteSpace(text)
            ? new() { ["response_action"] = "errors", ["errors"] = new JsonObject { [SlackViews.TextBox] = words["slack.nothing-given"] } }
            : new() { ["response_action"] = "update", ["view"] = SlackViews.Answer(messages.Blocks(Find(team, person, Redactor.Redact(text).Text), SlackLimits.ViewBlocks), null, null, words) };
    }

    /// <summary>Articles whose number or title begins like what is typed into the form's list.</summary>
    public JsonObject Suggest(string team, Person person, string typed)
    {
        var words = SlackWords.For(person);
        var found = dialogs.Articles.LookUp(typed, words.Tag, SlackLimits.Options, article => article.IsFor(SlackReply.ChannelName, team)).Select(match => match.Article);
        return new() { ["options"] = new JsonArray([.. found.Select(article => Option(article, words.Tag))]) };
    }

    /// <summary>What the bot makes of a text, as it would say in a conversation of its own; nothing to press.</summary>
    private Card Find(string team, Person person, string text)
    {
        var turn = dialogs.For(new(SlackReply.ChannelName, team, "")).Advance(Conversation.New, new Said(person, text), Instant.FromDateTimeOffset(time.GetUtcNow()));
        return turn.Replies is [.., var shown] ? shown.Card.Settled() : NoticeCards.NothingAbove(SlackWords.For(person));
    }

    private static SlackMetadata Metadata(JsonElement payload, JsonElement message, string text)
    {
        var at = payload.Text("message_ts") ?? message.Text("ts");
        return new(payload.Text("channel", "id") ?? "", message.Text("thread_ts") ?? at, at) { ResponseUrl = payload.Text("response_url"), Text = text };
    }

    private static JsonObject Option(Article article, string language) => new()
    {
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = SlackMarkup.Cut(SlackMarkup.Plain($"{article.Number} {article.In(language).Title}"), SlackLimits.OptionText), ["emoji"] = false },
        ["value"] = article.Number.Value,
    };
}
