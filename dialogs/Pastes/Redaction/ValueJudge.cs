using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Decides whether a value beside a key is the secret, or code, prose, a path, a placeholder.</summary>
internal static class ValueJudge
{
    /// <summary>Objects that code reads secrets from: <c>config.password</c> is no password.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CodeRoots = Vocabulary.Set("""
        self this os sys process env config cfg conf settings request req params param user props properties var local data secrets system environment module each args
        options opts ctx context credentials builder app vault obj form body session state model input event account client response res result
        """);

    /// <param name="key">The key.</param>
    /// <param name="value">The value as read.</param>
    /// <param name="prose">A colon and a blank stood before it, as before a sentence.</param>
    public static bool IsSecret(KeyName key, ReadValue value, bool prose)
    {
        var text = key.Text.AsSpan(value.Start, value.Length);
        if (!value.Quoted)
            text = text.TrimEnd(".,:");
        if (text.Length == 0 || Placeholders.Is(text) || IsAside(key.Text, value) || IsCode(key, text, value.Quoted) || IsObjectName(key, text))
            return false;
        return key.Class switch
        {
            KeyClass.Password => IsPassword(text, value, prose),
            KeyClass.Token => IsToken(text, value),
            KeyClass.Digits => (text.Length is >= 3 and <= 8 && SecretShape.IsNumber(text) && !text.ContainsAnyExceptInRange('0', '9')) || SecretShape.IsRandom(text, 6) || IsBase32(text),
            KeyClass.Phrase => text.Length >= 4 && (!prose || (value.Quoted && text.Count(' ') >= 5) || !SecretShape.IsWords(text) || RestHasOnlyWords(key.Text, value)),
            _ => IsLongRandom(key, text),
        };
    }

    /// <summary><c>(value not set)</c>, <c>&lt;ask your administrator></c>: several words in brackets instead of a value.</summary>
    private static bool IsAside(string text, ReadValue value)
    {
        if (value.Quoted || text[value.Start] is not ('(' or '<' or '[') || value.End >= text.Length || text[value.End] != ' ')
            return false;
        var inside = text.AsSpan(value.Start + 1, Math.Min(60, text.Length - value.Start - 1));
        return inside.IndexOfAny(")>]\n") is > 0 and var close && inside[close] is not '\n' && SecretShape.IsWords(inside[..close]);
    }

    /// <summary>The id of a secret in a store is its path or name (<c>"SecretId": "prod/orders/db"</c>), as is that of a secret in a cluster (<c>secret=ntp/db</c>); Vault's is a GUID that opens.</summary>
    private static bool IsObjectName(KeyName key, ReadOnlySpan<char> text) =>
        key.Class == KeyClass.Password && ((key.Name.Equals("secret", StringComparison.OrdinalIgnoreCase) && SecretShape.IsObjectPath(text)) || ((key.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || key.Name.EndsWith("name", StringComparison.OrdinalIgnoreCase))
            && (text.Contains('/') || (!SecretShape.IsGuid(text) && !SecretShape.IsRandom(text, 16)))));

    private static bool IsPassword(ReadOnlySpan<char> text, ReadValue value, bool prose)
    {
        if (SecretShape.IsPath(text) || text.StartsWith("http://") || text.StartsWith("https://"))
            return false;
        if (value.Quoted || !prose)
            return text.Length > 1 || char.IsAsciiLetterOrDigit(text[0]);
        return SecretShape.IsChosen(text, 3) || (value.EndsLine && text.Length >= 3 && !(text.Contains('_') && SecretShape.IsWords(text))) || (SecretShape.IsNumber(text) && text.Length >= 4 && value.EndsLine);
    }

    private static bool IsToken(ReadOnlySpan<char> text, ReadValue value) =>
        text.Length >= 6 && !SecretShape.IsNumber(text) && !(SecretShape.IsLabel(text) && !SecretShape.IsRandom(text, 20)) && !(text[0] is '(' or '[' && !value.Quoted) && !SecretShape.IsPath(text) && !text.Contains("://", StringComparison.Ordinal)
        && (SecretShape.IsRandom(text, 6) || (SecretShape.IsChosen(text, 8) && (!SecretShape.IsWords(text) || SecretShape.IsChain(text)) && text.IndexOfAny(' ', '(') < 0) || IsPair(text) || (text.Length >= 24 && text.IndexOfAny(' ', '.') < 0 && text.IndexOf('_') < 0 && !value.EndsLine));

    /// <summary><c>admin:hunter2</c> and <c>admin/hunter2</c> after "credentials".</summary>
    private static bool IsPair(ReadOnlySpan<char> text) => text.IndexOfAny(':', '/') is > 0 and var at && SecretShape.IsChosen(text[(at + 1)..], 4);

    private static bool IsLongRandom(KeyName key, ReadOnlySpan<char> text)
    {
        var session = key.Kind == SecretKind.Cookie;
        return !SecretShape.IsPath(text) && !text.Contains("://", StringComparison.Ordinal) && !SecretShape.IsGuid(text) && !IsDigest(text)
            && text.IndexOfAny(' ', '(') < 0 && !(text.Contains('/') && text.Contains('.')) // a path in a bucket
            && (SecretShape.IsRandom(text, 16) || (SecretShape.IsStrong(text) && !SecretShape.IsChain(text)) || (session && text.Length >= 16 && !text.ContainsAny('.', '/') && !text.Contains('_')));
    }

    /// <summary>RFC 4648: what seeds of one-time passwords are written in.</summary>
    public static bool IsBase32(ReadOnlySpan<char> text)
    {
        foreach (var letter in text.TrimEnd('='))
            if (letter is not ((>= 'A' and <= 'Z') or (>= '2' and <= '7')))
                return false;
        return text.Length >= 16;
    }

    private static bool IsDigest(ReadOnlySpan<char> text) =>
        text.StartsWith("sha", StringComparison.OrdinalIgnoreCase) || text.StartsWith("md5", StringComparison.OrdinalIgnoreCase);

    private static bool RestHasOnlyWords(string text, ReadValue value) =>
        SecretShape.IsWords(text.AsSpan(value.Start, LineEnds.After(text, value.Start, 400) - value.Start));

    /// <summary>A member, a call, an index, a type, or the key's own name again (<c>password=password</c>).</summary>
    private static bool IsCode(KeyName key, ReadOnlySpan<char> text, bool quoted)
    {
        if (text.Equals(key.Name, StringComparison.OrdinalIgnoreCase))
            return true;
        if (quoted)
            return false;
        var end = text.IndexOfAny('.', '(', '[');
        if (text.IndexOf('(') is > 0 and var open && SecretShape.IsWords(text[..open]))
            return IsCall(text[open..]);
        if (end < 0)
            return SecretShape.IsWords(text) && text.Length < 40 && text.IndexOf('-') < 0 && KeyNames.Classify(text, default) is KeyClass.Password or KeyClass.Token;
        if (!SecretShape.IsWords(text[..end]) || end == 0)
            return false;
        Span<char> root = stackalloc char[32];
        return text[end] != '.'
            ? IsIndex(text[(end + 1)..])
            : SecretShape.IsWords(text[..(text.IndexOfAny('(', '[') is >= 0 and var call ? call : text.Length)]) && end < root.Length && CodeRoots.Contains(root[..text[..end].ToLowerInvariant(root)]);
    }

    /// <summary>Arguments, and after the bracket that closes them nothing or more code: <c>(16)</c>, <c>("db").value</c>; not <c>(2024)!</c>.</summary>
    private static bool IsCall(ReadOnlySpan<char> arguments)
    {
        var close = arguments.LastIndexOf(')');
        return Placeholders.BeginsWithName(arguments[1..])
            && (close < 0 || close == arguments.Length - 1 || arguments[close + 1] is '.' or '[' or ']' or '}' or ';' or ',' or '?' or '|' or ':' or '-' or '+' or '"' or '\'');
    }

    /// <summary>A name or a text in quotes, or a small number: <c>[0]</c>, <c>[name]</c>; not <c>[2024]</c>.</summary>
    private static bool IsIndex(ReadOnlySpan<char> index) => index is ['"' or '\'', ..] || index.EndsWith("\"")
        || (index.EndsWith("]") && index.TrimEnd(']') is var inner && (inner.Length == 0 || inner[0] is ':' or '$' || SecretShape.IsWords(inner) || (inner.Length < 4 && SecretShape.IsNumber(inner))));
}
