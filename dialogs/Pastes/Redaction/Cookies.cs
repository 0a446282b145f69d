using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// <c>Cookie</c> and <c>Set-Cookie</c> (RFC 6265): every value, except what plainly is a setting (<c>theme=dark</c>) and the attributes after the first pair
/// of <c>Set-Cookie</c>. Outside these headers, sessions of well-known products by the names of their cookies; others as other keys are (<see cref="KeyedSecrets"/>).
/// </summary>
internal static class Cookies
{
    /// <summary>Cookies that hold a session and whose names say so to those who know the product only.</summary>
    private static readonly ImmutableArray<string> Products = [.. Vocabulary.Words("""
        ASPXAUTH ASPXFORMSAUTH NSC_AAAC NSC_TMAS MYSAPSSO2 SAP_SESSIONID SMSESSION SMIDENTITY ObSSOCookie OAMAuthnCookie LtpaToken LtpaToken2 iPlanetDirectoryPro DSID SVPNCOOKIE
        webvpn MRHSession FedAuth rtFa ESTSAUTH ESTSAUTHPERSISTENT ESTSAUTHLIGHT cadata CASTGC TGC CFTOKEN vmware_soap_session PVEAuthCookie SSOSESSION MoodleSession
        """)];

    private static readonly SearchValues<string> Anchors = SearchValues.Create(["cookie", "curl -b", "curl --cookie", .. Products.Select(name => name + "=")], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Attributes = ["path", "domain", "expires", "max-age", "samesite", "version", "priority", "comment"];

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, Anchors))
        {
            if (at < read || Placeholder.Names(text, at))
                continue;
            if (OfProduct(text, at) is > 0 and var name)
            {
                read = Session(text, name, found);
                continue;
            }

            var end = at + "cookie".Length;
            if (end < text.Length && text[end] is 's' or 'S' or '2')
                end++;
            var from = end < text.Length && text[end] == ' ' && at > 1 && text[at - 1] == '-' ? end : Carrier.AfterSeparator(text, end);
            if (from >= 0)
                read = Pairs(text, from, isSet: at > 3 && text.AsSpan(at - 4, 4).StartsWith("set", StringComparison.OrdinalIgnoreCase), found);
        }
    }

    /// <summary>Where the value begins behind the name of a product's cookie at <paramref name="at"/>; 0 if none stands there.</summary>
    private static int OfProduct(string text, int at)
    {
        if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            return 0;
        var end = Runs.End(text, at, Runs.Base64Url, within: 40);
        foreach (var name in Products)
            if (name.Length == end - at && text.AsSpan(at, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
                return end < text.Length && text[end] == '=' ? end + 1 : 0;
        return 0;
    }

    private static int Session(string text, int start, List<SecretSpan> found)
    {
        var line = LineEnds.After(text, start);
        var end = text.AsSpan(start, line - start).IndexOfAny(Ends) is >= 0 and var length ? start + length : line;
        var value = text.AsSpan(start, end - start);
        if (value.Length >= ShortestSession && !Placeholders.Is(value) && !SecretShape.IsWords(value))
            found.Add(new(start, end, SecretKind.Cookie));
        return end;
    }

    private const int ShortestSession = 12;

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
