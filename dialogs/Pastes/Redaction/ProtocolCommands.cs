using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Secrets in the dialogue of protocols and in statements: SQL <c>IDENTIFIED BY</c>, FTP and POP3 <c>PASS</c>, SMTP <c>AUTH PLAIN</c>, IMAP <c>LOGIN</c>, Redis
/// <c>AUTH</c>, <c>.netrc</c>, <c>.pgpass</c>, <c>echo pw | sudo -S</c>, <c>user:pw | chpasswd</c>, Kerberos keys.
/// </summary>
internal static partial class ProtocolCommands
{
    public static void Find(string text, List<SecretSpan> found)
    {
        Forms.Find(text, SecretKind.Password, IsSecret, found);
        Codes.Find(text, SecretKind.OneTimePassword, HasDigit, found);
        SmtpDialogue(text, found);
    }

    private static bool IsSecret(Match match)
    {
        var value = match.Groups["s"].ValueSpan;
        return !Placeholders.Is(value) && !(value.Contains('/') && value.Contains('.')) && !(SecretShape.IsWords(value) && !SecretShape.IsChain(value) && (KeyNames.Classify(value, default) == KeyClass.Password || IsMechanism(value)))
            && (!match.Groups["chosen"].Success || (SecretShape.IsChosen(value, 5) && !SecretShape.IsNumber(value)));
    }

    /// <summary>Names of SASL mechanisms (RFC 4422), which stand where a Redis password would.</summary>
    private static bool IsMechanism(ReadOnlySpan<char> value) => value is "LOGIN" or "PLAIN" or "NTLM" or "GSSAPI" or "TLS" or "EXTERNAL" or "KERBEROS";

    /// <summary>RFC 4954: the server asks in base64 for <c>Username:</c> and <c>Password:</c>, the answer is the next line.</summary>
    private static void SmtpDialogue(string text, List<SecretSpan> found)
    {
        foreach (var at in Runs.Of(text, Challenges))
        {
            var start = LineEnds.Next(text, LineEnds.After(text, at, 200));
            var stop = LineEnds.After(text, start, 400);
            var run = stop;
            while (run > start && Runs.Base64.Contains(text[run - 1]))
                run--;
            if (stop - run >= 4)
                found.Add(new(run, stop, SecretKind.Password));
        }
    }

    private static readonly SearchValues<string> Challenges = SearchValues.Create(["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"], StringComparison.OrdinalIgnoreCase);

    private static readonly LineForms Forms = new(
        StringComparison.OrdinalIgnoreCase,
        new(Sql, "identified by", "identified with"),
        new(Pass, "pass "),
        new(SmtpAuth, "auth plain", "auth login", "authenticate "),
        new(ImapLogin, " login "),
        new(RedisAuth, "auth ", "auth\" ", "requirepass", "masterauth"),
        new(Netrc, "password "),
        new(Piped, "echo "),
        new(KerberosKey, "(0x"),
        new(SecureString, "convertto-securestring"),
        new(Sent, "send"),
        new(Passwords, ":54", ":64", ":*:"),
        new(Oracle, "@//"),
        new(HereString, "<<<"),
        new(FtpUser, "ftp> "),
        new(Chap, "\" * \"", "chap", "pap"),
        new(Verb, "password ", "setpw ", "passwd ", "setpass ", "_user ", "user-mod ", "auth-pass ", "auth_pass "),
        new(SaslResponse, "resp=", "c=biws", "c=eSws"),
        new(SaslMap, "]:587 ", "]:465 ", "]:25 ", "sasl_passwd"),
        new(Acl, "on >"));

    private static readonly LineForms Codes = new(StringComparison.OrdinalIgnoreCase, new LineForm(Spare, "backup code", "backup-code", "backup_code", "recovery code", "recovery-code", "recovery_code", "rescue code", "scratch code", "emergency code", "bypass code"));

