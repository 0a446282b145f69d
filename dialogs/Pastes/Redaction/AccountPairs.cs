using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>A user and a password beside each other, as people write them: <c>creds: ops / …</c>, <c>identifiants : ops / …</c>, <c>계정: ops / …</c>, <c>u: ops p: …</c>.</summary>
internal static partial class AccountPairs
{
    private static readonly AnchoredForms Forms = new(
        StringComparison.OrdinalIgnoreCase,
        new(Introduced, [.. Vocabulary.Words("""
            cred zugang konto account login acceso acesso identifiant anmeldedaten inloggegevens kirjautumis usuario utilisateur utente gebruiker benutzer username user/ user: user= id/ hesap
            """), "log in", "sign in", "logged in", "signed in", "dane log"]),
        new(Short, "u:", "user:", "user=", "login:", "login=", "id:", " -u", " /u", "--user", " -d "),
        new(Authorised, "auth ", "userpwd ", "userpass ", "chpasswd"),
        new(Using, "user "),
        new(Connected, "conn "),
        new(Test, "auth test ", "radtest "));

    private static readonly AnchoredForms Foreign = new(
        StringComparison.Ordinal,
        new LineForm(Introduced, [.. Vocabulary.Words("accès Accès přihla Přihla 아이디 계정 账号 帐号 賬號 帳號 用户 アカウント ユーザー логин Логин учетн учётн Учетн Учётн giriş Giriş kullanıcı đăng inloggning")]));

    public static void Find(string text, List<SecretSpan> found)
    {
        Forms.Find(text, SecretKind.Password, IsSecret, found);
        Foreign.Find(text, SecretKind.Password, IsSecret, found);
    }

    private static bool IsSecret(Match match)
    {
        var value = match.Groups["s"].ValueSpan;
        return SecretShape.IsChosen(value, 5) && !Placeholders.Is(value) && !SecretShape.IsPath(value) && !SecretShape.IsNumber(value) && !(value.Contains('/') && value.Contains('.'))
            && !SecretShape.IsNumber(value.TrimStart("v:")) && !SecretShape.IsLabel(value);
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    // up to three words, a colon or "with", the user, a stroke or colon, the password
    [GeneratedRegex(@"\G(log|sign|logged|signed|dane)?( in)?\w{0,14}([^:：=\r\n]{0,28}?( ?[:：=] ?| (with|as|using|mit|avec|con|is|are) )|(?<=cred\w{0,12}) )[""'`(*]{0,2}[A-Za-z0-9_.\\@-]{1,60}[""'`*]{0,2}( ?/ ?| ?: ?| ?\| ?|, ?| - )[""'`*]{0,2}(?<s>[^\s""'`),|]{4,100})", Options)]
    private static partial Regex Introduced();

    // u: ops p: …; and in the options of any program: -u ops -p …, /user:ops /pw:…
    [GeneratedRegex(@"\G(?<![A-Za-z0-9])\s?[-/]{0,2}(u|usr|user|username|login|id|d) ?[ =:] ?(""[^""\r\n]{1,100}""|[^\s"",;]{1,60})[,;]? ?([^\r\n]{0,60}? )?[-/]{0,2}(p|pw|pwd|pass|w) ?[ =:] ?[""']?(?<s>[^\s""'=:,;/-][^\s""']{3,100})", Options)]
    private static partial Regex Short();

    // stats auth ops:…, chpasswd: {list: "root:…"}
    [GeneratedRegex(@"\G(auth|userpwd|userpass|chpasswd[^\r\n]{0,40}?) ?[""' ][A-Za-z0-9_.@\\-]{1,60}:(?<s>[^\s""']{4,100})", Options)]
    private static partial Regex Authorised();

    // connect to orders user ops using …
    [GeneratedRegex(@"\Guser \S{1,60} using [""']?(?<s>[^\s""';]{4,100})", Options)]
    private static partial Regex Using();

    // SQL> conn ops/…@orcl
    [GeneratedRegex(@"\Gconn [A-Za-z0-9_$#]{1,60}/[""']?(?<s>[^\s""'@;/]{4,100})", Options)]
    private static partial Regex Connected();

    // radtest ops … 10.1.2.3, doveadm auth test ops …
    [GeneratedRegex(@"\G(auth test|radtest)( -\S{1,20}){0,4} \S{1,60} [""']?(?<s>[^\s""';]{4,100})", Options)]
    private static partial Regex Test();
}
