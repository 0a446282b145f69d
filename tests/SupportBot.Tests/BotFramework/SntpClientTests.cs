using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Time;
using SupportBot.Tests.Time;

namespace SupportBot.Tests.BotFramework;

/// <summary>The build with the customer's packages only: what GuerrillaNtp takes for a time is judged.</summary>
public sealed class SntpClientTests : IDisposable
{
    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_server_an_hour_ahead_is_measured()
    {
        var sample = Assert.IsType<SntpSample>(await AskAsync(TimeProvider.System, asked => Answer(asked, stratum: 2, ahead: TimeSpan.FromHours(1))));
        Assert.InRange(sample.Offset, TimeSpan.FromHours(1) - sample.Distance, TimeSpan.FromHours(1) + sample.Distance);
    }

    [Fact]
    public async Task Stratum_sixteen_which_the_package_takes_gives_no_time() =>
        Assert.Equal("its clock is not synchronised", Assert.IsType<SntpRefusal>(await AskAsync(TimeProvider.System, asked => Answer(asked, stratum: 16, ahead: TimeSpan.Zero))).Reason);

    [Fact]
    public async Task A_silent_server_whose_timeout_the_package_ignores_is_waited_for_two_seconds()
    {
        var time = new FakeTimeProvider();
        var refusal = Assert.IsType<SntpRefusal>(await AskAsync(time, _ =>
        {
            time.Advance(SntpClient.Patience);
            return null;
        }));
        Assert.Equal("it did not answer within 2 s", refusal.Reason);
    }

    [Fact]
    public async Task An_answer_to_another_question_gives_no_time() =>
        Assert.Contains("no time", Assert.IsType<SntpRefusal>(await AskAsync(TimeProvider.System, asked => Answer(new(asked.Bits ^ (1UL << 40)), stratum: 2, ahead: TimeSpan.Zero))).Reason, StringComparison.Ordinal);

    private static byte[] Answer(NtpStamp asked, byte stratum, TimeSpan ahead)
    {
        var now = DateTimeOffset.UtcNow + ahead;
        return new Answers { Origin = asked, Receive = now, Transmit = now, Stratum = stratum }.ToBytes();
    }

    private async Task<SntpOutcome> AskAsync(TimeProvider time, Func<NtpStamp, byte[]?> answer)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var asking = new SntpClient(new(time), time).AskAsync(new("127.0.0.1", ((IPEndPoint)_server.Client.LocalEndPoint!).Port), 0, cancellation);
        var question = await _server.ReceiveAsync(cancellation);
        if (answer(new(BinaryPrimitives.ReadUInt64BigEndian(question.Buffer.AsSpan(40)))) is { } bytes)
            await _server.SendAsync(bytes, question.RemoteEndPoint, cancellation);
        return await asking;
    }
}
