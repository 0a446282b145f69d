using System.Buffers.Binary;
using System.Text;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

/// <summary>A server's answer, written by hand: one that is right, to be spoilt by a test.</summary>
internal sealed record Answers
{
    public int First { get; init; } = 0x24;

    public int Stratum { get; init; } = 2;

    public int Precision { get; init; } = -20;

    public double RootDelaySeconds { get; init; }

    public double RootDispersionSeconds { get; init; }

    public string ReferenceId { get; init; } = "TEST";

    public DateTimeOffset? Reference { get; init; }

    public required NtpStamp Origin { get; init; }

    public DateTimeOffset? Receive { get; init; }

    public DateTimeOffset? Transmit { get; init; }

    public byte[] ToBytes()
    {
        var bytes = new byte[SntpPacket.Size];
        (bytes[0], bytes[1], bytes[3]) = ((byte)First, (byte)Stratum, unchecked((byte)Precision));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), (uint)(RootDelaySeconds * 65536));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), (uint)(RootDispersionSeconds * 65536));
        Encoding.ASCII.GetBytes(ReferenceId).CopyTo(bytes, 12);
        Write(16, Reference);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), Origin.Bits);
        Write(32, Receive);
        Write(40, Transmit);
        return bytes;

        void Write(int at, DateTimeOffset? time) => BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), time is { } value ? NtpStamp.Of(value).Bits : 0);
    }
}
