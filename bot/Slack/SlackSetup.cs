using SupportBot.Time;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Slack, over HTTP or Socket Mode.</summary>
internal static class SlackSetup
{
    public const string Client = "slack";

    public static IServiceCollection AddSlack(this IServiceCollection services)
    {
        // Nothing of it is logged: addresses are secrets here. No redirect is followed by itself, since the token would go with it.
        services.AddHttpClient(Client, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
            .AddHttpMessageHandler<PeerDates>()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services
            .AddSingleton(provider => SlackOptions.Read(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<SlackApi>(provider, provider.Outside()))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<SlackFiles>(provider, provider.Outside()))
            .AddSingleton<SlackIdentity>()
            .AddHostedService(provider => provider.GetRequiredService<SlackIdentity>())
            .AddSingleton<SlackWork>()
            .AddHostedService(provider => provider.GetRequiredService<SlackWork>())
            .AddSingleton<SlackPeople>()
            .AddSingleton<SlackMessages>()
            .AddSingleton<SlackThreads>()
            .AddSingleton<SlackLookUp>()
            .AddSingleton<SlackSharing>()
            .AddSingleton<SlackInteractions>()
            .AddSingleton<SlackQuiet>()
            .AddSingleton<SlackCommands>()
            .AddSingleton<SlackHome>()
            .AddSingleton<SlackLinks>()
            .AddSingleton<SlackHandlers>()
            .AddSingleton<SlackEndpoint>()
            .AddHostedService<SlackSockets>()
            .AddSingleton<IThreadReader>(provider => provider.GetRequiredService<SlackThreads>())
            .AddSingleton<IInputCompletion, SlackCompletion>()
            .AddSingleton<IChannel, SlackReply>();
    }

    /// <summary>Settings that cannot work stop the bot here, before it listens.</summary>
    public static void MapSlack(this WebApplication app)
    {
        app.Services.GetRequiredService<SlackOptions>();
        var slack = app.MapGroup("/slack").ExcludeFromDescription();
        foreach (var path in (ReadOnlySpan<string>)["/events", "/interactivity", "/options", "/commands"])
            slack.MapPost(path, (HttpContext context, SlackEndpoint endpoint) => endpoint.HandleAsync(context));
    }

    private static HttpClient Outside(this IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
}
