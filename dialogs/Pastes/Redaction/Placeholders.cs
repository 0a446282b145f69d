using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Values that stand for a secret or say that there is none: <c>&lt;password&gt;</c>, <c>****</c>, <c>${VAR}</c>, <c>{{ x }}</c>, <c>null</c>, <c>os.environ["X"]</c>.</summary>
internal static class Placeholders
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Vocabulary.Set("""
        null none nil undefined empty blank true false yes no on off string str text varchar char int integer bool boolean bytes object any number float uuid
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

    private static readonly FrozenDictionary<char, string[]> MarksByFirst = new[]
    {
        "[redacted]", "[filtered", "[masked", "[hidden", "[removed", "[secret", "[omitted", "<redacted", "(hidden", "(redacted", "(omitted", "(masked", "(null", "(none", "(empty", "(blank", "(not set", "(unset",
        "os.environ", "process.env", "getenv", "${", "$(", "{{", "<%", "%{", "#{", "your-", "your_", "yourp", "replace-", "replace_", "replaceme", "value_specified_in_no_log", "(sensitive", "insert-", "insert_", "placeholder", "example_", "valuefrom",
        "enc[", "enc(", "@microsoft.keyvault", "vault:", "op://", "!secret", "!ref", "!vault", "!getatt", "arn:", "secretref:", "secretkeyref", "env:", "env.", "env(", "file:", "ssm:", "kms:", "var.", "local.", "secrets.", "$env",
    }.GroupBy(mark => mark[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>True if <paramref name="value"/> is no secret but stands for one.</summary>
    public static bool Is(ReadOnlySpan<char> value)
    {
        value = value.Trim(" \t\"'`.,;:").TrimEnd("!?");
        return value.Length == 0 || Words.Contains(Lower(value, stackalloc char[24])) || Placeholder.IsBegunBy(value) || value.StartsWith("-----BEGIN") || IsTemplate(value) || IsMask(value) || IsMarked(value);
    }

    /// <summary><c>&lt;token&gt;</c>, <c>{token}</c>, <c>%TOKEN%</c>, <c>$TOKEN</c>, <c>{0}</c>, <c>@token</c>, <c>:token</c>, <c>[token]</c>.</summary>
    private static bool IsTemplate(ReadOnlySpan<char> value) => value[0] switch
    {
        '<' => (value[^1] == '>' || value.IndexOf('>') < 0) && !IsFilled(value[1..].TrimEnd('>')),
        '{' => value[^1] == '}' && SecretShape.IsWords(value[1..^1].TrimEnd("0123456789")) && !SecretShape.IsChain(value[1..^1]),
        '[' => value[^1] == ']' && SecretShape.IsWords(value[1..^1]) && !SecretShape.IsChain(value[1..^1]),
        '%' => value.Length > 2 && value[^1] == '%' && IsIdentifier(value[1..^1]),
        '$' => value.Length == 1 || IsName(value[1..]),
        '@' or '?' or ':' => value.Length > 1 && IsName(value[1..]) && SecretShape.IsWords(value[1..]),
        _ => false,
    };

    /// <summary><c>&lt;hunter2!&gt;</c>: some logs put every value into brackets.</summary>
    private static bool IsFilled(ReadOnlySpan<char> inner) => SecretShape.IsChosen(inner, 5) && (!SecretShape.IsWords(inner) || SecretShape.IsChain(inner)) && inner.IndexOfAny(" <=\"") < 0;

    /// <summary><c>****</c>, <c>xxxx</c>, <c>••••</c>, <c>......</c>; also a short end that stays readable: <c>****1234</c>.</summary>
    private static bool IsMask(ReadOnlySpan<char> value)
    {
        var masked = value.TrimStart("*xX•●.·#_-…∙");
        return value.Length - masked.Length >= Math.Max(2, masked.Length) && masked.Length <= 4 && (masked.Length == 0 || value[0] is '*' or '•' or '●' or 'x' or 'X' && value.Length >= 8)
            || value.Contains("***", StringComparison.Ordinal) || value.Contains("•••", StringComparison.Ordinal) || value is "...";
    }

    private static bool IsMarked(ReadOnlySpan<char> value)
    {
        var head = value[..Math.Min(value.Length, 40)];
        if (BeginsMarked(head) || head[..Math.Min(head.Length, 18)].Contains("getenv", StringComparison.OrdinalIgnoreCase))
            return true;
        for (var at = head.IndexOfAny('$', '{', '#'); at >= 0; at = head[(at + 1)..].IndexOfAny('$', '{', '#') is >= 0 and var next ? at + 1 + next : -1)
            if (BeginsMarked(head[at..]))
                return true;
        return false;
    }

    private static bool BeginsMarked(ReadOnlySpan<char> value)
    {
        if (!MarksByFirst.TryGetValue(char.ToLowerInvariant(value[0]), out var marks))
            return false;
        foreach (var mark in marks)
            if (value.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
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
