using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Pastes;
using SupportBot.Tests.Slack;
using SupportBot.Tests.Support;
using SupportBot.Tests.Teams;

namespace SupportBot.Tests.Hostile;

/// <summary>
/// Made-up input for everything that reads what others wrote: nothing throws, no request ends in a 500, nothing runs away. A few hundred inputs each, or
/// as many as fit into the seconds of the environment variable SUPPORTBOT_FUZZ_SECONDS; the number of executions and the slowest are written out.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Few = 300;

    /// <summary>Far beyond what any of these inputs may take, however busy the machine is: whoever gets here has run away.</summary>
    private static readonly TimeSpan RunAway = TimeSpan.FromSeconds(30);

    private static readonly Person Minji = new("p", "Minji");

    [Fact]
    public void Pastes_are_read_whatever_they_hold() => Run(Seeds.Texts, text =>
    {
        var redacted = Redactor.Redact(text).Text;
        Assert.Equal(redacted, Redactor.Redact(redacted).Text);
        var paste = PastedText.Of(redacted);
        EvidenceReader.Read(paste);
        Assert.True(LogEntries.Errors(paste).Count() <= paste.Lines.Length);
    });

    [Fact]
    public void Readings_are_read_whatever_they_hold() => Run(Seeds.Readings, text => ClockReadings.ReadAll(text));

    [Fact]
    public void Articles_and_their_front_matter_are_read_or_refused() => Run(Seeds.Articles, text => ArticleReader.Read("fuzz.md", null, text));

    [Fact]
    public void A_conversation_answers_whatever_is_said()
    {
        var dialog = new SupportDialog(TestKnowledge.Shipped);
        var conversation = Conversation.New;
        Run(Seeds.Texts, text => conversation = dialog.Advance(conversation.Findings.Count > 20 ? Conversation.New : conversation, new Said(Minji, Redactor.Redact(text).Text), Instant.FromUtc(2026, 11, 25, 10, 0)).Conversation);
    }

    [Fact]
    public async Task Activities_are_taken_or_refused_and_never_end_in_a_500()
    {
        await using var chat = await TeamsChat.StartAsync(("Logging:LogLevel:Default", "None"));
        string[] seeds = [.. new[] { chat.Activities.Message("KA-10565"), chat.Activities.Installed(), chat.Activities.Invoke("composeExtension/query", new JsonObject { ["commandId"] = "x", ["parameters"] = new JsonArray() }), chat.Activities.MembersAdded() }.Select(node => node.ToJsonString())];
        await RunAsync(seeds, async json =>
        {
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using var response = await chat.App.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
            // an invoke that the bot does not know is answered by 501, as the protocol wants it
            Assert.True((int)response.StatusCode is < 500 or 501, $"{(int)response.StatusCode} for {json}");
        });
    }

    [Fact]
    public async Task Signed_payloads_of_Slack_are_taken_or_refused_and_never_end_in_a_500()
    {
        await using var chat = await SlackChat.StartAsync(more: ("Logging:LogLevel:Default", "None"));
        var message = new JsonObject { ["type"] = "message", ["channel"] = "D0MINJI", ["user"] = SlackChat.Minji, ["text"] = "KA-10565 <@U1> <!here>", ["ts"] = "1790000000.000100", ["channel_type"] = "im", ["blocks"] = new JsonArray(new JsonObject { ["type"] = "rich_text", ["elements"] = new JsonArray() }) };
        var press = chat.Interaction("block_actions", SlackChat.Minji, new() { ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = "1.2", ["channel_id"] = "C1" }, ["actions"] = new JsonArray(new JsonObject { ["action_id"] = "press:1", ["value"] = "{}" }), ["trigger_id"] = "1.2" });
        string[] seeds = [chat.Envelope(message).ToJsonString(), press.ToJsonString(), new JsonObject { ["type"] = "url_verification", ["challenge"] = "x" }.ToJsonString()];
        await RunAsync(seeds, async json =>
        {
            using var asEvent = await chat.PostAsync("/slack/events", "application/json", json);
            using var asForm = await chat.PostAsync("/slack/interactivity", "application/x-www-form-urlencoded", "payload=" + Uri.EscapeDataString(json));
            using var asCommand = await chat.PostAsync("/slack/commands", "application/x-www-form-urlencoded", json.Replace(':', '=').Replace(',', '&'));
            Assert.All(new[] { asEvent, asForm, asCommand }, response => Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} for {json}"));
        });
    }

    private void Run(IReadOnlyList<string> seeds, Action<string> read) => RunAsync(seeds, text =>
    {
        read(text);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private async Task RunAsync(IReadOnlyList<string> seeds, Func<string, Task> read)
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("SUPPORTBOT_FUZZ_SECONDS"), out var asked) ? asked : 0;
        var mutator = new Mutator(seed: seconds == 0 ? 1 : Environment.TickCount, seeds);
        var (watch, slowest, count) = (Stopwatch.StartNew(), TimeSpan.Zero, 0);
        for (; seconds == 0 ? count < Few : watch.Elapsed.TotalSeconds < seconds; count++)
        {
            var input = mutator.Next();
            var begun = watch.Elapsed;
            try
            {
                await read(input);
            }
            catch (Exception error) when (error is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"{error.GetType().Name}: {error.Message}\n{error.StackTrace}\nfor: {input}");
            }

            slowest = watch.Elapsed - begun > slowest ? watch.Elapsed - begun : slowest;
            Assert.True(watch.Elapsed - begun < RunAway, $"It took {watch.Elapsed - begun} for: {input[..Math.Min(2000, input.Length)]}");
        }

        output.WriteLine($"{count} executions in {watch.Elapsed.TotalSeconds:F1} s, the slowest {slowest.TotalMilliseconds:F0} ms");
    }
}
