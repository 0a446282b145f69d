namespace SupportBot.Time;

/// <summary>Judges a server's answer: the checks and formulas of RFC 5905 sections 7 to 11, without a socket.</summary>
internal static class SntpAnswer
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRootDistance = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan OwnPrecision = TimeSpan.FromMicroseconds(1);

    /// <summary>Judges a datagram.</summary>
    /// <param name="bytes">What came in.</param>
    /// <param name="asked">The random transmit value of our question.</param>
    /// <param name="sent">When the question left (T1), by the steady clock.</param>
    /// <param name="received">When the answer came in (T4), by the steady clock.</param>
    public static SntpOutcome Judge(ReadOnlySpan<byte> bytes, NtpStamp asked, DateTimeOffset sent, DateTimeOffset received) =>
        SntpPacket.Read(bytes) is { Mode: 4, Version: >= 1 and <= 4 } packet && packet.Origin == asked
            ? WhyNot(packet) ?? Measure(packet, sent, received)
            : new SntpStray();

    private static SntpRefusal? WhyNot(SntpPacket packet) => packet switch
    {
        { Stratum: 0 } => Kiss(packet.ReferenceId),
        { Leap: 3 } or { Stratum: > 15 } => new("its clock is not synchronised"),
        { Transmit.IsNone: true } or { Receive.IsNone: true } => new("it sent no time"),
        _ when packet.Receive.Utc > packet.Transmit.Utc => new("it answered before it was asked"),
        { Reference.IsNone: false } when packet.Reference.Utc > packet.Transmit.Utc + TimeSpan.FromSeconds(1) => new("its clock was set later than it shows"),
        _ when RootDistance(packet) >= LongestRootDistance => new("it is too uncertain itself"),
        _ => null,
    };

    private static SntpRefusal Kiss(string code) => code switch
    {
        "RATE" => new("it asks for fewer questions (RATE)", SntpWish.Slower),
        "DENY" or "RSTR" => new($"it refuses us ({code})", SntpWish.Never),
        _ => new("it gives no time yet (stratum 0)"),
    };

    private static SntpOutcome Measure(SntpPacket packet, DateTimeOffset sent, DateTimeOffset received)
    {
        var (there, back) = (packet.Receive.Utc - sent, packet.Transmit.Utc - received);
        var precision = OwnPrecision + TimeSpan.FromSeconds(Math.ScaleB(1, Math.Clamp(packet.Precision, -23, 4)));
        var delay = there - back;
        if (delay < -precision || delay > LongestDelay)
            return new SntpRefusal($"its stamps do not fit the time its answer took ({delay.TotalSeconds:0.000} s)");
        delay = delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
        return new SntpSample((there + back) / 2, RootDistance(packet) + (delay / 2) + precision + SntpSample.StrayIn(received - sent), received);
    }

    /// <summary>How far the server itself may be off. A server that was not set for days says so here: its dispersion grows.</summary>
    private static TimeSpan RootDistance(SntpPacket packet) => (packet.RootDelay / 2) + packet.RootDispersion;
}
