using SupportBot.Turns;

namespace SupportBot.HandOvers;

/// <summary>Adds the desk that records of hand-overs go to.</summary>
internal static class HandOverSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddHandOvers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(HandOverOptions.Read(configuration)).AddSingleton<IHandOverDesk, HandOverDesk>();
        services.AddHttpClient(HandOverDesk.ClientName, client => client.Timeout = Patience).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services;
    }
}
