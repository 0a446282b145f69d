namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>One measurement against one server, however the tool prints it.</summary>
internal static class SntpAnswer
{
    /// <param name="tool">Name of the tool.</param>
    /// <param name="platform">Platform the layout implies.</param>
    /// <param name="theta">NTP offset in seconds: what must be added to the local clock. Null = the server does not know the time itself.</param>
    /// <param name="bound">Error bound in seconds.</param>
    /// <param name="server">The server asked.</param>
    /// <param name="stratum">Its stratum.</param>
    public static ClockReading ToReading(string tool, string? platform, double? theta, double? bound, string? server, int? stratum) => new()
    {
        Tool = tool,
        Platform = platform,
        OffsetSeconds = theta == 0 ? 0 : -theta,
        Kind = theta is null ? null : OffsetKind.Measured,
        BoundSeconds = theta is null ? null : bound,
        Synchronized = theta is { } seconds ? Clocks.IsClose(seconds) : null,
        Server = server,
        Stratum = stratum,
        Error = theta is null ? "server unsynchronised" : null,
        Notes = theta is null ? [Clocks.Note("server-unsynchronised")] : [Clocks.Note("sign-server-minus-local")],
    };
}
