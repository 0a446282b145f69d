using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GuerrillaNtp;

namespace SupportBot.Time;

/// <summary>
/// Stands for the default build's SNTP client, over GuerrillaNtp. Its <c>QueryAsync</c> ignores its timeout, takes servers of stratum 16 and gives no
/// bound: it is cancelled from outside, and its answer is judged here.
/// </summary>
internal sealed class SntpClient(SteadyClock clock, TimeProvider time) : ISntpClient
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>How exactly the two clocks of this machine are read side by side.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan LongestRootDistance = TimeSpan.FromSeconds(16);

    /// <inheritdoc/>
    public async Task<SntpOutcome> AskAsync(TimeServer server, int attempt, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(server.Host, either.Token);
            if (addresses.Length == 0)
                return new SntpRefusal("its name has no address");
            var asked = clock.Now;
            var answer = await new NtpClient(new IPEndPoint(addresses[attempt % addresses.Length], server.Port)).QueryAsync(either.Token);
            return Judge(answer, clock.Now - asked);
        }
        catch (NtpException error)
        {
            return new SntpRefusal($"its answer is no time ({error.Message})");
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

    /// <summary>Whether an answer is a time, and how far it may be off (RFC 5905: half of what the way took, half the root delay, and the root dispersion).</summary>
    private SntpOutcome Judge(NtpClock answer, TimeSpan took)
    {
        var told = answer.Response;
        if (told.Stratum == 0)
            return Kiss(told.ReferenceId);
        if (told.LeapIndicator == NtpLeapIndicator.AlarmCondition || told.Stratum > 15)
            return new SntpRefusal("its clock is not synchronised");
        var rootDistance = (told.RootDelay.Duration() / 2) + told.RootDispersion;
        if (rootDistance >= LongestRootDistance)
            return new SntpRefusal("it is too uncertain itself");
        if (answer.RoundTripTime < -Slack || answer.RoundTripTime > took + Slack)
            return new SntpRefusal("this machine's clock was set while it was asked");
        var apart = DateTimeOffset.UtcNow - clock.Now;
        return new SntpSample(answer.CorrectionOffset + apart, rootDistance + (took / 2) + Slack + SntpSample.StrayIn(took), clock.Now);
    }

    /// <summary>A kiss-o'-death: four letters in the place of the reference (RFC 5905 section 7.4).</summary>
    private static SntpRefusal Kiss(uint reference)
    {
        var letters = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(letters, reference);
        var code = Encoding.ASCII.GetString(letters).TrimEnd('\0');
        return code switch
        {
            "RATE" => new("it asks for fewer questions (RATE)", SntpWish.Slower),
            "DENY" or "RSTR" => new($"it refuses us ({code})", SntpWish.Never),
            _ => new("it gives no time yet (stratum 0)"),
        };
    }
}
