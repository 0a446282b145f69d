using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Symmetric keys of NTP: lines of chrony.keys (<c>1 SHA1 HEX:…</c>, chrony.conf(5)), of ntp.keys (<c>1 M secret</c>, ntp-keygen(8)) and
/// <c>authentication-key 10 md5 …</c> of network devices. Key numbers and types stay.
/// </summary>
internal static partial class TimeKeys
{
    private static readonly LineForms Forms = new(
        StringComparison.Ordinal,
        new(Labelled, "HEX:", "ASCII:"),
        new(Device, "authentication-key"),
        new(Plain, [.. Vocabulary.Words("md5 sha aes MD5 SHA AES CMAC TIGER WHIRLPOOL RMD160 RIPEMD160 MDC2").SelectMany(type => (string[])[" " + type, "\t" + type]), " M ", " S ", " N ", " A ", "\tM\t", "\tS\t", "\tN\t", "\tA\t", "\tM ", "\tS ", "\tN ", "\tA "]),
        new(Daemon, "algorithm", "type ", "digest "));

    public static void Find(string text, List<SecretSpan> found) => Forms.Find(text, SecretKind.TimeKey, IsKey, found);

    /// <summary>A key ends its line or stands before a comment; or it is hexadecimal or random enough to be nothing else.</summary>
    private static bool IsKey(Match plain)
    {
        var secret = plain.Groups["s"].ValueSpan;
        if (plain.Groups["small"].Success && !(plain.Groups["start"].Success && plain.Groups["end"].Success))
            return false; // 3 sha256 sums: in small letters only a line of nothing else
        return !plain.Groups["plain"].Success ? !Placeholders.Is(secret) : !Placeholders.Is(secret) && !secret.StartsWith("HEX:") && !secret.StartsWith("ASCII:")
            && ((secret.Length >= 32 && SecretShape.IsHex(secret)) || SecretShape.IsRandom(secret, 10) || (plain.Groups["end"].Success && SecretShape.IsChosen(secret, 4))
                || (plain.Groups["end"].Success && plain.Groups["start"].Success && secret.Length >= 4));
    }

    private const string Types = "(M|S|N|A|MD5|SHA-?1|SHA|SHA-?224|SHA-?256|SHA-?384|SHA-?512|SHA3-(224|256|384|512)|SHA512-(224|256)|AES-?128(-?CMAC)?|AES-?256(-?CMAC)?|AES128CMAC|AES|CMAC|TIGER|WHIRLPOOL|RMD160|RIPEMD160|MDC2)";

    [GeneratedRegex(@"\b(HEX|ASCII):(?<s>[^\s""']{4,200})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<start>^\s{0,8})?(?<![0-9.])\b(?<plain>[0-9]{1,10})\s{1,8}(" + Types + @"|(?<small>md5|sha-?(1|224|256|384|512)|aes-?(128|256)(-?cmac)?))\s{1,8}(?<s>[^\s""'#]{4,200})\s{0,8}(?<end>$|\#)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    // key 3 { algorithm sha1; secret …; } of daemons that are configured in blocks
    [GeneratedRegex(@"\b(algorithm|type|digest)\s{1,4}[""']?(md5|sha-?[0-9]{1,3}|hmac-[a-z0-9-]{3,16}|aes[0-9-]{0,4}(cmac)?)[""']?\s?;\s{0,8}(secret|key|value)\s{1,4}[""']?(?<s>[^\s""';]{3,200})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Daemon();

    [GeneratedRegex(@"\bauthentication-key\s{1,4}[0-9]{1,10}\s{1,4}(mode\s{1,4}|type\s{1,4})?(md5|sha1|sha2?-?256|hmac-sha\S{1,12}|cmac-aes-128|aes128)\s{1,4}(value\s{1,4}|hash\s{1,4}|[0-9]\s{1,4}|plain\s{1,4}|cipher\s{1,4})?[""']?(?<s>[^\s""']{3,200})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Device();
}
