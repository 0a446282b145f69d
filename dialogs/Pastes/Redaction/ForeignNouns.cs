using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Words for "password" in languages that are not written in ASCII. They take particles and need no blanks (비밀번호는 …입니다, パスワードは…です),
/// so after them only an unbroken piece of ASCII that looks chosen counts, or whatever follows a separator.
/// </summary>
internal static class ForeignNouns
{
    private static readonly string[] Phrases =
    [
        "API 키", "인증 키", "비밀 키", "액세스 키", "보안 키", "인증 코드", "ключ API", "API ключ", "API-ключ", "clé API", "clé d'API", "clé d’API", "clé secrète", "clé privée", "API キー", "API 密钥", "API 金鑰",
        "كلمة المرور", "كلمة السر", "رمز المرور", "الرقم السري", "رمز عبور", "құпия сөз", "нууц үг", "kata laluan",
        "mật khẩu", "chave de API", "chave API", "clave de API", "clave API", "clave de acceso", "parola d'ordine", "parola d’ordine", "palabra de paso", "chiave API", "chiave segreta",
        "Key Content", "Schlüsselinhalt", "키 콘텐츠", "Contenu de la clé", "Contenido de la clave",
    ];

    private static readonly string[] CodeNouns =
    [
        "인증번호", "인증 번호", "인증코드", "인증 코드", "확인 코드", "보안 코드", "認証コード", "確認コード", "認証番号", "ワンタイムパスワード", "ワンタイムコード", "验证码", "驗證碼", "动态密码", "動態密碼", "动态口令", "一次性密码", "код подтверждения", "Код подтверждения", "код из SMS",
        "code de vérification", "Code de vérification", "code à usage unique", "código de verificación", "Código de verificación", "código de verificação", "Código de verificação", "código de seguridad", "código de acceso", "código OTP", "code d'accès", "code d’accès", "codice di accesso", "código de acesso", "Bestätigungscode", "Zugangscode", "Sicherheitscode", "Einmalcode", "bestätigungscode", "Prüfcode",
        "codice di verifica", "Codice di verifica", "kod weryfikacyjny", "verificatiecode", "verifieringskod", "doğrulama kodu", "mã xác minh", "mã OTP", "κωδικός επαλήθευσης",
    ];

    private static readonly string[] LongNouns = [.. CodeNouns, .. Phrases];

    private static readonly string[] Nouns =
    [
        .. LongNouns,
        .. Vocabulary.Words("""
            비밀번호 비번 패스워드 암호 비밀키 시크릿 토큰 인증키 API키 액세스키 개인키
            パスワード パスフレーズ パス 暗証番号 合言葉 秘密鍵 シークレット トークン APIキー アクセスキー
            密码 密碼 口令 通行码 密钥 令牌 金鑰 權杖
            пароль пароля пароле паролем Пароль Пароля Паролем ПАРОЛЬ секрет Секрет токен Токен лозинка парола Лозинка Парола
            contraseña Contraseña CONTRASEÑA contrasenya şifre Şifre şifresi Şifresi hasło Hasło hasła Hasła lösenord Lösenord jelszó Jelszó jelszava parolă Parolă
            گذرواژه پاسورڈ পাসওয়ার্ড கடவுச்சொல் పాస్‌వర్డ్ პაროლი գաղտնաբառ slaptažodis Slaptažodis lykilorð Lykilorð fjalëkalimi Fjalëkalimi құпиясөз сырсөз
            κωδικός Κωδικός κωδικό סיסמה סיסמא รหัสผ่าน पासवर्ड Schlüssel schlüssel
            """),
    ];

    private static readonly ForeignWords Words = new(Nouns);

    private static readonly SearchValues<string> AsciiNouns = SearchValues.Create([.. Phrases.Concat(CodeNouns).Where(phrase => System.Text.Ascii.IsValid(phrase))], StringComparison.Ordinal);
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private const int Reach = 40;

    public static void Find(string text, List<SecretSpan> found)
    {
        Find(text, Runs.Of(text, AsciiNouns), found);
        Find(text, Words.In(text).Select(word => word.At), found);
    }

