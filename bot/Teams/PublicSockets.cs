using System.Net;
using System.Net.Sockets;

namespace SupportBot.Teams;

/// <summary>
/// Connections to public addresses only. The name is resolved here and the socket opened to the very address that was checked, so that a name
/// which resolves differently a moment later leads nowhere.
/// </summary>
internal static class PublicSockets
{
    /// <summary>A handler that follows no redirect and refuses private addresses, except for hosts that may be local.</summary>
    public static SocketsHttpHandler Handler(Func<string, int, bool> mayBeLocal) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectCallback = async (context, cancellation) => await ConnectAsync(context.DnsEndPoint, mayBeLocal, cancellation),
    };

    /// <summary>True for an address of the public internet. What is not plainly public counts as private.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => IsPublic4(address.GetAddressBytes()),
            AddressFamily.InterNetworkV6 => IsPublic6(address.GetAddressBytes()),
            _ => false,
        };
    }

    /// <summary>Special-purpose registry of RFC 6890.</summary>
    private static bool IsPublic4(byte[] a) => a switch
    {
        [0 or 10 or 127 or >= 224, ..] => false,
        [100, >= 64 and < 128, ..] => false,
        [169, 254, ..] or [192, 168, ..] => false,
        [172, >= 16 and < 32, ..] => false,
        [192, 0, 0 or 2, _] or [192, 88, 99, _] or [198, 18 or 19, ..] or [198, 51, 100, _] or [203, 0, 113, _] => false,
        _ => true,
    };

    /// <summary>2000::/3 without documentation (2001:db8::), and without Teredo and 6to4, which carry an IPv4 address inside.</summary>
    private static bool IsPublic6(byte[] a) => (a[0] & 0xE0) == 0x20 && a is not ([0x20, 0x01, 0x0D, 0xB8, ..] or [0x20, 0x01, 0, 0, ..] or [0x20, 0x02, ..]);

    private static async Task<Stream> ConnectAsync(DnsEndPoint target, Func<string, int, bool> mayBeLocal, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellation);
        if (!mayBeLocal(target.Host, target.Port) && !addresses.All(IsPublic))
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"{target.Host} has a private address.");
#pragma warning disable CA2000 // the stream owns the socket; without a stream it is disposed below
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
