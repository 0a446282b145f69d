using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SupportBot.Time;

/// <summary>An SNTP client (RFC 5905 section 14): one datagram, one answer, a new source port each time.</summary>
internal sealed class SntpClient(SteadyClock clock, TimeProvider time) : ISntpClient
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<SntpOutcome> AskAsync(TimeServer server, int attempt, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(server.Host, either.Token);
            return addresses.Length == 0
                ? new SntpRefusal("its name has no address")
                : await AskAsync(new IPEndPoint(addresses[attempt % addresses.Length], server.Port), either.Token);
        }
        catch (SocketException error)
        {
            return new SntpRefusal($"it cannot be reached ({error.SocketErrorCode})");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SntpRefusal($"it did not answer within {Patience.TotalSeconds} s");
        }
    }

    private async Task<SntpOutcome> AskAsync(IPEndPoint address, CancellationToken cancellation)
    {
        // Connected, so that the system hands over nothing but what this very address sends.
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(address, cancellation);
        var asked = new NtpStamp(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1);
        var sent = clock.Now;
        await socket.SendAsync(SntpPacket.Question(asked), cancellation);
        var buffer = new byte[1024];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            var outcome = SntpAnswer.Judge(buffer.AsSpan(0, length), asked, sent, clock.Now);
            if (outcome is not SntpStray)
                return outcome;
        }
    }
}
