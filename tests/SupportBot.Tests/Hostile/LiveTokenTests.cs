using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Pastes;
using SupportBot.Tests.Pastes.Redaction;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Hostile;

/// <summary>A token that still opens doors, and secrets that come back.</summary>
public sealed class LiveTokenTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 10, 0);
    private static readonly Person Minji = new("p", "Minji", "en");

    [Theory]
    [InlineData("jwt", 3600, true)]
    [InlineData("jwt", -3600, false)]
    [InlineData("sas", 3600, true)]
    [InlineData("sas", -3600, false)]
    [InlineData("presigned", 3600, true)]
    [InlineData("presigned", -3600, false)]
    [InlineData("opaque", 3600, false)]
    public void The_author_of_a_live_token_is_told_to_take_it_back_and_nobody_else(string kind, int ends, bool isTold)
    {
        var text = "ERROR invalid_grant: JWT has expired\n" + Token(kind, Now + Duration.FromSeconds(ends));
        var replies = new SupportDialog(TestKnowledge.Shipped).Advance(Conversation.New, new Said(Minji, Redactor.Redact(text).Text), Now).Replies;
        Assert.Equal(isTold, replies.OfType<Whisper>().Any(whisper => whisper.To == Minji && whisper.Card.Title.Contains("still valid", StringComparison.Ordinal)));
        Assert.DoesNotContain(replies.OfType<ShowCard>(), show => show.Card.Title.Contains("still valid", StringComparison.Ordinal));
    }

    [Fact]
    public void An_overheard_token_is_left_alone_as_everything_overheard_is() =>
        Assert.Empty(new SupportDialog(TestKnowledge.Shipped).Advance(Conversation.New, new Said(Minji, Redactor.Redact(Token("jwt", Now + Duration.FromHours(1))).Text) { Overheard = true }, Now).Replies);

    [Fact]
    public async Task The_same_secret_has_the_same_tag_in_a_thread_and_another_in_another()
    {
        await using var app = new BotApp();
        var redactor = (ThreadRedactor)app.Services.GetService(typeof(ThreadRedactor))!;
        const string Text = "password=Kraken-4711 again pwd=Kraken-4711 other password=Falcon!0815";
        var (one, other) = (redactor.Redact(new("web", "", "t1"), Text), redactor.Redact(new("web", "", "t2"), Text));
        var tags = System.Text.RegularExpressions.Regex.Matches(one, "#[0-9a-f]{3}").Select(match => match.Value).ToList();
        Assert.Equal(3, tags.Count);
        Assert.Equal(tags[0], tags[1]);
        Assert.NotEqual(tags[0], tags[2]);
        Assert.NotEqual(one, other);
        Assert.Equal(one, redactor.Redact(new("web", "", "t1"), Text));
        Assert.Equal(one, redactor.Redact(new("web", "", "t1"), one));
    }

    private static string Token(string kind, Instant end)
    {
        var fakes = new Fakes(3);
        return kind switch
        {
            "jwt" => "token " + fakes.Jwt(end.ToUnixTimeSeconds() - 7200, end.ToUnixTimeSeconds()),
            "sas" => $"https://a.blob.core.windows.net/c?sv=2024-11-04&se={Uri.EscapeDataString(end.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))}&sig={Uri.EscapeDataString(fakes.Base64(32))}",
            "presigned" => $"https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date={(end - Duration.FromMinutes(15)).ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature={fakes.Hex(64)}",
            _ => "Authorization: Bearer " + fakes.Token(40),
        };
    }
}
