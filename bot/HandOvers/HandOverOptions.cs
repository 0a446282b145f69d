namespace SupportBot.HandOvers;

/// <summary>Where records of what was handed over go: the configuration section <c>HandOver</c>. Nothing set = they stay on their card in the thread.</summary>
internal sealed record HandOverOptions(Uri? Webhook, string Format, string? Thread)
{
    private static readonly string[] Formats = ["json", "slack", "teams"];

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message says which and what to do.</exception>
    public static HandOverOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("HandOver");
        var format = section["Format"] ?? "json";
        if (!Formats.Contains(format))
            throw new InvalidOperationException($"HandOver:Format = {format}: possible are {string.Join(", ", Formats)}.");
        if (section["Format"] is not null && section["Webhook"] is not { Length: > 0 })
            throw new InvalidOperationException("HandOver:Webhook is not set, but HandOver:Format is. Records would go nowhere, so the bot does not start. Set the address that takes them, or remove HandOver:Format.");
        return section["Webhook"] is not { Length: > 0 } address
            ? new(null, format, section["Thread"])
            : Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url is { Scheme: "http", IsLoopback: true })
                ? new(url, format, section["Thread"])
                : throw new InvalidOperationException("HandOver:Webhook must be an https address, or http on this machine.");
    }
}
