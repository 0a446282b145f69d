using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

/// <summary>The client against servers of loopback that misbehave. The default build only: the other one's are in <c>BotFramework/SntpClientTests.cs</c>.</summary>
public sealed class SntpClientTests : IDisposable
{
    private readonly UdpClient _server = new(new IPEndPoint(IPAddress.Loopback, 0));

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_server_an_hour_ahead_is_measured()
    {
        var sample = Assert.IsType<SntpSample>(await AskAsync(TimeProvider.System, asked => [Right(asked, TimeSpan.FromHours(1))]));
        Assert.InRange(sample.Offset, TimeSpan.FromHours(1) - sample.Distance, TimeSpan.FromHours(1) + sample.Distance);
    }

    [Fact]
    public async Task A_forged_answer_before_the_right_one_is_passed_over()
    {
        var sample = Assert.IsType<SntpSample>(await AskAsync(TimeProvider.System, asked =>
        [
            Right(new(asked.Bits ^ 0x100), TimeSpan.FromDays(400)), [1, 2, 3], Right(asked, TimeSpan.Zero), Right(asked, TimeSpan.FromDays(400)),
        ]));
        Assert.InRange(sample.Offset.TotalSeconds, -2, 2);
    }

    [Fact]
    public async Task A_server_that_is_not_synchronised_gives_no_time() =>
        Assert.IsType<SntpRefusal>(await AskAsync(TimeProvider.System, asked => [new Answers { Origin = asked, First = 0xE4, Stratum = 0 }.ToBytes()]));

    [Fact]
    public async Task A_silent_server_is_waited_for_two_seconds_and_no_longer()
    {
        var time = new FakeTimeProvider();
        var refusal = Assert.IsType<SntpRefusal>(await AskAsync(time, _ =>
        {
            time.Advance(SntpClient.Patience);
            return [];
        }));
        Assert.Equal("it did not answer within 2 s", refusal.Reason);
    }

    [Fact]
    public async Task A_slow_answer_has_a_wide_bound()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var sample = Assert.IsType<SntpSample>(await AskAsync(time, asked =>
        {
            var came = time.GetUtcNow();
            time.Advance(TimeSpan.FromSeconds(1.5));
            return [new Answers { Origin = asked, Receive = came, Transmit = came }.ToBytes()];
        }));
        Assert.InRange(sample.Distance.TotalSeconds, 0.75, 0.76);
        Assert.InRange(sample.Offset.Duration(), TimeSpan.Zero, sample.Distance);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_said_so()
    {
        var port = ((IPEndPoint)_server.Client.LocalEndPoint!).Port;
        _server.Dispose();
        var outcome = await new SntpClient(new(TimeProvider.System), TimeProvider.System).AskAsync(new("127.0.0.1", port), 0, TestContext.Current.CancellationToken);
        Assert.Contains("cannot be reached", Assert.IsType<SntpRefusal>(outcome).Reason, StringComparison.Ordinal);
    }

    private static byte[] Right(NtpStamp asked, TimeSpan ahead)
    {
        var now = DateTimeOffset.UtcNow + ahead;
        return new Answers { Origin = asked, Receive = now, Transmit = now }.ToBytes();
    }

    private async Task<SntpOutcome> AskAsync(TimeProvider time, Func<NtpStamp, byte[][]> answer)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var asking = new SntpClient(new(time), time).AskAsync(new("127.0.0.1", ((IPEndPoint)_server.Client.LocalEndPoint!).Port), 0, cancellation);
        var question = await _server.ReceiveAsync(cancellation);
        foreach (var bytes in answer(new(BinaryPrimitives.ReadUInt64BigEndian(question.Buffer.AsSpan(40)))))
            await _server.SendAsync(bytes, question.RemoteEndPoint, cancellation);
        return await asking;
    }
}
