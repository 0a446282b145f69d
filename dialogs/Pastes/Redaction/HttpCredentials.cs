using System.Buffers;
using System.Text;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// <c>Authorization</c> and <c>Proxy-Authorization</c> (RFC 9110) in whatever dress: raw, JSON, curl, a dump of a dictionary; and the schemes
/// Bearer, Basic, Negotiate and NTLM wherever a credential follows them.
/// </summary>
internal static class HttpCredentials
{
    private static readonly SearchValues<string> Anchors =
        SearchValues.Create(["authorization", "bearer", "basic", "negotiate", "ntlm", "ssws ", "geniekey ", "x-", "response=", "mac=\""], StringComparison.OrdinalIgnoreCase);

    /// <summary>Schemes whose one credential follows after a blank.</summary>
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "basic", "bearer", "negotiate", "ntlm", "kerberos", "token", "apikey", "api-key", "key", "bot", "ssws", "splunk", "geniekey", "sharedkey", "sharedkeylite",
        "jwt", "dpop", "gtoken", "googlelogin", "saml", "livesdk", "pat", "hmac", "client", "session", "klaviyo-api-key", "wrap", "msauth1.0", "msauth",
    };

    private const int LongestLook = 4096;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, Anchors))
        {
            if (at < read)
                continue;
            var span = text[at] switch
            {
                'a' or 'A' => Header(text, at + "authorization".Length),
                'x' or 'X' => OwnHeader(text, at),
                'r' or 'R' => DigestResponse(text, at + "response=".Length),
                'm' or 'M' => Mac(text, at + "mac=\"".Length),
                _ => Scheme(text, at),
            };
            if (span is { Length: > 0 } secret)
            {
                found.Add(secret);
                read = secret.End;
            }
        }
    }

    /// <summary>What follows the header's name: a scheme with its credential, or a bare token.</summary>
    private static SecretSpan? Header(string text, int at)
    {
        at = Carrier.AfterSeparator(text, at);
        if (at < 0)
            return null;
        at = SkipOpening(text, SkipBlanks(text, at));
        var end = EndOfCredential(text, at);
        var first = text.AsSpan(at, end - at);
        if (Schemes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first) || IsForeignScheme(text, first, end))
        {
            var kind = KindOf(first);
            var start = SkipBlanks(text, end);
            end = EndOfCredential(text, start);
            return Placeholders.Is(text.AsSpan(start, end - start)) || SecretShape.IsElided(text.AsSpan(start, end - start)) || text.AsSpan(start, end - start).IndexOf('=') is > 0 and < 12 && !IsBase64End(text.AsSpan(start, end - start))
                ? null
                : new(start, end, kind);
        }

        return first.Length < 6 || SecretShape.IsWords(first) || Placeholders.Is(first) || first.Contains("HMAC", StringComparison.Ordinal) ? null : new(at, end, SecretKind.Bearer);
    }

    /// <summary>
    /// A header of a product's own, <c>X-Acme-Api: …</c>: its name says that it lets somebody in, and its value is one long random piece. Ids, which
    /// traces and requests carry in such headers, say so in their names or are short.
    /// </summary>
    private static SecretSpan? OwnHeader(string text, int at)
    {
        var end = Runs.End(text, at, Runs.Base64Url, within: 60);
        if (!Runs.BeginsAt(text, at) || end >= text.Length || text[end] != ':' || text.AsSpan(at, end - at).IndexOfAny(Openers) < 0)
            return null;
        var start = SkipOpening(text, SkipBlanks(text, end + 1));
        end = EndOfCredential(text, start);
        var value = text.AsSpan(start, end - start);
        return SecretShape.IsRandom(value, 20) && !SecretShape.IsGuid(value) && !Placeholders.Is(value) ? new(start, end, SecretKind.Bearer) : null;
    }

    private static readonly SearchValues<string> Openers = SearchValues.Create(["api", "auth", "access", "login", "signature"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A scheme we do not know, such as <c>Acme 9f8…</c>: a word, a blank, something random.</summary>
    private static bool IsForeignScheme(string text, ReadOnlySpan<char> word, int end)
    {
        var start = SkipBlanks(text, end);
        return word.Length is > 1 and < 24 && SecretShape.IsWords(word) && start > end && SecretShape.IsRandom(text.AsSpan(start, EndOfCredential(text, start) - start), 12);
    }

    private static bool IsBase64End(ReadOnlySpan<char> value) => value.TrimEnd('=').IndexOf('=') < 0;

    private static SecretSpan? Scheme(string text, int at)
    {
        var word = text.AsSpan(at, text[at] switch { 'n' or 'N' => text[at + 1] is 'e' or 'E' ? 9 : 4, 'b' or 'B' => text[at + 1] is 'e' or 'E' ? 6 : 5, 's' or 'S' => 4, 'g' or 'G' => 8, _ => 0 });
        if (!Runs.BeginsAt(text, at))
            return null;
        var start = SkipBlanks(text, at + word.Length);
        var listed = start < text.Length && text[start] == ',' && start == at + word.Length;
        start = listed ? SkipBlanks(text, start + 1) : start; // a list of subprotocols: bearer, …
        if (start == at + word.Length)
            return null;
        if (start < text.Length && (text[start] == '<' || Carrier.QuoteAt(text, start) > 0))
            start += Math.Max(1, Carrier.QuoteAt(text, start));
        var kind = KindOf(word);
        var end = Math.Min(EndOfCredential(text, start), start + LongestLook);
        var value = text.AsSpan(start, end - start);
        var fits = kind == SecretKind.Bearer ? SecretShape.IsRandom(value, listed ? 20 : 12) && !SecretShape.IsElided(value)
            : kind == SecretKind.BasicAuth ? IsUserAndPassword(value)
            : value.Length >= 16 && SecretShape.IsRandom(value, 16) && !value.ContainsAnyExcept(Runs.Base64);
        return fits ? new(start, EndOfCredential(text, start), kind) : null;
    }

    private static SecretSpan? DigestResponse(string text, int at)
    {
        at += at < text.Length ? Carrier.QuoteAt(text, at) : 0;
        var end = Runs.End(text, at, Runs.Hex, within: 129);
        return end - at is 32 or 40 or 64 or 128 ? new(at, end, SecretKind.Bearer) : null;
    }

    /// <summary>The code of a Hawk or MAC header.</summary>
    private static SecretSpan? Mac(string text, int at)
    {
        var end = Runs.End(text, at, Runs.Base64, within: 129);
        return SecretShape.IsRandom(text.AsSpan(at, end - at), 24) ? new(at, end, SecretKind.Bearer) : null;
    }

    private static SecretKind KindOf(ReadOnlySpan<char> scheme) =>
        scheme.Equals("basic", StringComparison.OrdinalIgnoreCase) ? SecretKind.BasicAuth
        : scheme.Equals("negotiate", StringComparison.OrdinalIgnoreCase) || scheme.Equals("ntlm", StringComparison.OrdinalIgnoreCase) || scheme.Equals("kerberos", StringComparison.OrdinalIgnoreCase) ? SecretKind.Negotiate
        : SecretKind.Bearer;

    /// <summary>RFC 7617: base64 of <c>user:password</c>. "Basic health probe" decodes to no such thing.</summary>
    private static bool IsUserAndPassword(ReadOnlySpan<char> value)
    {
        value = value.TrimEnd('=');
        if (value.Length is < 6 or > 1024 || value.Length % 4 == 1)
            return false;
        Span<byte> bytes = stackalloc byte[800];
        var padded = value.ToString().PadRight((value.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var length)
            && Encoding.Latin1.GetString(bytes[..length]) is var pair && pair.Contains(':', StringComparison.Ordinal) && !pair.Any(char.IsControl);
    }

    private static int SkipOpening(string text, int at)
    {
        while (at < text.Length && (text[at] is '"' or '\'' or '[' or '`' or '\\' or ' ' || (text[at] == 'b' && at + 1 < text.Length && text[at + 1] is '\'' or '"')))
            at++;
        return at;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '+')
                at++;
            else if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == ' ')
                at += 2; // a blank as shells write it
            else if (text.AsSpan(at).StartsWith("\\u0020"))
                at += 6;
            else if (text.AsSpan(at).StartsWith("\\x20"))
                at += 4;
            else if (IsFolded(text, at))
                at = LineEnds.Next(text, at);
            else if (text[at] == '%' && at + 2 < text.Length && text[at + 1] == '2' && text[at + 2] == '0')
                at += 3;
            else
                break;
        }

        return at;
    }

    /// <summary>A header that goes on in the next line, which begins with a blank (RFC 7230, obs-fold).</summary>
    private static bool IsFolded(string text, int at) => text[at] is '\r' or '\n' && LineEnds.Next(text, at) is var next && next < text.Length && text[next] is ' ' or '\t';

    private static int EndOfCredential(string text, int at)
    {
        var end = at + Math.Max(0, text.AsSpan(at).IndexOfAny(Ends) is var length && length < 0 ? text.Length - at : length);
        return end - at > 3 && end > 2 && text.AsSpan(at, end - at).IndexOf("%20") is var blank && blank > 0 ? at + blank : end;
    }

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`,;<>()[]{}\\&");
}
