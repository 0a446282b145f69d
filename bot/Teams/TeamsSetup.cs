using SupportBot.Teams.Identity;
using SupportBot.Time;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Teams, over the Bot Framework protocol.</summary>
internal static class TeamsSetup
{
    /// <summary>Names of the clients for calls to the logins and to Graph, to the connectors, and to where files are.</summary>
    public const string Microsoft = "teams-login", Connectors = "teams-connector", Files = "teams-files";

    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddOutside(Microsoft, _ => (_, _) => true);
        services.AddOutside(Connectors, provider => provider.GetRequiredService<ServiceUrls>().MayBeLocal);
        services.AddOutside(Files, provider => provider.GetRequiredService<TeamsOptions>().MayFilesBeLocal);
        return services
            .AddSingleton(provider => TeamsOptions.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().IsDevelopment()))
            .AddSingleton<ServiceUrls>()
            .AddSingleton<ChannelTokens>()
            .AddSingleton<TeamsAuth>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<AccessTokens>(provider, provider.Outside(Microsoft)))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<Connector>(provider, provider.Outside(Connectors)))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<GraphMessages>(provider, provider.Outside(Microsoft)))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<TeamsFiles>(provider, provider.Outside(Files)))
            .AddSingleton<LateAnswers>()
            .AddSingleton<TeamsCards>()
            .AddSingleton<TeamsTyping>()
            .AddSingleton<TeamsExtension>()
            .AddSingleton<TeamsPosting>()
            .AddSingleton<TeamsInvokes>()
            .AddSingleton<TeamsTurns>()
            .AddSingleton<TeamsEndpoint>()
            .AddSingleton<IThreadReader, TeamsThreads>()
            .AddSingleton<IInputCompletion, TeamsCompletion>()
            .AddSingleton<IChannel, TeamsReply>();
    }

    /// <summary>Settings that cannot work stop the bot here, before it listens.</summary>
    public static void MapTeams(this WebApplication app)
    {
        app.Services.GetRequiredService<TeamsOptions>();
        app.MapPost("/api/messages", (HttpContext context, TeamsEndpoint teams) => teams.HandleAsync(context)).ExcludeFromDescription();
    }

    /// <summary>A client for calls to the outside; nothing of it is logged, since addresses name conversations.</summary>
    private static void AddOutside(this IServiceCollection services, string name, Func<IServiceProvider, Func<string, int, bool>> mayBeLocal) => services
        .AddHttpClient(name, client => client.Timeout = TimeSpan.FromSeconds(15))
        .ConfigurePrimaryHttpMessageHandler(provider => PublicSockets.Handler(mayBeLocal(provider)))
        .AddHttpMessageHandler<PeerDates>()
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    /// <summary>A client of this name.</summary>
    public static HttpClient Outside(this IServiceProvider provider, string name) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);
}
