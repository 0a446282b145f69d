using System.Buffers.Text;
using System.Text;
using NodaTime;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Pastes;

public sealed class JsonWebTokensTests
{
    [Fact]
    public void The_times_of_a_token_are_read_and_the_token_is_not_kept()
    {
        var token = Assert.Single(Read("first line\nAuthorization: Bearer " + Token("""{"iat":1700000000,"nbf":1700000005,"exp":1700000600}""")));

        Assert.Equal((2, 1700000000L, 1700000005L, 1700000600L), (token.Line, token.IssuedAt!.Value.ToUnixTimeSeconds(), token.NotBefore!.Value.ToUnixTimeSeconds(), token.ExpiresAt!.Value.ToUnixTimeSeconds()));
        Assert.True(token.IsLiveAt(Instant.FromUnixTimeSeconds(1700000599)));
        Assert.False(token.IsLiveAt(Instant.FromUnixTimeSeconds(1700000600)));
    }

    [Fact]
    public void Milliseconds_are_noted_and_not_used()
    {
        var token = Assert.Single(Read(Token("""{"iat":1700000000000}""")));

        Assert.Equal((null, true), (token.IssuedAt, token.HasMilliseconds));
    }

    [Fact]
    public void A_token_for_a_token_endpoint_is_signed_by_its_sender() =>
        Assert.True(Assert.Single(Read(Token("""{"iss":"a","sub":"b","aud":"https://oauth2.example/token","iat":1}"""))).SelfSigned);

    [Fact]
    public void A_redacted_token_still_tells_its_times() =>
        Assert.Equal(1700000600, Assert.Single(Read("[redacted:jwt alg=RS256 iat=1700000000 exp=1700000600]")).ExpiresAt!.Value.ToUnixTimeSeconds());

    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.eyJub3QganNvbg.x")]
    [InlineData("eyJhbGciOiJub25lIn0")]
    [InlineData("a.b.c")]
    public void What_is_no_token_is_none(string text) => Assert.Empty(Read(text));

    private static System.Collections.Immutable.ImmutableArray<JsonWebToken> Read(string text) => JsonWebTokens.In(PastedText.Of(text));

    private static string Token(string claims) => $"{Part("""{"alg":"none"}""")}.{Part(claims)}.c2ln";

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
