using System.Globalization;
using System.Net;

namespace SupportBot.Time;

/// <summary>An NTP server of the setting <c>Time:Servers</c>.</summary>
internal sealed record TimeServer(string Host, int Port)
{
    /// <summary>The port of NTP.</summary>
    public const int Ntp = 123;

    /// <summary>Reads "host", "host:port", an IPv4 address, an IPv6 address, or "[IPv6]:port".</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static TimeServer Parse(string text)
    {
        var trimmed = text.Trim();
        if (IPAddress.TryParse(trimmed, out var address) && !trimmed.StartsWith('['))
            return new(address.ToString(), Ntp);
        var colon = trimmed.LastIndexOf(':');
        var bracket = trimmed.LastIndexOf(']');
        var (host, port) = colon > bracket ? (trimmed[..colon], trimmed[(colon + 1)..]) : (trimmed, "123");
        host = host is ['[', .. var inner, ']'] ? inner : host;
        return Uri.CheckHostName(host) != UriHostNameType.Unknown && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? new(host, number)
            : throw new FormatException($"Time:Servers has '{text}', which is no host, host:port or [IPv6]:port.");
    }

    public override string ToString() => (Port, Host.Contains(':', StringComparison.Ordinal)) switch
    {
        (Ntp, _) => Host,
        (_, true) => $"[{Host}]:{Port}",
        _ => $"{Host}:{Port}",
    };
}
