namespace SupportBot.Turns;

internal static class TurnsSetup
{
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .AddSingleton<IDialogSource, DialogSource>()
        .AddSingleton<Sender>()
        .AddSingleton<ThreadReaders>()
        .AddSingleton<TurnRunner>()
        .AddHostedService(provider => provider.GetRequiredService<TurnRunner>());
}
