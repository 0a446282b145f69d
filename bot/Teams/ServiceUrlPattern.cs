using System.Net;

namespace SupportBot.Teams;

/// <summary>A trusted base address: <c>https://host</c>, <c>https://*.domain</c> for every host below a domain, or a loopback address with its port.</summary>
internal sealed record ServiceUrlPattern(string Scheme, string Host, int Port)
{
    private const string Below = "*.";

    /// <summary>True for an address on this machine: named outright, so it is meant.</summary>
    public bool IsLoopback => Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>True when it names this very port of this machine.</summary>
    public bool IsLoopbackAt(string host, int port) => IsLoopback && Host == host && Port == port;

    /// <summary>True when the URL is under this base: same scheme and port, and the host itself, or for <c>*.</c> a host below it.</summary>
    public bool Allows(Uri url) =>
        url.Scheme == Scheme && url.Port == Port
        && (Host.StartsWith(Below, StringComparison.Ordinal) ? url.AsciiHost().EndsWith(Host[1..], StringComparison.Ordinal) && url.AsciiHost().Length > Host.Length - 1 : url.AsciiHost() == Host);

    /// <summary>Patterns that ship.</summary>
    public static ImmutableArray<ServiceUrlPattern> All(params string[] patterns) => Read("", patterns);

    /// <summary>Reads patterns as they stand in the settings.</summary>
    /// <param name="setting">Its name, for messages.</param>
    /// <exception cref="InvalidOperationException">One is no https address; the message names setting and remedy.</exception>
    public static ImmutableArray<ServiceUrlPattern> Read(string setting, string[] patterns) => [.. patterns.Select(pattern => Parse(setting, pattern))];

    private static ServiceUrlPattern Parse(string setting, string text)
    {
        var isBelow = text.Contains("://" + Below, StringComparison.Ordinal);
        if (!Uri.TryCreate(isBelow ? text.Replace("://" + Below, "://", StringComparison.Ordinal) : text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0)
            throw Wrong(setting, text);
        var pattern = new ServiceUrlPattern(address.Scheme, (isBelow ? Below : "") + address.AsciiHost(), address.Port);
        return address.Scheme == "https" || pattern.IsLoopback ? pattern : throw Wrong(setting, text);
    }

    private static InvalidOperationException Wrong(string setting, string text) =>
        new($"{setting}: '{text}' is no https address. Write https://host or https://*.domain, or remove the setting for those of the cloud.");
}
