using System.Collections.Immutable;
using System.Text;
using SupportBot.Slack;

namespace SupportBot.Tests.Slack;

/// <summary>Slack's own published example, and everything that must not pass for it.</summary>
public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly byte[] Body = Encoding.ASCII.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void Slacks_published_example_is_valid() => Assert.Null(Refusal());

    [Fact]
    public void No_byte_of_the_body_may_change()
    {
        for (var at = 0; at < Body.Length; at++)
        {
            var changed = (byte[])Body.Clone();
            changed[at] ^= 1;
            Assert.NotNull(Refusal(body: changed));
        }

        Assert.NotNull(Refusal(body: [.. Body, (byte)'&']));
        Assert.NotNull(Refusal(body: Body[..^1]));
        Assert.NotNull(Refusal(body: []));
    }

    [Fact]
    public void No_character_of_the_signature_or_the_timestamp_may_change()
    {
        for (var at = 0; at < Signature.Length; at++)
            Assert.NotNull(Refusal(signature: $"{Signature[..at]}{(char)(Signature[at] ^ 1)}{Signature[(at + 1)..]}"));
        for (var at = 5; at < Timestamp.Length; at++)
            Assert.NotNull(Refusal(timestamp: $"{Timestamp[..at]}{(char)(Timestamp[at] ^ 1)}{Timestamp[(at + 1)..]}", now: Now));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    [InlineData(86400 * 365, false)]
    public void Three_hundred_seconds_are_allowed_in_both_directions(int seconds, bool valid) =>
        Assert.Equal(valid, Refusal(now: Now.AddSeconds(seconds)) is null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("1531420618.0")]
    [InlineData(" 1531420618")]
    [InlineData("-1531420618")]
    [InlineData("+1531420618")]
    [InlineData("١٥٣١٤٢٠٦١٨")]
    [InlineData("99999999999999999999")]
    public void A_timestamp_is_whole_seconds_and_nothing_else(string? timestamp) =>
        Assert.NotNull(Refusal(timestamp: timestamp, signature: SlackSignature.Sign(Secret, timestamp ?? "", Body)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503 ")]
    public void Another_form_of_the_signature_is_not_valid(string? signature) => Assert.NotNull(Refusal(signature: signature));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void An_empty_secret_makes_nothing_valid(string secret)
    {
        Assert.NotNull(Refusal(secrets: [], signature: SlackSignature.Sign(secret, Timestamp, Body)));
        Assert.NotNull(Refusal(secrets: [secret], signature: SlackSignature.Sign(secret, Timestamp, Body)));
    }

    [Fact]
    public void A_body_that_was_decoded_and_encoded_again_is_not_valid()
    {
        var fields = Encoding.ASCII.GetString(Body).Split('&').Select(field => field.Split('=')).Select(field => $"{field[0]}={Uri.UnescapeDataString(field[1]).Replace("/", "%2f", StringComparison.Ordinal)}");
        Assert.NotNull(Refusal(body: Encoding.ASCII.GetBytes(string.Join('&', fields))));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_signed_as_they_are()
    {
        byte[] body = [0xFF, 0xFE, 0x00, 0xC3, 0x28];
        Assert.Null(Refusal(body: body, signature: SlackSignature.Sign(Secret, Timestamp, body)));
        Assert.NotNull(Refusal(body: Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body)), signature: SlackSignature.Sign(Secret, Timestamp, body)));
    }

    [Fact]
    public void While_the_secret_changes_the_old_and_the_new_one_are_valid_and_no_other()
    {
        Assert.Null(Refusal(secrets: ["the-new-one", Secret]));
        Assert.Null(Refusal(secrets: [Secret, "the-old-one"]));
        Assert.NotNull(Refusal(secrets: ["the-new-one", "the-old-one"]));
    }

    private static string? Refusal(ImmutableArray<string>? secrets = null, string? timestamp = Timestamp, string? signature = Signature, byte[]? body = null, DateTimeOffset? now = null) =>
        SlackSignature.Refusal(secrets ?? [Secret], timestamp, signature, body ?? Body, now ?? Now);
}
