using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Teams, over the Bot Framework protocol.</summary>
internal static class TeamsSetup
{
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => TeamsOptions.Read(configuration, provider.GetRequiredService<IHostEnvironment>()))
        .AddSingleton<ServiceUrls>()
        .AddSingleton<TeamsAuth>()
        .AddSingleton<TeamsInvokes>()
        .AddSingleton<TeamsEndpoint>()
        .AddSingleton(provider => new Connector(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(15) }, provider.GetRequiredService<ServiceUrls>()))
        .AddSingleton<IChannel, TeamsReply>();

    public static void MapTeams(this WebApplication app) =>
        app.MapPost("/api/messages", (HttpContext context, TeamsEndpoint teams) => teams.HandleAsync(context)).ExcludeFromDescription();
}
