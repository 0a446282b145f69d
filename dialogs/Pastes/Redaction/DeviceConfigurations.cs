using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Configurations of network devices and daemons that write a noun, perhaps how the secret is stored, and the secret, without any separator:
/// <c>username ops password 7 …</c>, <c>snmp-server community …</c>, <c>pre-shared-key ascii-text "…"</c>, <c>set psksecret ENC …</c>. Cisco, Juniper, Arista, Huawei, H3C,
/// Fortinet, Palo Alto, MikroTik, and what follows their ways.
/// </summary>
internal static partial class DeviceConfigurations
{
    private static readonly LineForms Forms = new(
        StringComparison.OrdinalIgnoreCase,
        new(Community, "community", "com2sec", "snmp-server host"),
        new(SnmpUser, "snmp-server user", "usm", "createuser", "snmp-agent"),
        new(Stored, "password ", "secret ", "passwd ", "psksecret ", "key ", "-key", "key-string", "ascii-text", "community", "authentication ", "md5 ", "passphrase ", "phash ", "wpa-psk "),
        new(Bare, "enable ", "isakmp", "-key ", "key-string", "vtp ", "ftp ", "isis ", "psksecret ", "shared-secret", "encrypted-password", "phash ", "standby ", "vrrp ", "wpa-psk", "authentication-password", "privacy-password"),
        new(Ending, "neighbor ", "username ", "local-user ", "radius", "tacacs", "  key ", "\tkey ", " key ", "ppp ", "bgp ", "user "));

    public static void Find(string text, List<SecretSpan> found) => Forms.Find(text, SecretKind.Password, IsSecret, found);

    /// <summary>A community may be any word; elsewhere a word is grammar: <c>enable secret scanning</c>.</summary>
    private static bool IsSecret(Match match)
    {
        var value = match.Groups["s"].ValueSpan;
        return !Placeholders.Is(value) && !SecretShape.IsPath(value) && !(value.Contains('/') && value.Contains('.'))
            && (match.Groups["any"].Success ? KeyNames.Classify(value, default) != KeyClass.Password || !SecretShape.IsWords(value)
                : match.Groups["chosen"].Success ? SecretShape.IsChosen(value, 5) && !SecretShape.IsNumber(value)
                : !SecretShape.IsWords(value) || SecretShape.IsChain(value));
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Value = @"[""']?(?<s>[^\s""';]{3,400})";

    [GeneratedRegex(@"\b(snmp-server host \S{1,60}( (traps?|informs?))?( version \S{1,4})?( (auth|noauth|priv))?( community)?(?<chosen>)|(?<any>)(snmp-server community|r[ow]community6?|com2sec6? \S{1,40} \S{1,60}|set snmp (community|v[12]c? community))( (0|7|encrypted))?) " + Value, Options)]
    private static partial Regex Community();

    [GeneratedRegex(@"\b(auth|authentication|priv|privacy|authentication-mode|privacy-mode)( (md5|sha\S{0,7}|aes|des|3des|aes-?\d{3}|des56|localized|encrypted|cipher|simple|\d{3})){1,4} (?<chosen>)" + Value + @"|\bcreateuser \S{1,60} (md5|sha\S{0,7}) (?<chosen>)" + Value, Options)]
    private static partial Regex SnmpUser();

    // password 7 0822455D0A16, secret sha512 $6$…, key-string 7 …, message-digest-key 1 md5 …, set psksecret ENC …, password irreversible-cipher …
    [GeneratedRegex(@"\b(password|secret|passwd|psksecret|passphrase|key|key-string|\S{0,40}-key|shared-key|community|authentication|authentication-password|md5|wpa-psk|phash)( (0|[4-9]|10|ENC|cipher|simple|irreversible-cipher|plain|plaintext|plain-text|encrypted|encrypted-text|hash|hashed|sha\d{0,3}|sha-\d{3}|md5|text|ascii-text|ascii|hexadecimal|hex|local|remote|read|write|read-only|read-write|trap|[0-9]{1,3} md5|key-string)){1,3} " + Value, Options)]
    private static partial Regex Stored();

    [GeneratedRegex(@"\b(enable (secret|password)|isakmp key|ike key|vtp password|ftp password|isis password|psksecret|shared-secret|encrypted-password|phash|\S{0,40}(authentication|pre-shared|shared|server|digest|encryption|tunnel|radius|tacacs|ospf|bgp)-key|key-string|wpa-psk|authentication-password|privacy-password|(standby|vrrp|hsrp) [0-9]{1,3} authentication( text)?)(?<chosen>) " + Value, Options)]
    private static partial Regex Bare();

    // neighbor 10.0.0.1 password …, username ops privilege 15 secret …, radius-server host 10.1.1.1 key …: the secret ends the line
    [GeneratedRegex(@"\b(neighbor|username|user|local-user|(radius|tacacs)(-server)?|ppp|bgp) .{0,100}\b(password|secret|key|authentication|md5|shared-key)(?<chosen>) " + Value + @"[""']?\s*$|^\s{1,12}key(?<chosen>) " + Value + @"\s*$", Options | RegexOptions.Multiline)]
    private static partial Regex Ending();
}
