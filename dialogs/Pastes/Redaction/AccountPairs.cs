using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>A user and a password beside each other, as people write them: <c>creds: ops / …</c>, <c>identifiants : ops / …</c>, <c>계정: ops / …</c>, <c>u: ops p: …</c>.</summary>
internal static partial class AccountPairs
{
    public static readonly ImmutableArray<WordForm> Forms =
    [
        new(Introduced, IsSecret, [.. Vocabulary.Words("""
            cred creds credential credentials zugang zugangsdaten zugangsinfo konto kontodaten account accounts login logins log logged sign signed signin acceso acesso accesso identifiant identifiants credencial
            credenciales credenciais credenziali anmeldedaten logindaten inloggegevens inloggning kirjautumistiedot dane usuario utilisateur utente brugernavn gebruiker gebruikersnaam benutzer benutzername username user id hesap
            accès Accès přihla Přihla 아이디 계정 账号 帐号 賬號 帳號 用户 アカウント ユーザー логин Логин учетн учётн Учетн Учётн giriş Giriş kullanıcı đăng
            """)]),
        new(Short, IsSecret, "u", "usr", "user", "username", "login", "id", "d"),
        new(Authorised, IsSecret, "auth", "userpwd", "userpass", "chpasswd"),
        new(Listed, IsListed, "chpasswd"),
        new(Refused, IsAttempt, "is", "was"),
        new(Using, IsSecret, "user"),
        new(Connected, IsSecret, "conn", "connect", "userid"),
        new(Test, IsSecret, "auth", "radtest"),
        new(Proxy, IsSecret, "http", "https", "socks"),
        new(Added, IsSecret, "user", "users"),
        new(Wireless, IsSecret, "wifi", "at"),
        new(Procedure, IsSecret, "sp"),
        new(Attempt, IsAttempt, "auth", "authentication", "login", "logon", "credentials", "creds", "authenticate"),
    ];

    private static bool IsSecret(Match match)
    {
        var value = match.Groups["s"].ValueSpan;
        return SecretShape.IsChosen(value, 5) && !IsPrincipal(value) && !IsPort(value) && !(value.IndexOfAny(':', '=') is > 0 and var sign && SecretShape.IsWords(value[..sign])) && !Placeholders.Is(value) && !SecretShape.IsPath(value) && !SecretShape.IsNumber(value) && !(value.Contains('/') && value.Contains('.'))
            && !SecretShape.IsNumber(value.TrimStart("v:")) && !SecretShape.IsLabel(value);
    }

    private static bool IsAttempt(Match match) => match.Groups["s"].ValueSpan is var value && SecretShape.IsStrong(value) && !IsPrincipal(value) && !Placeholders.Is(value) && (match.Groups["joined"].Success || !SecretShape.IsChain(value));

    /// <summary>What follows the service in <c>HTTP/web01.corp.example@CORP.EXAMPLE</c> (RFC 4120): a host and a realm.</summary>
    private static bool IsPrincipal(ReadOnlySpan<char> value) =>
        value.IndexOf('@') is > 0 and var at && !value[..at].ContainsAnyExcept(HostNames) && value[(at + 1)..].ContainsAnyInRange('A', 'Z') && !value[(at + 1)..].ContainsAnyExcept(Realms);

