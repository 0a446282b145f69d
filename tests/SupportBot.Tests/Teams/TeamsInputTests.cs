using System.Text.Json;
using NodaTime;
using SupportBot.Teams;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

public sealed class TeamsInputTests
{
    [Theory]
    [InlineData("2026-11-23T10:00:07.2504567Z", "2026-11-23T10:00:07.2504567Z")]
    [InlineData("2026-11-23T19:00:07+09:00", "2026-11-23T10:00:07Z")]
    [InlineData("yesterday", null)]
    [InlineData(null, null)]
    public void A_message_was_sent_when_Teams_says(string? timestamp, string? sent)
    {
        var message = new Activities("http://127.0.0.1:9/").Message("Mon Nov 23 09:00:05 UTC 2026");
        message["timestamp"] = timestamp;
        var received = TeamsInput.Read(Activity.TryParse(JsonSerializer.SerializeToUtf8Bytes(message))!, Seals.Started());
        Assert.Equal(sent is null ? null : NodaTime.Text.InstantPattern.ExtendedIso.Parse(sent).Value, (Instant?)received!.Input.SentAt);
    }
}
