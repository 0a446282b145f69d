namespace SupportBot.Turns;

internal static class TurnsSetup
{
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<IDialogSource, DialogSource>()
        .AddSingleton<ActionSeals>()
        .AddHostedService(provider => provider.GetRequiredService<ActionSeals>())
        .AddSingleton<Sender>()
        .AddSingleton<ThreadReaders>()
        .AddSingleton<TurnRunner>()
        .AddHostedService<Upkeep>();
}
