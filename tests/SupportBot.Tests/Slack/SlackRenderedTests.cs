using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;
using SupportBot.Slack;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Slack;

/// <summary>
/// Every message and form that the bot can show in Slack, in every language, keeps to the documented limits. Each is also written to
/// <c>.artifacts/slack</c>, where tests/browser/slack checks its shape against Slack's own types.
/// </summary>
public sealed class SlackRenderedTests
{
    private static readonly ConversationKey Where = new("slack", "T1", "C1:1");
    private static readonly SlackAddress Address = new("C1", "1.1", "U1") { Words = new('가', 5000) };

    public static TheoryData<string> Tags => [.. Languages.Shipped.All.Select(language => language.Tag)];

    [Theory]
    [MemberData(nameof(Tags))]
    public async Task Every_message_of_every_playbook_and_article_keeps_to_the_limits(string language)
    {
        await using var app = new BotApp();
        var messages = app.Services.GetRequiredService<SlackMessages>();
        var words = Languages.Shipped.For(language);
        var shown = new List<JsonObject>();
        var cards = EveryCard.In(language).ToList();
        foreach (var reply in cards)
        {
            var outgoing = new OutgoingReply(1, "key", Where, Address.Write(), reply, null);
            shown.AddRange([messages.Message(outgoing, Address), messages.Private(reply.Card, Address, words)]);
        }

        var articles = TestKnowledge.Shipped.Articles.Articles;
        shown.AddRange(articles.Select(article => new JsonObject { ["text"] = "x", ["blocks"] = messages.Blocks(ArticleCards.For(article, words)) }));
        Assert.All(shown, message => Assert.Empty(BlockRules.Check(message["blocks"]!.AsArray()).Concat(BlockRules.CheckFallback((string)message["text"]!))));
        Assert.All(articles, article => Assert.Contains(cards, reply => reply.Card.Label?.Contains(article.Number.Value, StringComparison.Ordinal) == true || reply.Card.Title.Contains(article.Number.Value, StringComparison.Ordinal)));
        var playbooks = TestKnowledge.Shipped.Playbooks.All.SelectMany(playbook => playbook.Steps).Where(step => step.Waits != StepInput.Junction).Select(step => step.Title.In(words)).Distinct();
        Assert.All(playbooks, title => Assert.Contains(cards, reply => reply.Card.Title == title));
        Write($"messages-{language}", shown.Select(message => message["blocks"]!));
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Every_form_keeps_to_the_limits_of_forms(string language)
    {
        var words = Languages.Shipped.For(language);
        var metadata = new SlackMetadata("C1", "1.1", "1.2") { Text = string.Concat(Enumerable.Repeat("가\"\\<", 5000)), ResponseUrl = "https://hooks.slack.com/x" }.Write();
        Assert.InRange(metadata.Length, 1000, SlackLimits.Metadata);
        Assert.NotNull(SlackMetadata.Read(metadata));
        var answers = EveryCard.In(language).Select(reply => SlackBlocks.Render(reply.Card.Settled(), new("https://bot.example"), null, SlackLimits.ViewBlocks)).DistinctBy(blocks => blocks.ToJsonString());
        JsonObject[] views =
        [
            SlackViews.PasteForm(new("paste", "Label", "hint"), metadata, words), SlackViews.PasteForm(new("paste", new string('x', 5000), ""), metadata, words), SlackViews.LookUpForm(words), SlackViews.Waiting(words),
            .. answers.Select(blocks => SlackViews.Answer(blocks, words["slack.post-in-thread"], "{}", words)),
        ];
        Assert.All(views, view => Assert.Empty(BlockRules.CheckView(view)));
        Write($"forms-{language}", views);
        foreach (var key in (string[])["look-up", "search", "close", "paste-title", "paste-submit", "post-in-thread"])
            Assert.InRange(words[$"slack.{key}"].Length, 1, SlackLimits.ViewTitle);
    }

    /// <summary>Each different one on a line of its own.</summary>
    internal static void Write(string name, IEnumerable<JsonNode> documents, [CallerFilePath] string here = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", ".artifacts", "slack"));
        File.WriteAllLines(Path.Combine(folder.FullName, name + ".jsonl"), documents.Select(document => document.ToJsonString()).Distinct());
    }
}