    private static bool HasDigit(Match codes) => codes.Groups["s"].ValueSpan.ContainsAnyInRange('0', '9');

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex("\\bidentified (by|with \\S{1,40} (by|as)) (password )?(values )?[\"'`]?(?<s>[^\"'`\\s;]{2,200})", Options)]
    private static partial Regex Sql();

    // the protocol's verb stands first: in the line, after a prompt or an arrow
    [GeneratedRegex(@"(^|[>:\]<-] ?|\bc: ?)PASS (?<s>[^\s""']{3,100})\s*(\\r|$|"")", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pass();

    [GeneratedRegex(@"\b(auth|authenticate) (plain|login|cram-md5|xoauth2) (?<s>[A-Za-z0-9+/]{8,2000}={0,2})", Options)]
    private static partial Regex SmtpAuth();

    [GeneratedRegex(@"\b[A-Za-z]{0,4}[0-9]{1,6} LOGIN [""']?[^\s""']{1,80}[""']? [""']?(?<s>[^\s""']{3,100})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ImapLogin();

    // AUTH pw, AUTH user pw, HELLO 3 AUTH user pw, each also quoted as MONITOR prints it
    [GeneratedRegex(@"(^|[>:\]""] ?|\bcli .{0,80})[""']?(AUTH|auth|requirepass|masterauth|(HELLO|hello) [23] (AUTH|auth) \S{1,60}|(CONFIG|config) (SET|set) (requirepass|masterauth))[""']? ([""']?(?<s>[^\s""']{4,200})|[""']?[A-Za-z0-9_.-]{1,60}[""']? [""']?(?<chosen>)(?<s>[^\s""']{4,200}))[""']?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RedisAuth();

    [GeneratedRegex(@"\b(login|user|machine \S{1,100} login) \S{1,100} password (?<s>\S{2,200})", Options)]
    private static partial Regex Netrc();

    [GeneratedRegex(@"\becho (-n )?[""']?([^\s""':|]{1,40}:)?(?<s>[^\s""'|]{3,200})[""']? ?\| ?(sudo (-\S{1,8} ){0,3}-S|sudo -S|chpasswd|sudo chpasswd|kinit|passwd|docker login|podman login|openssl|gpg|su\b|cryptsetup|helm registry login|base64)", Options)]
    private static partial Regex Piped();

    // klist -e -k -K prints the key of each entry
    [GeneratedRegex(@"\(0x(?<s>[0-9a-f]{32,128})\)", Options)]
    private static partial Regex KerberosKey();

    [GeneratedRegex(@"\bconvertto-securestring( -(string|asplaintext|force)){0,3} [""']?(?<s>[^\s""'$(-][^\s""']{2,200})|[""'](?<s>[^\s""']{3,200})[""'] ?\| ?convertto-securestring", Options)]
    private static partial Regex SecureString();

    // what a script of expect types: send "…\r"
    [GeneratedRegex(@"\bsend(_user)? (-s )?(-- )?[""'{](?<chosen>)(?<s>[^""'\s\\}]{4,200})\\[rn]", Options)]
    private static partial Regex Sent();

    // .pgpass: host:port:database:user:password
    [GeneratedRegex(@"(^|[\s""'])[^\s:""']{1,100}:([56]4[0-9]{2}|\*):[^\s:]{1,60}:[^\s:]{1,60}:(?<chosen>)(?<s>[^\s""']{4,200})[""']?\s*($|>|\|)", Options)]
    private static partial Regex Passwords();

    // user/password@//host:port/service
    [GeneratedRegex(@"\b[A-Za-z0-9_]{1,60}/(?<chosen>)(?<s>[^\s/@""']{4,100})@//[A-Za-z0-9]", Options)]
    private static partial Regex Oracle();

    // kinit ops <<< "…": what a program asks for, given to it
    [GeneratedRegex(@"<<< ?[""']?(?<chosen>)(?<s>[^\s""'$]{4,200})", Options)]
    private static partial Regex HereString();

    [GeneratedRegex(@"\bftp> ?(user|quote pass|pass)( \S{1,60})? (?<chosen>)(?<s>\S{4,100})", Options)]
    private static partial Regex FtpUser();

    // backup codes: 5592 3709 …, recovery codes: a list of them
    [GeneratedRegex(@"(backup|recovery|rescue|scratch|emergency|bypass)[ _-]codes?( are)?[ :：=]{1,3}(?<s>[0-9a-z]{4,12}([ ,;-]{1,3}[0-9a-z]*[0-9][0-9a-z]*){0,15})", Options)]
    private static partial Regex Spare();

    // rabbitmqctl change_password ops …, sentinel auth-pass main …
    [GeneratedRegex(@"\b((change|set|reset|update)[-_]?(password|passwd|pass|pwd|pw)|add[-_]user|create[-_]user|auth[-_]pass) [""']?[A-Za-z0-9_.@-]{1,60}[""']? [""']?(?<chosen>)(?<s>[^\s""'-][^\s""']{3,100})", Options)]
    private static partial Regex Verb();

    // answers of SASL, base64; of SCRAM (RFC 5802) the proof
    [GeneratedRegex(@"\bresp=(?<s>[A-Za-z0-9+/]{8,400}={0,2})|\bc=(biws|eSws)[A-Za-z0-9+/=]{0,200},r=[^,\s]{1,200},p=(?<s>[A-Za-z0-9+/]{16,200}={0,2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SaslResponse();

    // the password map of a mail relay: [host]:port user:password
    [GeneratedRegex(@"\](:[0-9]{2,5})?\s{1,8}[^\s:]{1,80}:(?<chosen>)(?<s>\S{4,100})", Options)]
    private static partial Regex SaslMap();

    // access lists of Redis 6: user ops on >password ~* +@all
    [GeneratedRegex(@"\bon ([^\s>]\S{0,60} ){0,8}>(?<chosen>)(?<s>\S{4,100})", Options)]
    private static partial Regex Acl();

    // chap-secrets and pap-secrets of pppd: client, server, secret, addresses
    [GeneratedRegex(@"^\s{0,8}""?[A-Za-z0-9_.@\\-]{1,60}""?\s{1,8}(\*|""?[A-Za-z0-9_.-]{1,60}""?)\s{1,8}""(?<chosen>)(?<s>[^\s""]{4,100})""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Chap();
}
