using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Secrets in the dialogue of protocols and in statements: SQL <c>IDENTIFIED BY</c>, FTP and POP3 <c>PASS</c>, SMTP <c>AUTH PLAIN</c>, IMAP <c>LOGIN</c>, Redis
/// <c>AUTH</c>, <c>snmp-server community</c>, device configurations, <c>.netrc</c>, <c>echo pw | sudo -S</c>, <c>user:pw | chpasswd</c>, Kerberos keys.
/// </summary>
internal static partial class ProtocolCommands
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
    [
        "identified by", "identified with", "pass ", "auth plain", "auth login", " login ", "auth ", "requirepass", "masterauth", "community", "password ", "secret ", " key 7 ", "key-string", "echo ",
        "chpasswd", "(0x", "convertto-securestring", "wpa-psk", "encrypted-password", "md5 7 ", "com2sec", "radius-server", "tacacs-server", "auth=(", "auth = (", "basicauth", "credential(", "credentials(", ".login(", "getconnection(",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>How much of a line is looked at from an anchor on; the next look begins after it, so each character is seen once.</summary>
    private const int Reach = 1000;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, Anchors))
        {
            if (at < read)
                continue;
            var from = LineEnds.Before(text, at, within: 80);
            read = LineEnds.After(text, at, Reach);
            var line = text[from..read];
            foreach (var form in Forms)
            {
                for (var match = form().Match(line); match.Success; match = match.NextMatch())
                    Add(from, match.Groups["s"], found);
            }
        }
    }

    private static void Add(int from, Group secret, List<SecretSpan> found)
    {
        var value = secret.ValueSpan;
        if (!Placeholders.Is(value) && !(value.Contains('/') && value.Contains('.')) && !(SecretShape.IsWords(value) && KeyNames.Classify(value, default) == KeyClass.Password))
            found.Add(new(from + secret.Index, from + secret.Index + secret.Length, SecretKind.Password));
    }

    private static readonly ImmutableArray<Func<Regex>> Forms = [Sql, Pass, SmtpAuth, ImapLogin, RedisAuth, Snmp, Device, Netrc, Piped, KerberosKey, SecureString, Server, Pair];

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex("\\bidentified (by|with \\S{1,40} (by|as)) (password )?(values )?[\"'`]?(?<s>[^\"'`\\s;]{2,200})", Options)]
    private static partial Regex Sql();

    // the protocol's verb stands first: in the line, after a prompt or an arrow
    [GeneratedRegex(@"(^|[>:\]<-] ?|\bc: ?)PASS (?<s>[^\s""']{3,100})\s*(\\r|$|"")", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pass();

    [GeneratedRegex(@"\bauth (plain|login|cram-md5|xoauth2) (?<s>[A-Za-z0-9+/]{8,2000}={0,2})", Options)]
    private static partial Regex SmtpAuth();

    [GeneratedRegex(@"\b[A-Za-z]{0,4}[0-9]{1,6} LOGIN [""']?[^\s""']{1,80}[""']? [""']?(?<s>[^\s""']{3,100})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ImapLogin();

    [GeneratedRegex(@"(^|[>:\]""] ?)(AUTH|auth|requirepass|masterauth|requirepass|config set requirepass) [""']?(?<s>[^\s""']{4,200})[""']?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RedisAuth();

    [GeneratedRegex(@"\b(snmp-server (host \S{1,60} (version \S{1,4} )?)?community|r[ow]community6?|com2sec6? \S{1,40} \S{1,60}|set snmp community) [""']?(?<s>[^\s""']{2,80})", Options)]
    private static partial Regex Snmp();

    // Cisco and its like: password 7 0822455D0A16, enable secret 5 $1$…, key-string x, key 7 …, wpa-psk ascii 0 …, encrypted-password "$6$…"
    [GeneratedRegex(@"\b(password|secret|key|key-string|wpa-psk( ascii)?|encrypted-password|md5) ([0-9] )[""']?(?<s>[^\s""']{4,200})|\b(enable (secret|password)|key-string|encrypted-password) [""']?(?<s>[^\s""']{4,200})", Options)]
    private static partial Regex Device();

    [GeneratedRegex(@"\b(login|user|machine \S{1,100} login) \S{1,100} password (?<s>\S{2,200})", Options)]
    private static partial Regex Netrc();

    [GeneratedRegex(@"\becho (-n )?[""']?([^\s""':|]{1,40}:)?(?<s>[^\s""'|]{3,200})[""']? ?\| ?(sudo (-\S{1,8} ){0,3}-S|sudo -S|chpasswd|sudo chpasswd|kinit|passwd|docker login|podman login|openssl|gpg|su\b|cryptsetup|helm registry login|base64)", Options)]
    private static partial Regex Piped();

    // klist -e -k -K prints the key of each entry
    [GeneratedRegex(@"\(0x(?<s>[0-9a-f]{32,128})\)", Options)]
    private static partial Regex KerberosKey();

    [GeneratedRegex(@"\b(radius|tacacs)-server .{0,80}\bkey ([0-9] )?[""']?(?<s>[^\s""']{3,200})", Options)]
    private static partial Regex Server();

    // auth=("bob", "pw"), HTTPBasicAuth("bob", "pw"), new NetworkCredential("bob", "pw"), getConnection(url, "bob", "pw")
    [GeneratedRegex("(auth ?= ?\\(|basicauth[a-z]{0,12}\\(|credentials?\\(|\\.login\\(|getconnection\\([^,]{1,200}, ?)[\"'][^\"']{1,60}[\"'], ?[\"'](?<s>[^\"']{2,200})[\"']", Options)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\bconvertto-securestring (-string )?[""'](?<s>[^""']{2,200})[""']", Options)]
    private static partial Regex SecureString();
}
