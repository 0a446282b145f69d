using System.Text.Json;
using NodaTime;
using SupportBot.Slack;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Slack;

public sealed class SlackInputTests
{
    [Fact]
    public void A_message_was_sent_when_Slack_says() => Assert.Equal(
        Instant.FromUtc(2026, 11, 23, 10, 0, 7) + Duration.FromMilliseconds(250),
        SentAt("""{"type":"message","channel":"D1","user":"U1","ts":"1795428007.250459","text":"Mon Nov 23 09:00:05 UTC 2026"}"""));

    [Fact]
    public void An_edited_message_was_sent_when_it_was_edited() => Assert.Equal(
        Instant.FromUtc(2026, 11, 23, 10, 1, 7),
        SentAt("""
            {"type":"message","subtype":"message_changed","channel":"D1","previous_message":{"user":"U1","ts":"1795428007.250459","text":"a"},
             "message":{"type":"message","user":"U1","ts":"1795428007.250459","text":"b","edited":{"user":"U1","ts":"1795428067.000000"}}}
            """));

    private static Instant? SentAt(string happened)
    {
        using var envelope = JsonDocument.Parse($$"""{"team_id":"T1","event":{{happened}}}""");
        return SlackInput.Read(envelope.RootElement, new("U9", "B9", "T1"), new ThreadRedactor(Seals.Started()))!.Event.Input.SentAt;
    }
}
