namespace SupportBot.Time;

internal static class TimeSetup
{
    /// <summary>Adds <see cref="ITrustedTime"/> over the servers of <c>Time:Servers:0..n</c> (host or host:port); by default there are none, and none is asked.</summary>
    /// <exception cref="FormatException">A server is written wrongly: better no start than a time nobody checks.</exception>
    public static IServiceCollection AddTime(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<SteadyClock>()
        .AddSingleton<ISntpClient, SntpClient>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<TrustedTime>(provider, Servers(configuration)))
        .AddSingleton<ITrustedTime>(provider => provider.GetRequiredService<TrustedTime>())
        .AddHostedService(provider => provider.GetRequiredService<TrustedTime>())
        .AddSingleton<OwnClock>()
        .AddTransient<PeerDates>();

    private static ImmutableArray<TimeServer> Servers(IConfiguration configuration) =>
        [.. configuration.GetSection("Time:Servers").GetChildren().Select(each => each.Value).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text)).Select(TimeServer.Parse)];
}
