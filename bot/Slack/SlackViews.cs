using System.Text.Json.Nodes;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Words;

namespace SupportBot.Slack;

/// <summary>The forms that Slack opens over the conversation. Source: https://docs.slack.dev/reference/views/modal-views</summary>
internal static class SlackViews
{
    /// <summary>What a form is for, as its <c>callback_id</c>.</summary>
    public const string Paste = "paste", LookUp = "look-up", Found = "found";

    /// <summary>Names of the boxes of the look-up form.</summary>
    public const string TextBox = "text", ArticleBox = "article";

    /// <summary>A form with one box, as a rule for a long paste.</summary>
    public static JsonObject PasteForm(InputPart box, string metadata, Language words)
    {
        var view = View(Paste, words["slack.paste-title"], words["slack.close"], words["slack.paste-submit"], [Input(box.Id, box.Label, TextInput(box.Id, box.Placeholder, box.Multiline), box.Multiline ? words["slack.paste-hint"] : null)]);
        view["private_metadata"] = metadata;
        return view;
    }

    /// <summary>The form that looks something up: a text, or an article by its name.</summary>
    public static JsonObject LookUpForm(Language words)
    {
        var text = Input(TextBox, words["slack.error-or-log"], TextInput(TextBox, words["step.placeholder"]), words["slack.paste-hint"]);
        text["optional"] = true;
        var article = Input(ArticleBox, words["slack.or-article"], new()
        {
            ["type"] = "external_select",
            ["action_id"] = ArticleBox,
            ["placeholder"] = PlainText(words["slack.article-hint"], SlackLimits.Placeholder),
            ["min_query_length"] = 2,
        });
        article["optional"] = true;
        return View(LookUp, words["slack.look-up"], words["slack.close"], words["slack.search"], [text, article]);
    }

    /// <summary>What stands there until the answer is found: a form can only be opened within three seconds.</summary>
    public static JsonObject Waiting(Language words) =>
        View(Found, words["slack.look-up"], words["slack.close"], null, [RichText.Block(RichText.Section(RichText.Text(words["slack.looking"])))]);

    /// <summary>An answer that one person sees.</summary>
    /// <param name="share">What the button that shows it to everybody says; null = it cannot be shown.</param>
    public static JsonObject Answer(JsonArray blocks, string? share, string? metadata, Language words)
    {
        var view = View(Found, words["slack.look-up"], words["slack.close"], share, blocks);
        if (metadata is not null)
            view["private_metadata"] = metadata;
        return view;
    }

    private static JsonObject View(string callback, string title, string close, string? submit, JsonArray blocks)
    {
        var view = new JsonObject
        {
            ["type"] = "modal",
            ["callback_id"] = callback,
            ["title"] = PlainText(title, SlackLimits.ViewTitle),
            ["close"] = PlainText(close, SlackLimits.ViewTitle),
            ["blocks"] = blocks,
        };
        if (submit is not null)
            view["submit"] = PlainText(submit, SlackLimits.ViewTitle);
        return view;
    }

    private static JsonObject Input(string id, string label, JsonObject element, string? hint = null)
    {
        var block = new JsonObject { ["type"] = "input", ["block_id"] = id, ["label"] = PlainText(label, SlackLimits.InputLabel), ["element"] = element };
        if (hint is not null)
            block["hint"] = PlainText(hint, SlackLimits.InputLabel);
        return block;
    }

    private static JsonObject TextInput(string id, string placeholder, bool multiline = true)
    {
        var input = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = id, ["multiline"] = multiline, ["max_length"] = SlackLimits.InputText };
        if (!string.IsNullOrWhiteSpace(placeholder))
            input["placeholder"] = PlainText(placeholder, SlackLimits.Placeholder);
        return input;
    }

    private static JsonObject PlainText(string text, int most) =>
        new() { ["type"] = "plain_text", ["text"] = SlackMarkup.Cut(SlackMarkup.Plain(text), most), ["emoji"] = false };
}
