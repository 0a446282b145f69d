using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// <c>Cookie</c> and <c>Set-Cookie</c> (RFC 6265): every value, except what plainly is a setting (<c>theme=dark</c>) and the attributes after the first pair
/// of <c>Set-Cookie</c>. Outside these headers, sessions of well-known products by the names of their cookies (<see cref="ProductCookies"/>), others as other keys are (<see cref="KeyedSecrets"/>).
/// </summary>
internal static class Cookies
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(["cookie", "curl -b", "curl --cookie"], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Attributes = ["path", "domain", "expires", "max-age", "samesite", "version", "priority", "comment"];

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, Anchors))
        {
            if (at < read || Placeholder.Names(text, at))
                continue;
            var end = at + "cookie".Length;
            if (end < text.Length && text[end] is 's' or 'S' or '2')
                end++;
            var from = end < text.Length && text[end] == ' ' && at > 1 && text[at - 1] == '-' ? end : Carrier.AfterSeparator(text, end);
            if (from >= 0)
                read = Pairs(text, from, isSet: at > 3 && text.AsSpan(at - 4, 4).StartsWith("set", StringComparison.OrdinalIgnoreCase), found);
        }
    }

    /// <summary>Reads <c>name=value; name=value</c> up to the end of the line or the closing quote; returns where it stopped.</summary>
    private static int Pairs(string text, int at, bool isSet, List<SecretSpan> found)
    {
        var stop = LineEnds.After(text, at);
        while (at < stop && (text[at] is ' ' or '[' or '{' or ';' || Carrier.QuoteAt(text, at) > 0))
            at += Math.Max(1, Carrier.QuoteAt(text, at));
        while (at < stop)
        {
            var nameEnd = at;
            while (nameEnd < stop && nameEnd - at < 120 && (char.IsAsciiLetterOrDigit(text[nameEnd]) || "_-.~!#$%+*^|".Contains(text[nameEnd], StringComparison.Ordinal)))
                nameEnd++;
            if (nameEnd == at || nameEnd >= stop || text[nameEnd] != '=')
                return Math.Max(at, nameEnd);
            var start = nameEnd + 1;
            start += start < stop && text[start] == '"' ? 1 : 0;
            var length = text.AsSpan(start, stop - start).IndexOfAny(Ends);
            var end = length < 0 ? stop : start + length;
            if (IsSecret(text.AsSpan(at, nameEnd - at), text.AsSpan(start, end - start)))
                found.Add(new(start, end, SecretKind.Cookie));
            at = end;
            while (at < stop && text[at] is ';' or ' ' or '&' or ',')
                at++;
            if (at == end || isSet)
                return at;
        }

        return at;
    }

    private static readonly SearchValues<char> Ends = SearchValues.Create("; \"',\\)]}<>");

    private static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        foreach (var attribute in Attributes)
            if (name.Equals(attribute, StringComparison.OrdinalIgnoreCase))
                return false;
        if (Placeholders.Is(value) || value.Length < 3)
            return false;
        var sensitive = KeyNames.Classify(name, default) != KeyClass.None || name.Contains("auth", StringComparison.OrdinalIgnoreCase) || name.Contains("sess", StringComparison.OrdinalIgnoreCase);
        return sensitive ? value.Length >= 4 : !(value.Length <= 24 && (SecretShape.IsWords(value) || SecretShape.IsNumber(value))) && value.Length > 5;
    }
}
