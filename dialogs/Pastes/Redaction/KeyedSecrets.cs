using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Values beside a key name: <c>password=…</c>, <c>"apiKey": "…"</c>, <c>&lt;Secret&gt;…&lt;/Secret&gt;</c>, <c>--token …</c>, <c>PGPASSWORD=…</c>, query parameters,
/// connection strings, name/value pairs over two lines, and "the password is …". One pass over the places where a key name may stand.
/// </summary>
internal static class KeyedSecrets
{
    private const int LongestName = 80;

    public static void Find(string text, List<SecretSpan> found)
    {
        foreach (var stems in KeyNames.Stems)
            Find(text, stems, found);
        ForeignNouns.Find(text, found);
    }

    private static void Find(string text, SearchValues<string> stems, List<SecretSpan> found)
    {
        var (read, looked) = (0, 0);
        while (text.AsSpan(looked).IndexOfAny(stems) is >= 0 and var next)
        {
            var at = looked + next;
            var start = Math.Max(NameStart(text, at), read);
            looked = NameEnd(text, at);
            var key = new KeyName(text, start, looked);
            if (key.Class == KeyClass.None)
                continue;
            var secret = Secret(key) is { Length: > 0 } first ? first : default(SecretSpan?);
            if (secret is { } known)
            {
                found.Add(known);
                read = known.End;
            }

            read = Math.Max(read, Successors.Find(key, secret, found));
            looked = Math.Max(looked, read);
        }
    }

    /// <summary>
    /// The first form that the text has decides, also when its value is no secret: what follows the placeholder in
    /// <c>&lt;Password Type="…">[redacted:password]</c> must not be read as prose.
    /// </summary>
    private static SecretSpan? Secret(KeyName key)
    {
        if (KeyedValue.PairedStart(key) is { } paired)
            return KeyedValue.At(key, paired);
        if (KeyedValue.EscapedElement(key) is { } escaped)
            return escaped;
        if (KeyedValue.OpensElement(key))
            return KeyedValue.Element(key);
        if (KeyedValue.ValueStart(key) is >= 0 and var start)
            return KeyedValue.Assigned(key, start) ?? KeyedValue.OnNextLine(key);
        if (KeyedValue.IsOption(key))
            return KeyedValue.Argument(key);
        return KeyedValue.Bracketed(key) ?? KeyedValue.OnNextLine(key) ?? Prose.After(key);
    }

    private static int NameStart(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestName && IsNamePart(text[start - 1]))
            start--;
        // the n of \nPASSWORD=x in a JSON string belongs to the escape
        if (start > 0 && text[start - 1] == '\\' && start < at && text[start] is 'n' or 't' or 'r')
            start++;
        if (start > 0 && text[start - 1] == '\\' && start + 5 <= at && text[start] == 'u' && Runs.End(text, start + 1, Runs.Hex, within: 4) == start + 5)
            start += 5; // \u003cpassword
        if (start > 0 && text[start - 1] == '%' && start + 2 <= at && char.IsAsciiHexDigit(text[start]) && char.IsAsciiHexDigit(text[start + 1]))
            start += 2;
        while (start < at && text[start] is '-' or '.')
            start++;
        // the D of -Dname=value is java's option, not the name's
        if (start > 0 && start < at && text[start - 1] == '-' && text[start] is 'D' or 'P' && char.IsLetter(text[start + 1]))
            start++;
        return start;
    }

    private static int NameEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestName && IsNamePart(text[end]))
            end++;
        while (end > at && text[end - 1] is '.' or '-')
            end--;
        return end;
    }

    private static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' || (letter > 127 && char.IsLetter(letter) && letter < 0x300);
}

/// <summary>A key name in its place.</summary>
internal readonly struct KeyName
{
    public KeyName(string text, int start, int end)
    {
        (Text, Start, End) = (text, start, end);
        Class = Placeholder.Names(text, start) ? KeyClass.None : KeyNames.Classify(text.AsSpan(start, end - start), WordBefore(text, start));
    }

    public string Text { get; }

    public int Start { get; }

    public int End { get; }

    public KeyClass Class { get; }

    public ReadOnlySpan<char> Name => Text.AsSpan(Start, End - Start);

    /// <summary>Named as what it opens where the name says so.</summary>
    public SecretKind Kind =>
        Has("aws") || Has("x-amz") || Has("amz-") ? SecretKind.Aws
        : Has("accountkey") || Has("sharedaccess") || Has("azure") || Name.Equals("sig", StringComparison.OrdinalIgnoreCase) || Has("functions-key") || Has("arm_client") ? SecretKind.Azure
        : Has("otp") || Has("mfa") ? SecretKind.OneTimePassword
        : Has("saml") ? SecretKind.Saml
        : Has("session") || Has("sess") || Name.Equals("sid", StringComparison.OrdinalIgnoreCase) || Has("cookie") ? SecretKind.Cookie
        : Start > 0 && Text[Start - 1] is '?' or '&' ? SecretKind.Query
        : Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? SecretKind.Bearer
        : SecretKind.Password;

    private bool Has(string part) => Name.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The word before the name when one blank lies between: <c>API</c> of <c>API Key</c>.</summary>
    private static ReadOnlySpan<char> WordBefore(string text, int start)
    {
        if (start < 3 || text[start - 1] is not (' ' or '-'))
            return default;
        var from = start - 1;
        while (from > 0 && start - from < 20 && char.IsLetter(text[from - 1]))
            from--;
        return text.AsSpan(from, start - 1 - from);
    }
}
