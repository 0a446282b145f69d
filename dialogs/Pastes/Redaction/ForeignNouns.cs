using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Words for "password" in languages that are not written in ASCII. They take particles and need no blanks (비밀번호는 …입니다, パスワードは…です),
/// so after them only an unbroken piece of ASCII that looks chosen counts, or whatever follows a separator.
/// </summary>
internal static class ForeignNouns
{
    private static readonly SearchValues<string> Nouns = SearchValues.Create(Vocabulary.Words("""
        비밀번호 비번 패스워드 암호 비밀키 시크릿 토큰 인증키 API키 액세스키
        パスワード パスフレーズ 暗証番号 合言葉 秘密鍵 シークレット トークン APIキー アクセスキー
        密码 密碼 口令 通行码 密钥 令牌 金鑰 權杖
        пароль пароля пароле паролем Пароль Пароля Паролем ПАРОЛЬ секрет Секрет токен Токен ключ Ключ лозинка парола
        contraseña Contraseña CONTRASEÑA contrasenya şifre Şifre şifresi Şifresi hasło Hasło hasła Hasła heslo lösenord Lösenord jelszó Jelszó jelszava parolă Parolă
        κωδικός Κωδικός κωδικό סיסמה סיסמא رمز كلمة मॉपासवर्ड पासवर्ड รหัสผ่าน khẩu sõna clé Clé
        """), StringComparison.Ordinal);

    private const int Reach = 40;

    public static void Find(string text, List<SecretSpan> found)
    {
        if (System.Text.Ascii.IsValid(text))
            return;
        var read = 0;
        foreach (var at in Runs.Of(text, Nouns))
        {
            if (at < read)
                continue;
            var end = at + 1;
            while (end < text.Length && text[end] > 127 && char.IsLetter(text[end]) && end - at < 24)
                end++;
            if (After(text, end) is not { Length: > 0 } secret)
                continue;
            found.Add(secret);
            read = secret.End;
        }
    }

    private static SecretSpan? After(string text, int end)
    {
        var separated = Carrier.AfterSeparator(text, end);
        var stop = LineEnds.After(text, end, Reach);
        var at = separated >= 0 ? separated : end;
        // particles, "is", fillers in any script
        while (separated < 0 && at < stop && !IsValueStart(text[at]))
            at++;
        if (at >= text.Length || at >= stop && separated < 0)
            return null;
        var value = ValueReader.Read(text, at);
        var length = value.Quoted ? value.Length : Latin(text.AsSpan(value.Start, value.Length), separated >= 0);
        var word = text.AsSpan(value.Start, length);
        var fits = length > 0 && !Placeholders.Is(word) && !SecretShape.IsPath(word)
            && (separated >= 0
                ? word.Length >= 3 && (value.Quoted || SecretShape.IsChosen(word, 4) || (value.EndsLine && IsLatin(word)))
                : SecretShape.IsChosen(word, 5) && !word.ContainsAny('/', '('));
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

    private static bool IsLatin(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('!', '~');

    private static bool IsValueStart(char letter) => letter is > ' ' and < '\u007f' && letter is not ('(' or ')' or ',' or '.' or ':' or ';' or '-' or '=');
}
