using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.HandOvers;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Host;

/// <summary>What is handed over goes to the webhook that the settings name, with all that somebody else needs.</summary>
public sealed class HandOverTests
{
    private static readonly ConversationKey Thread = new("web", "", "stuck");

    [Theory]
    [InlineData("json", "JWT has expired")]
    [InlineData("slack", "JWT has expired")]
    [InlineData("teams", "Handed over")]
    public async Task The_record_of_a_walk_that_got_stuck_is_posted_as_the_receiver_wants_it(string format, string holds)
    {
        using var webhook = new Webhook(HttpStatusCode.OK);
        Assert.IsType<Sent>(await SendAsync(webhook, format));
        using var json = JsonDocument.Parse(Assert.Single(webhook.Bodies));
        var text = string.Join('\n', Strings(json.RootElement));
        Assert.Contains("KA-10565", text, StringComparison.Ordinal);
        Assert.Contains("Minji", text, StringComparison.Ordinal);
        Assert.Contains(holds, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_webhook_that_is_busy_is_tried_again(HttpStatusCode status)
    {
        using var webhook = new Webhook(status);
        Assert.IsType<SendLater>(await SendAsync(webhook, "json"));
    }

    [Fact]
    public async Task A_webhook_that_refuses_is_not_tried_again()
    {
        using var webhook = new Webhook(HttpStatusCode.NotFound);
        Assert.IsType<SendRefused>(await SendAsync(webhook, "json"));
    }

    private static async Task<SendResult> SendAsync(Webhook webhook, string format)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://bot.example.com")]).Build();
        var desk = new HandOverDesk(new(new("https://tickets.example.com/in"), format, null), webhook, services, new(null!, settings));
        return await desk.SendAsync(Thread, Record(), TestContext.Current.CancellationToken);
    }

    /// <summary>A walk that is handed over at its check.</summary>
    private static HandOver Record()
    {
        var dialog = new SupportDialog(TestKnowledge.Shipped);
        var minji = new Person("U1", "Minji", "en");
        var now = Instant.FromUtc(2026, 11, 23, 10, 39);
        var turn = dialog.Advance(Conversation.New, new Said(minji, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "ka-10565.log"))), now);
        foreach (var title in new[] { "Fix the clock", "Linux (chrony)", "Hand over" })
        {
            var card = turn.Replies[^1].Card;
            var button = card.Buttons.Concat(card.Parts.OfType<MorePart>().SelectMany(more => more.Buttons)).OfType<PressButton>().Single(button => button.Title == title);
            turn = dialog.Advance(turn.Conversation, new Pressed(minji, button.Action, ImmutableDictionary<string, string>.Empty), now);
        }

        return Assert.Single(turn.Replies.OfType<HandOver>());
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => Strings(each.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    /// <summary>The other side: answers always the same, and remembers what it got.</summary>
    private sealed class Webhook(HttpStatusCode status) : HttpMessageHandler, IHttpClientFactory
    {
        public List<string> Bodies { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new(status);
        }
    }
}
