using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>A user and a password beside each other, as people write them: <c>creds: ops / …</c>, <c>identifiants : ops / …</c>, <c>계정: ops / …</c>, <c>u: ops p: …</c>.</summary>
internal static partial class AccountPairs
{
    private static readonly LineForms Forms = new(
        StringComparison.OrdinalIgnoreCase,
        new(Introduced, [.. Vocabulary.Words("""
            cred zugang konto account login acceso accès accesso acesso identifiant credencia credenzial anmeldedaten logindaten inloggegevens inlog dane överlämn inloggning kirjautumis přihla usuario
            utilisateur utente brugernavn gebruiker benutzer username user/ user: id/ 아이디 계정 账号 帐号 賬號 帳號 用户 アカウント ユーザー логин учетн учётн giriş kullanıcı đăng hesap
            """), "log in", "sign in", "sign-in", "logged in", "signed in"]),
        new(Short, "u:", "u=", "usr:", "user:", "user=", "login:", "login=", "id:", "id=", "-u", "/u", "--user", " -d "));

    public static void Find(string text, List<SecretSpan> found) => Forms.Find(text, SecretKind.Password, IsSecret, found);

    private static bool IsSecret(Match match)
    {
        var value = match.Groups["s"].ValueSpan;
        return !Placeholders.Is(value) && !SecretShape.IsPath(value) && !SecretShape.IsNumber(value) && !(value.Contains('/') && value.Contains('.')) && SecretShape.IsChosen(value, 5)
            && !SecretShape.IsNumber(value.TrimStart("v:"));
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    // up to three words, a colon or "with", the user, a stroke or colon, the password
    [GeneratedRegex(@"(cred\w{0,12}|zugang\w{0,12}|konto\w{0,8}|account|log ?in\w{0,8}|sign[ -]?in|logged in|signed in|acces?so|accès|acesso|identifiants?|credencia\w{0,4}|credenzial\w|anmeldedaten|inlog\w{0,12}|dane|inloggning\w{0,10}|kirjautumis\w{0,12}|přihla\w{0,12}|usuario|utilisateur|utente|brugernavn|gebruiker\w{0,6}|benutzer\w{0,6}|user(name)?|id|아이디|계정|账号|帐号|賬號|帳號|用户名?|アカウント|ユーザー\w{0,2}|логин|уч[её]тн\w{0,6}|giriş|kullanıcı|đăng nhập|hesap)[^:：=\r\n]{0,28}?( ?[:：=] ?| (with|as|using|mit|avec|con|is|are) |(?<=\bcred\w{0,12}) )[""'`(*]{0,2}[A-Za-z0-9_.\\@-]{1,60}[""'`*]{0,2}( ?/ ?| ?: ?| ?\| ?|, ?| - )[""'`*]{0,2}(?<s>[^\s""'`),|]{4,100})", Options)]
    private static partial Regex Introduced();

    // u: ops p: …; and in the options of any program: -u ops -p …, /user:ops /pw:…
    [GeneratedRegex(@"(^|[\s,;({[/-])(u|usr|user|username|login|id|d) ?[ =:] ?(""[^""]{1,100}""|[^\s"",;]{1,60})[,;]? ?(.{0,60}? )?[-/]{0,2}(p|pw|pwd|pass|w) ?[ =:] ?[""']?(?<s>[^\s""'=:,;/-][^\s""']{3,100})", Options)]
    private static partial Regex Short();
}
