using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Slack;

/// <summary>
/// Whether Slack signed a request: HMAC-SHA256 with the signing secret over <c>v0:timestamp:body</c>, on the bytes as they came in.
/// Fails closed: without a secret nothing is valid. Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
/// </summary>
internal static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    /// <summary>How far the timestamp may be from now, in seconds, in both directions: an older request may be a replay, a younger one is none of Slack's.</summary>
    public const int Tolerance = 300;

    /// <summary>The refusal of what Slack signed, but not lately, or not yet.</summary>
    public const string OutOfTime = "the timestamp is more than 300 s from this machine's clock";

    private const string Version = "v0";

    /// <summary>Null = the request is Slack's; else why not, for the log.</summary>
    /// <param name="secrets">The signing secret, and during a rotation the old one; each is tried.</param>
    /// <param name="timestamp">Unix seconds as the header writes them.</param>
    /// <param name="signature"><c>v0=</c> and 64 hexadecimal digits in lower case.</param>
    /// <param name="body">The raw bytes, before anything has parsed them.</param>
    /// <param name="now">By this machine's clock.</param>
    public static string? Refusal(ImmutableArray<string> secrets, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return "no timestamp";
        if (string.IsNullOrEmpty(signature))
            return "no signature";
        var claimed = Encoding.UTF8.GetBytes(signature);
        var valid = false;
        foreach (var secret in secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)))
            valid |= CryptographicOperations.FixedTimeEquals(claimed, Encoding.ASCII.GetBytes(Sign(secret, timestamp!, body)));
        if (!valid)
            return "the signature is not that of the signing secret";
        return Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance ? OutOfTime : null;
    }

    /// <summary>The signature that Slack would send.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hash.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
