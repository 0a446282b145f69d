using SupportBot.Tests.Support;

namespace SupportBot.Tests.Time;

/// <summary>The whole host with a real NTP server.</summary>
public sealed class TimeAnswerTests
{
    [Fact]
    public async Task The_time_of_a_configured_server_is_told_with_its_uncertainty()
    {
        using var server = new Chronyd("local stratum 10", ahead: 90);
        await server.ReadyAsync();
        await using var bot = new BotApp(("Time:Servers:0", $"127.0.0.1:{server.Port}"));
        var answer = await bot.GetAsync("/api/time");
        while (answer.GetProperty("source").GetString() is { } source && source.StartsWith("own clock", StringComparison.Ordinal))
            answer = await bot.GetAsync("/api/time");
        Assert.Equal($"NTP: 127.0.0.1:{server.Port}", answer.GetProperty("source").GetString());
        Assert.InRange(answer.GetProperty("uncertaintyMilliseconds").GetDouble(), 0, 2000);
        var ahead = answer.GetProperty("unixMilliseconds").GetInt64() - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Assert.InRange(ahead, 80_000, 92_000);
    }
}