    private static readonly SearchValues<char> HostNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-."), Realms = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");

    /// <summary>What follows the host in <c>postgres://user:password@db1:5432/app</c>.</summary>
    private static bool IsPort(ReadOnlySpan<char> value) => value.IndexOf('/') is >= 2 and <= 5 and var slash && SecretShape.IsNumber(value[..slash]);

    private static bool IsListed(Match match) => !Placeholders.Is(match.Groups["s"].ValueSpan);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    // up to three words, a colon or "with", the user, a stroke or colon, the password
    [GeneratedRegex(@"\G(?>(user|id)(?=[/:=])|(log|sign|logged|signed)[ -]?in\w{0,8}|dane log\w{1,8}|(?!user\b|id\b|log\b|sign\b|logged\b|signed\b|dane\b)\w{2,20})([^:：=\r\n]{0,28}?( ?[:：=] ?| (with|as|using|mit|avec|con|is|are) )|(?<=cred\w{0,12}) (?=\S+[:/]\S))[""'`(*]{0,2}[A-Za-z0-9_.\\@-]{1,60}[""'`*]{0,2}( ?/ ?| ?: ?| ?\| ?|, ?| - )[""'`*]{0,2}(?<s>[^\s""'`),|]{4,100})", Options)]
    private static partial Regex Introduced();

    // u: ops p: …; and in the options of any program: -u ops -p …, /user:ops /pw:…
    [GeneratedRegex(@"\G(?<![A-Za-z0-9_])(u|usr|user|username|login|id|(?<=-)d)( ?[=:] ?|(?<=[-/]\w{1,8}) |(?<=\s[-/]u))(""[^""\r\n]{1,100}""|[^\s"",;&]{1,60})[,;&]? ?([^\r\n]{0,60}? )?[-/]{0,2}(p|pw|pwd|pass) ?[ =:] ?[""']?(?<s>[^\s""'=:,;/-][^\s""']{3,100}?)(?=[&;]\w{1,30}=|[\s""']|$)", Options)]
    private static partial Regex Short();

    // stats auth ops:…, chpasswd: {list: "root:…"}
    [GeneratedRegex(@"\G(auth|userpwd|userpass|chpasswd[^\r\n]{0,40}?) ?[""' ][A-Za-z0-9_.@\\-]{1,60}:(?<s>[^\s""']{4,100})", Options)]
    private static partial Regex Authorised();

    // chpasswd <<EOF, chpasswd: {list: |}: one user:password in each line
    [GeneratedRegex(@"\Gchpasswd(:\s{1,40}(expire: ?\w{1,5}\s{1,40})?list: ?[|>][-+]?|[^\r\n]{0,60}<<-? ?[""']?\w{1,20}[""']?)[^\r\n]{0,40}(\r?\n[ \t]{0,16}(- )?[""']?[a-z_][\w.-]{0,40}:(?<s>[^\s""']{1,200})[""']?[ \t]{0,8}(?=\r|\n|$)){1,100}", Options)]
    private static partial Regex Listed();

    // ops:… is not authorized: what stands before it
    [GeneratedRegex(@"\G(?=(is|was) (not |un)?(authori[sz]ed|allowed|permitted|denied|rejected|refused|accepted|invalid|valid|wrong|incorrect)\b)(?<=(^|\s)[""'`(]?[A-Za-z][A-Za-z0-9_.@\\-]{0,40}(?<joined>):(?<s>[^\s""'`)]{6,100})[""'`)]? )", Options)]
    private static partial Regex Refused();

    // connect to orders user ops using …
    [GeneratedRegex(@"\Guser \S{1,60} using [""']?(?<s>[^\s""';.]{4,100})(?![^\s""';])", Options)]
    private static partial Regex Using();

    // SQL> conn ops/…@orcl, exp userid=ops/…@orcl
    [GeneratedRegex(@"\G(conn(ect)? |userid=[""']?)[A-Za-z0-9_$#]{1,60}/[""']?(?<s>[^\s""'@;/]{4,100})", Options)]
    private static partial Regex Connected();

    // radtest ops … 10.1.2.3, doveadm auth test ops …
    [GeneratedRegex(@"\G(auth test|radtest)( -\S{1,20}){0,4} \S{1,60} [""']?(?<s>[^\s""';]{4,100})", Options)]
    private static partial Regex Test();

    // socks5 10.1.2.3 1080 ops …
    [GeneratedRegex(@"\G(https?|socks[45]?) [A-Za-z0-9.:-]{1,60} [0-9]{2,5} \S{1,60} (?<s>\S{4,100})", Options)]
    private static partial Regex Proxy();

    // mc admin user add local ops …
    [GeneratedRegex(@"\Gusers? (add|create|new|passwd|password|set-password|reset-password)( [^\s-]\S{0,60}){1,2} (?<s>[^\s""'-][^\s""']{4,100})", Options)]
    private static partial Regex Added();

    // what a phone reads from a picture, WIFI:T:WPA;S:…;P:…;; and what a modem is told, AT+CWJAP="…","…"
    [GeneratedRegex(@"\G(WIFI:[^\r\n]{0,200}?\bP:(?<s>[^;\s]{4,100});|AT\+[A-Z]{2,12}=[^\r\n]{0,80},""(?<s>[^""\s]{5,100})"")", Options)]
    private static partial Regex Wireless();

    // sp_addlogin 'ops', '…'
    [GeneratedRegex(@"\Gsp_(addlogin|password|grantlogin)\b[^\r\n]{1,80}'(?<s>[^'\s]{4,100})'", Options)]
    private static partial Regex Procedure();

    // auth failed for ops/…, my credentials are ops and …
    [GeneratedRegex(@"\G\w{4,16}\b[^\r\n:=]{0,40}?[ (\[""'][A-Za-z][A-Za-z0-9_.-]{1,40}[""']?((?<joined>) ?[:/] ?| |(?<joined>) (and|und|et|y|e) )[""']?(?<s>[^\s""')\]/:]{7,100})", Options)]
    private static partial Regex Attempt();
}
