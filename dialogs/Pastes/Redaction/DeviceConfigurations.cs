using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Configurations of network devices and daemons that write a noun, perhaps how the secret is stored, and the secret, without any separator:
/// <c>username ops password 7 …</c>, <c>snmp-server community …</c>, <c>pre-shared-key ascii-text "…"</c>, <c>set psksecret ENC …</c>. Cisco, Juniper, Arista, Huawei, H3C,
/// Fortinet, Palo Alto, MikroTik, and what follows their ways.
/// </summary>
internal static partial class DeviceConfigurations
{
    public static readonly ImmutableArray<WordForm> Forms =
    [
        new(SnmpUser, IsSecret, "snmp"),
        new(Community, IsSecret, "snmp", "rocommunity", "rwcommunity", "com"),
        new(Protected, IsSecret, "auth", "priv", "authentication", "privacy", "createuser"),
        new(Stored, IsSecret, "password", "secret", "passwd", "psksecret", "pwd", "passphrase", "key", "community", "authentication", "md", "phash", "psk", "text"),
        new(Bare, IsSecret, "enable", "isakmp", "ike", "authentication", "shared", "server", "digest", "encryption", "tunnel", "key", "vtp", "ftp", "isis", "psksecret", "encrypted", "phash", "standby", "vrrp", "psk", "privacy", "passphrase"),
        new(Ending, IsSecret, "neighbor", "username", "local", "radius", "tacacs", "ppp", "bgp", "user"),
        new(KeyLine, IsSecret, "key"),
        new(Ipsec, IsSecret, "eap", "xauth", "ntlm", "pin", "psk"),
    ];

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

    [GeneratedRegex(@"\G(snmp-server host \S{1,60}( (traps?|informs?))?( version \S{1,4})?( (auth|noauth|priv))?( community)?(?<chosen>)|(?<any>)(snmp-server community|r[ow]community6?|com2sec6? \S{1,40} \S{1,60}|snmp (community|v[12]c? community))( (0|7|encrypted))?) " + Value, Options)]
    private static partial Regex Community();

    // snmp-server user mon ops v3 auth sha … priv aes 128 …: its place says what it is, also where it is a word
    [GeneratedRegex(@"\Gsnmp-server user \S{1,60} \S{1,60}( remote \S{1,60})?( v3)?( encrypted)? auth (md5|sha\S{0,7})(?<any>) " + Value + @"( priv (aes|des|3des)\S{0,4}(?>( (128|192|256))?) " + Value + ")?", Options)]
    private static partial Regex SnmpUser();

    // user … auth sha … priv aes 128 …, createUser mon SHA "…" AES "…"
    [GeneratedRegex(@"\G((auth|priv|authentication|privacy)(-mode)?|createuser \S{1,60})( (md5|sha\S{0,7}|aes|des|3des|aes-?\d{3}|des56|localized|encrypted|cipher|simple|\d{3})){1,4} (?<chosen>)[""']?(?<s>[^\s""';]{3,400})[""']?( (aes|des|3des)\S{0,4} [""']?(?<s>[^\s""';]{3,400}))?", Options)]
    private static partial Regex Protected();

    // password 7 0822455D0A16, secret sha512 $6$…, key-string 7 …, message-digest-key 1 md5 …, set psksecret ENC …, password irreversible-cipher …
    [GeneratedRegex(@"\G(?>[a-z0-9-]{1,20})( (0|[4-9]|10|ENC|cipher|simple|irreversible-cipher|plain|plaintext|plain-text|encrypted|encrypted-text|hash|hashed|sha\d{0,3}|sha-\d{3}|md5|text|ascii-text|ascii|hexadecimal|hex|local|remote|read|write|read-only|read-write|trap|[0-9]{1,3} md5|key-string)){1,3} " + Value, Options)]
    private static partial Regex Stored();

    [GeneratedRegex(@"\G(enable (secret|password)|(standby|vrrp) [0-9]{1,3} authentication( text)?|(isakmp|ike) key|(authentication|shared|server|digest|encryption|tunnel|privacy|encrypted)-(key|secret|password)|key-string|(vtp|ftp|isis) password|psksecret|phash|psk|passphrase)(?<chosen>) " + Value, Options)]
    private static partial Regex Bare();

    // neighbor 10.0.0.1 password …, username ops privilege 15 secret …, radius-server host 10.1.1.1 key …: the secret ends the line
    [GeneratedRegex(@"\G[a-z-]{1,20} [^\r\n]{0,100}?\b(password|secret|key|authentication|md5|shared-key)(?<chosen>) " + Value + @"[""']?[ \t]*(?=\r|\n|$)", Options)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\G(?<=\n\s{1,12})key(?<chosen>) " + Value + @"[ \t]*(?=\r|\n|$)", Options)]
    private static partial Regex KeyLine();

    // ipsec.secrets: carol : EAP "…"
    [GeneratedRegex(@"\G(?<=: )[a-z]{3,6}(?<chosen>) " + Value, Options)]
    private static partial Regex Ipsec();
}
