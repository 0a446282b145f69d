using Microsoft.Extensions.Configuration;
using SupportBot.Slack;

namespace SupportBot.Tests.Slack;

/// <summary>Half of an installation does not start, and says what is missing.</summary>
public sealed class SlackOptionsTests
{
    [Fact]
    public void Without_settings_Slack_is_not_set_up()
    {
        var options = Read();
        Assert.False(options.IsSetUp);
        Assert.False(options.TakesHttp);
        Assert.Equal("https://slack.com/api/", options.ApiBase.AbsoluteUri);
    }

    [Fact]
    public void A_secret_and_a_token_take_HTTP()
    {
        var options = Read(("SigningSecret", " abc "), ("SigningSecretOld", "def"), ("BotToken", "xoxb-1"));
        Assert.True(options.TakesHttp);
        Assert.Equal(["abc", "def"], options.SigningSecrets);
    }

    [Fact]
    public void Two_tokens_take_Socket_Mode_and_no_HTTP()
    {
        var options = Read(("BotToken", "xoxb-1"), ("AppToken", "xapp-1"));
        Assert.True(options.IsSetUp);
        Assert.False(options.TakesHttp);
    }

    [Theory]
    [InlineData("Slack:SigningSecret is not set, but Slack:BotToken is.", "BotToken", "xoxb-1")]
    [InlineData("Slack:SigningSecret is not set, but Slack:BotToken is.", "BotToken", "xoxb-1", "SigningSecret", "  ")]
    [InlineData("Slack:BotToken is not set, but Slack:SigningSecret is.", "SigningSecret", "abc")]
    [InlineData("Slack:BotToken is not set, but Slack:AppToken is.", "AppToken", "xapp-1")]
    [InlineData("Slack:BotToken is not set, but Slack:AppId is.", "AppId", "A1")]
    [InlineData("Slack:SigningSecretOld is set without Slack:SigningSecret.", "SigningSecretOld", "abc", "BotToken", "xoxb-1", "AppToken", "xapp-1")]
    [InlineData("Slack:BotToken is no bot token.", "SigningSecret", "abc", "BotToken", "xapp-1")]
    [InlineData("Slack:BotToken is no bot token.", "SigningSecret", "abc", "BotToken", "xoxp-1")]
    [InlineData("Slack:AppToken is no app-level token.", "BotToken", "xoxb-1", "AppToken", "xoxb-2")]
    [InlineData("Slack:ApiBase: 'http://slack.com/api/' is not an https address", "SigningSecret", "abc", "BotToken", "xoxb-1", "ApiBase", "http://slack.com/api/")]
    [InlineData("Slack:ApiBase: 'slack' is not an https address", "SigningSecret", "abc", "BotToken", "xoxb-1", "ApiBase", "slack")]
    public void Half_of_an_installation_does_not_start(string said, params string[] settings)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]));
        Assert.StartsWith(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://slack.com/api/chat.postMessage", true)]
    [InlineData("https://files.slack.com/files-pri/T1-F1/log.txt", true)]
    [InlineData("https://hooks.slack.com/actions/T1/1/x", true)]
    [InlineData("http://files.slack.com/files-pri/T1-F1/log.txt", false)]
    [InlineData("https://files.slack.com:8443/x", false)]
    [InlineData("https://files.slack.com.evil.example/x", false)]
    [InlineData("https://evilslack.com/x", false)]
    [InlineData("https://files.slack.com@evil.example/x", false)]
    [InlineData("https://user@files.slack.com/x", false)]
    [InlineData("https://evil.example/files.slack.com", false)]
    [InlineData("https://files.slack.com./x", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_Slacks_own_hosts_are_Slacks(string address, bool slacks) => Assert.Equal(slacks, Read().IsSlacks(new(address)));

    private static SlackOptions Read(params (string Name, string Value)[] settings) => SlackOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>($"Slack:{setting.Name}", setting.Value))).Build());
}
