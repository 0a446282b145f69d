using OpenTelemetry.Metrics;
using SupportBot.Turns;

namespace SupportBot.Api;

/// <summary>Measurements for Prometheus at <c>/metrics</c>: the bot's own, the web server's and the runtime's.</summary>
internal static class Metrics
{
    /// <summary>Room for the different tags of one measurement; there are channels, routes and status codes, never conversations.</summary>
    private const int MostTags = 500;

    public static IServiceCollection AddSupportMetrics(this IServiceCollection services) => services
        .AddOpenTelemetry()
        .WithMetrics(metrics => metrics
            .AddMeter(TurnMetrics.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime")
            .AddView("*", new MetricStreamConfiguration { CardinalityLimit = MostTags })
            .AddPrometheusExporter(options => options.ScrapeResponseCacheDurationMilliseconds = 1000))
        .Services;
}
