using SupportBot.Time;

namespace SupportBot.Tests.Time;

public sealed class TimeServerTests
{
    [Theory]
    [InlineData("ntp.example", "ntp.example", 123)]
    [InlineData(" ntp.example:1123 ", "ntp.example", 1123)]
    [InlineData("192.0.2.7", "192.0.2.7", 123)]
    [InlineData("192.0.2.7:4000", "192.0.2.7", 4000)]
    [InlineData("2001:db8::7", "2001:db8::7", 123)]
    [InlineData("[2001:db8::7]:4000", "2001:db8::7", 4000)]
    [InlineData("[2001:db8::7]", "2001:db8::7", 123)]
    public void A_server_is_a_host_with_or_without_a_port(string text, string host, int port) => Assert.Equal(new(host, port), TimeServer.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("ntp.example:")]
    [InlineData("ntp.example:0")]
    [InlineData("ntp.example:70000")]
    [InlineData("ntp.example:ntp")]
    [InlineData("http://ntp.example")]
    [InlineData("two hosts")]
    public void What_is_no_server_is_named(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => TimeServer.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ntp.example")]
    [InlineData("ntp.example:1123")]
    [InlineData("[2001:db8::7]:4000")]
    public void A_server_is_written_as_it_is_read(string text) => Assert.Equal(text, TimeServer.Parse(text).ToString());
}
