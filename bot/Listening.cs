namespace SupportBot;

/// <summary>Where the bot listens: where it is told, by any setting that ASP.NET Core knows, else on this machine only.</summary>
internal static class Listening
{
    /// <summary>The address where nobody names another.</summary>
    public const string Default = "http://localhost:3978";

    /// <summary>Listens at the default address unless another was named. A default among the settings would outdo <c>ASPNETCORE_URLS</c>.</summary>
    public static void ListenSomewhere(this WebApplicationBuilder builder)
    {
        if (!Addresses(builder.Configuration).Any())
            builder.WebHost.UseUrls(Default);
    }

    /// <summary>The addresses that <c>urls</c>, <c>http_ports</c>, <c>https_ports</c> and <c>Kestrel:Endpoints</c> name; the ports are those of containers, open to every machine.</summary>
    public static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var urls = Each("urls").ToList();
        return (urls.Count > 0 ? urls : [.. Each("http_ports").Select(port => $"http://*:{port}"), .. Each("https_ports").Select(port => $"https://*:{port}")])
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));

        IEnumerable<string> Each(string name) => (configuration[name] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