    private static void Find(string text, IEnumerable<int> places, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in places)
        {
            if (at < read)
                continue;
            var end = EndOfNoun(text, at);
            if ((IsCode(text, at) ? Code(text, end) : text.AsSpan(at).StartsWith("암호화") ? null : After(text, end)) is not { Length: > 0 } secret)
                continue;
            found.Add(secret);
            read = secret.End;
        }
    }

    /// <summary>The noun with what is written together with it; a noun of two words ends with its second.</summary>
    private static int EndOfNoun(string text, int at)
    {
        if (PhraseAt(text.AsSpan(at)) is { } phrase)
            at += phrase.Length - 1;
        var latin = text[at] < 'ɐ';
        var end = at + 1;
        while (end < text.Length && end - at < 24 && char.IsLetter(text[end]) && (latin || text[end] > 127))
            end++;
        return end;
    }

    private static string? PhraseAt(ReadOnlySpan<char> text)
    {
        foreach (var phrase in LongNouns)
            if (text.StartsWith(phrase, StringComparison.Ordinal))
                return phrase;
        return null;
    }

    private static bool IsCode(string text, int at)
    {
        foreach (var noun in CodeNouns)
            if (text.AsSpan(at).StartsWith(noun, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>True for a column's heading that is such a noun.</summary>
    public static bool Names(ReadOnlySpan<char> heading)
    {
        if (System.Text.Ascii.IsValid(heading))
            return false;
        foreach (var noun in Nouns)
            if (heading.Equals(noun, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>인증번호 482913: four to eight digits, soon after the noun.</summary>
    private static SecretSpan? Code(string text, int end)
    {
        var window = text.AsSpan(end, LineEnds.After(text, end, 16) - end);
        var digit = window.IndexOfAnyInRange('0', '9');
        if (digit < 0)
            return null;
        var length = Runs.End(text, end + digit, Digits, within: 9) - end - digit;
        return length is >= 4 and <= 8 ? new(end + digit, end + digit + length, SecretKind.OneTimePassword) : null;
    }

    private static SecretSpan? After(string text, int end)
    {
        var separated = Carrier.AfterSeparator(text, end);
        var stop = LineEnds.After(text, end, Reach);
        var at = separated >= 0 ? separated : end;
        // particles, "is", fillers in any script
        while (separated < 0 && at < stop && !IsValueStart(text[at]))
        {
            if (text[at] is '(' or '（' or '。' or '.')
                return null; // an aside or the next sentence
            at++;
        }

        if (at >= text.Length || at >= stop && separated < 0)
            return null;
        return separated < 0 ? AfterWords(text, at, stop) : Fitting(text, at, separated: true);
    }

    /// <summary>"hasło to …": the value comes after a few words.</summary>
    private static SecretSpan? AfterWords(string text, int at, int stop)
    {
        for (var words = 0; words < 4 && at < stop; words++)
        {
            if (Fitting(text, at, separated: false) is { } secret)
                return secret;
            var blank = text.AsSpan(at, stop - at).IndexOf(' ');
            if (blank < 0 || !SecretShape.IsWords(text.AsSpan(at, blank)) || text[at + blank - 1] == '.')
                return null;
            at = Carrier.SkipBlanks(text, at + blank);
        }

        return null;
    }

    private static SecretSpan? Fitting(string text, int at, bool separated)
    {
        var value = ValueReader.Read(text, at);
        var length = value.Quoted ? value.Length : Latin(text.AsSpan(value.Start, value.Length), separated);
        var word = text.AsSpan(value.Start, length);
        var fits = length > 0 && !Placeholders.Is(word) && !SecretShape.IsPath(word)
            && (separated
                ? word.Length >= 3 && !IsAlgorithm(word) && (value.Quoted || SecretShape.IsChosen(word, 4) || (value.EndsLine && IsLatin(word) && !IsDate(word)))
                : SecretShape.IsChosen(word, 5) && !word.ContainsAny('/', '(', '=') && !IsAlgorithm(word));
        if (!fits)
            return null;
        if (!value.Quoted && value.Length >= ValueReader.LongestLook)
            value = ValueReader.Whole(text, value) is var whole ? whole : value;
        return new(value.Start, Math.Max(value.Start + length, value.Length >= ValueReader.LongestLook ? value.End : 0), SecretKind.Password);
    }

    /// <summary>The end of the Latin piece: 입니다 and です are grammar, not password.</summary>
    private static int Latin(ReadOnlySpan<char> value, bool separated)
    {
        var end = value.IndexOfAnyExceptInRange('!', '~');
        return separated && end == 0 ? value.Length : end < 0 ? value.TrimEnd(".,:").Length : value[..end].TrimEnd(".,:").Length;
    }

    private static bool IsDate(ReadOnlySpan<char> word) => SecretShape.IsNumber(word) && word.ContainsAny('-', '/', ':');

    private static bool IsAlgorithm(ReadOnlySpan<char> word) => !SecretShape.IsChain(word) && (
        word.StartsWith("SHA", StringComparison.OrdinalIgnoreCase) || word.StartsWith("AES", StringComparison.OrdinalIgnoreCase) || word.StartsWith("MD5", StringComparison.OrdinalIgnoreCase) || word.StartsWith("RSA", StringComparison.OrdinalIgnoreCase));

    private static bool IsLatin(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('!', '~');

    private static bool IsValueStart(char letter) => letter is > ' ' and < '\u007f' && letter is not ('(' or ')' or ',' or '.' or ':' or ';' or '-' or '=');
}
