using System.Buffers.Binary;
using System.Text;

namespace SupportBot.Time;

/// <summary>The 48 bytes of an NTP message, as a client reads them (RFC 5905 section 7.3).</summary>
/// <param name="Leap">Leap indicator, 0 to 3; 3 = the clock is not synchronised.</param>
/// <param name="Version">1 to 4 are understood.</param>
/// <param name="Mode">4 = a server's answer.</param>
/// <param name="Stratum">0 = kiss-o'-death, 1 to 15 = distance from a reference clock, 16 and more = not synchronised.</param>
/// <param name="Precision">Of the server's clock, log2 of seconds.</param>
/// <param name="ReferenceId">Of a kiss-o'-death its code, such as <c>RATE</c>.</param>
/// <param name="Reference">When the server's clock was last set.</param>
/// <param name="Origin">The client's transmit value, sent back bit for bit.</param>
/// <param name="Receive">When the request came in (T2).</param>
/// <param name="Transmit">When the answer left (T3).</param>
internal sealed record SntpPacket(
    int Leap, int Version, int Mode, int Stratum, int Precision,
    TimeSpan RootDelay, TimeSpan RootDispersion, string ReferenceId,
    NtpStamp Reference, NtpStamp Origin, NtpStamp Receive, NtpStamp Transmit)
{
    public const int Size = 48;

    /// <summary>
    /// A client's question. It holds nothing of the client but a random transmit value: enough to know the answer by, and nothing
    /// to learn from (RFC 8633 section 3.5: data minimisation).
    /// </summary>
    public static byte[] Question(NtpStamp transmit)
    {
        var bytes = new byte[Size];
        bytes[0] = 0x23;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(40), transmit.Bits);
        return bytes;
    }

    /// <summary>Reads a message; null when it is too short. What follows the 48 bytes (extensions, a MAC) is not needed.</summary>
    public static SntpPacket? Read(ReadOnlySpan<byte> bytes) => bytes.Length < Size ? null : new(
        bytes[0] >> 6, (bytes[0] >> 3) & 7, bytes[0] & 7, bytes[1], (sbyte)bytes[3],
        Short(bytes[4..]), Short(bytes[8..]), Encoding.Latin1.GetString(bytes[12..16]).TrimEnd('\0'),
        Stamp(bytes[16..]), Stamp(bytes[24..]), Stamp(bytes[32..]), Stamp(bytes[40..]));

    private static NtpStamp Stamp(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64BigEndian(bytes));

    /// <summary>NTP short format, 16.16 bits of a second, rounded up: it is part of a bound.</summary>
    private static TimeSpan Short(ReadOnlySpan<byte> bytes) => new(((BinaryPrimitives.ReadUInt32BigEndian(bytes) * TimeSpan.TicksPerSecond) + ushort.MaxValue) >> 16);
}
