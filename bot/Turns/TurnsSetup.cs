namespace SupportBot.Turns;

internal static class TurnsSetup
{
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<IDialogSource, DialogSource>()
        .AddSingleton<VerdictBoard>()
        .AddHostedService(provider => provider.GetRequiredService<VerdictBoard>())
        .AddSingleton<ActionSeals>()
        .AddHostedService(provider => provider.GetRequiredService<ActionSeals>())
        .AddSingleton<ThreadRedactor>()
        .AddSingleton<TurnMetrics>()
        .AddSingleton<Circuits>()
        .AddSingleton<Sender>()
        .AddSingleton<ThreadReaders>()
        .AddSingleton<TurnRunner>()
        .AddHostedService<Upkeep>()
        .AddSingleton<Stopping>()
        .AddHostedService(provider => provider.GetRequiredService<Stopping>())
        .Configure<HostOptions>(options => options.ShutdownTimeout = Stopping.Longest);
}
