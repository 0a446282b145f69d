using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Values that stand for a secret or say that there is none: <c>&lt;password&gt;</c>, <c>****</c>, <c>${VAR}</c>, <c>{{ x }}</c>, <c>null</c>, <c>os.environ["X"]</c>.</summary>
internal static class Placeholders
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Vocabulary.Set("""
        null none nil undefined deleted empty blank true false yes no on off string str text varchar char int integer bool boolean bytes object any number float uuid
        required optional missing invalid incorrect wrong expired unknown unset set hidden masked redacted filtered removed omitted secret-omitted protected sensitive
        disabled enabled default prompt ask interactive n/a na tbd todo fixme changed example sample placeholder dummy not must is are was were will has have had be been
        can cannot could should may might for of in at by with from to the a an this that these your my our his her their its and or if when then than please enter type
        reset rotation rotated accepted rejected denied failed failure error ok success match mismatch matches verified authentication authorization policy
        cannot-be-empty include same-origin omit provided given generated stored encrypted hashed bearer basic negotiate kerberos ntlm digest oauth oauth2 jwt saml mac
        option::none optional.empty optional.empty() nothing undefined(null)
        falsch abgelaufen ungültig erforderlich geändert fehlt leer incorrecta incorrecto inválida inválido caducada expirada expirado requerida obligatoria incorrect·e
        invalide expiré expirée requis requise obligatoire vide errata scaduta scaduto mancante incorreta vencida ongeldig verlopen felaktigt fel wrong! read write
        неверный неверен неправильный истёк истек 만료 만료됨 틀림 오류 없음 필수 불일치 변경 초기화 재설정 입력 확인 無効 期限切れ 不正 必須 エラー 错误 過期 过期 无效
        """);

    /// <summary>What must follow a mark: a password may begin as a placeholder does, but goes on otherwise.</summary>
    private enum Rest
    {
        /// <summary>Words only: <c>your-api-key</c>, not <c>YourPass1!</c>.</summary>
        Words,

        /// <summary>Words up to a closing bracket, perhaps cut off: <c>[filtered]</c>, <c>(not</c>.</summary>
        Aside,

        /// <summary>Nothing, or a blank: a type of YAML, <c>!secret db</c>.</summary>
        Blank,

        /// <summary>A name, as templates and code have it: <c>${DB_PASSWORD}</c>, <c>vault:secret/db</c>; not <c>${kL9q}z</c>.</summary>
        Name,

        /// <summary>A sign that is part of no word: <c>getenv("X")</c>.</summary>
        Sign,

        /// <summary>Base64 up to a closing bracket, perhaps with names of its parts.</summary>
        Ciphertext,
    }

    private sealed record Mark(string Text, Rest Rest);

    private static readonly FrozenDictionary<char, Mark[]> MarksByFirst = new (Rest After, string[] Marks)[]
    {
        (Rest.Words, ["your-", "your_", "yourp", "replace-", "replace_", "replaceme", "value_specified_in_no_log", "insert-", "insert_", "placeholder", "example_", "valuefrom"]),
        (Rest.Aside, ["[redacted]", "[filtered", "[masked", "[hidden", "[removed", "[secret", "[omitted", "<redacted", "(hidden", "(redacted", "(omitted", "(masked", "(null", "(none", "(empty", "(blank", "(not set", "(unset", "(sensitive"]),
        (Rest.Blank, ["!secret", "!ref", "!vault", "!getatt"]),
        (Rest.Name, ["${", "$(", "{{", "<%", "%{", "#{", "vault:", "op://", "arn:", "secretref:", "env:", "env.", "env(", "file:", "ssm:", "kms:", "var.", "local.", "secrets."]),
        (Rest.Sign, ["os.environ", "process.env", "getenv", "$env", "@microsoft.keyvault", "secretkeyref"]),
        (Rest.Ciphertext, ["enc[", "enc("]),
    }.SelectMany(row => row.Marks.Select(mark => new Mark(mark, row.After))).GroupBy(mark => mark.Text[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>True if <paramref name="value"/> is no secret but stands for one.</summary>
    public static bool Is(ReadOnlySpan<char> value)
    {
        var whole = value.TrimStart(" \t\"'`.,;").TrimEnd(" \t\"'`.,;:");
        value = whole.TrimStart(" \t\"'`.,;:");
        return value.Length == 0 || IsWord(value) || Placeholder.IsBegunBy(value) || value.StartsWith("-----BEGIN") || IsTemplate(whole) || IsMask(value) || IsMarked(value);
    }

    /// <summary><c>expired</c>, <c>wrong!</c>; but who must have a capital and a sign writes <c>Hidden!</c>.</summary>
    private static bool IsWord(ReadOnlySpan<char> value) => (char.IsUpper(value[0]) ? value : value.TrimEnd("!?")) is var word && (word.Length == 0 || Words.Contains(Lower(word, stackalloc char[24])));

    /// <summary><c>&lt;token&gt;</c>, <c>{token}</c>, <c>%TOKEN%</c>, <c>%s</c>, <c>$TOKEN</c>, <c>{0}</c>, <c>@token</c>, <c>:token</c>, <c>[token]</c>.</summary>
    private static bool IsTemplate(ReadOnlySpan<char> value) => value[0] switch
    {
        '<' => (value[^1] == '>' || value.IndexOf('>') < 0) && !IsFilled(value[1..].TrimEnd('>')),
        '{' => value[^1] == '}' && SecretShape.IsWords(value[1..^1].TrimEnd("0123456789")) && !SecretShape.IsChain(value[1..^1]),
        '[' => value[^1] == ']' && SecretShape.IsWords(value[1..^1]) && !SecretShape.IsChain(value[1..^1]),
        '%' => (value.Length == 2 && char.IsAsciiLetterLower(value[1])) || (value.Length > 2 && value[^1] == '%' && IsIdentifier(value[1..^1])),
        '$' => value.Length == 1 || IsName(value[1..]) || IsParameter(value[1..]),
        '@' or '?' or ':' => value.Length > 1 && ((IsName(value[1..]) && SecretShape.IsWords(value[1..])) || IsParameter(value[1..])),
        _ => false,
    };

    /// <summary><c>&lt;hunter2!&gt;</c>: some logs put every value into brackets.</summary>
    private static bool IsFilled(ReadOnlySpan<char> inner) => SecretShape.IsChosen(inner, 5) && (!SecretShape.IsWords(inner) || SecretShape.IsChain(inner)) && inner.IndexOfAny(" <=\"") < 0;

    /// <summary>A parameter of a statement in SQL: <c>@p0</c>, <c>:p1</c>, <c>$2</c>.</summary>
    private static bool IsParameter(ReadOnlySpan<char> name) => name.Length < 4 && name.TrimEnd("0123456789") is "" or "p";

    /// <summary>
    /// <c>****</c>, <c>xxxx</c>, <c>••••</c>, <c>......</c>; also with a short end that stays readable, <c>****1234</c>, or a beginning and an end, <c>ab***yz</c>. What
    /// masks is one sign, and what stays readable are letters and digits.
    /// </summary>
    private static bool IsMask(ReadOnlySpan<char> value)
    {
        if (value is "..." || ((value.Contains("***", StringComparison.Ordinal) || value.Contains("•••", StringComparison.Ordinal)) && !value.ContainsAnyExcept(Hollow)))
            return true;
        var masked = value.TrimStart("*xX•●.·#_-…∙");
        if (masked.Length == 0)
            return value.Length >= 2;
        masked = value.TrimStart(value[0]);
        return value.Length - masked.Length >= Math.Max(2, masked.Length) && masked.Length <= 4 && value[0] is '*' or '•' or '●' or 'x' or 'X' && value.Length >= 8;
    }

    private static readonly SearchValues<char> Hollow = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.*• :@/<>()[]=,");

    /// <summary>A mark at the beginning, or a template within the value.</summary>
    private static bool IsMarked(ReadOnlySpan<char> value)
    {
        if (BeginsMarked(value) || (value.IndexOf("getenv", StringComparison.OrdinalIgnoreCase) is > 0 and < 12 and var call && BeginsMarked(value[call..])))
            return true;
        var reach = Math.Min(value.Length, 40);
        for (var at = 1; at < reach && value[at..reach].IndexOfAny('$', '{', '#') is >= 0 and var next; at++)
        {
            at += next;
            if (at + 2 < value.Length && BeginsMarked(value[at..]))
                return true;
        }

        return false;
    }

    private static bool BeginsMarked(ReadOnlySpan<char> value)
    {
        if (!MarksByFirst.TryGetValue(char.ToLowerInvariant(value[0]), out var marks))
            return false;
        foreach (var mark in marks)
            if (value.StartsWith(mark.Text, StringComparison.OrdinalIgnoreCase) && Follows(mark.Rest, value[mark.Text.Length..]))
                return true;
        return false;
    }

    private static bool Follows(Rest rest, ReadOnlySpan<char> value) => rest switch
    {
        Rest.Words => SecretShape.IsWords(value.TrimEnd("0123456789")) && (value.Length == 0 || !char.IsAsciiDigit(value[^1]) || value.TrimEnd("0123456789") is [.., '-' or '_']),
        Rest.Aside => SecretShape.IsWords(value.TrimEnd(")]>").TrimEnd("0123456789")),
        Rest.Blank => value.Length == 0 || value[0] == ' ',
        Rest.Name => BeginsWithName(value),
        Rest.Sign => value.Length == 0 || value[0] is ':' or '.' or '(' or '[' or '{' or ' ' or '-',
        _ => !value.TrimEnd(")]").ContainsAnyExcept(Ciphertext),
    };

    private static readonly SearchValues<char> Ciphertext = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-,:");

    /// <summary>True for what a template or an argument begins with: a name, a number, a text in quotes, or nothing; up to a sign that code has there.</summary>
    public static bool BeginsWithName(ReadOnlySpan<char> value)
    {
        value = value.TrimStart("{%=-+ ./\\");
        var end = value.IndexOfAnyExcept(Runs.Names);
        var name = value[..(end < 0 ? value.Length : end)];
        return (end < 0 || " .,:;/|()[]{}<>\\\"'$%&?+#=@".Contains(value[end], StringComparison.Ordinal))
            && (name.Length == 0 || IsName(name) || name.TrimEnd("0123456789") is var stem && (stem.Length == 0 || IsName(stem)));
    }

    private static bool IsIdentifier(ReadOnlySpan<char> value) => !value.ContainsAnyExcept(Runs.Names);

    private static bool IsName(ReadOnlySpan<char> value) => IsIdentifier(value) && (value.ContainsAny('_', '.') || SecretShape.IsWords(value)) && !SecretShape.IsRandom(value, 6);

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> value, Span<char> buffer)
    {
        if (value.Length > buffer.Length)
            return default;
        value.ToLowerInvariant(buffer);
        return buffer[..value.Length];
    }
}
