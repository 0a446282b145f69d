using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Secrets in the path and the authority of URLs: <c>scheme://user:password@host</c>, Oracle's <c>thin:user/password@</c>, webhooks whose path is the secret,
/// links that reset or invite. Query parameters are found by their names (<see cref="KeyedSecrets"/>).
/// </summary>
internal static class UrlCredentials
{
    private sealed record SecretPath(string Marker, SecretKind Kind, int Shortest = 16);

    private static readonly ImmutableArray<SecretPath> Paths =
    [
        new("hooks.slack.com/services/", SecretKind.Slack), new("hooks.slack.com/workflows/", SecretKind.Slack), new("hooks.slack.com/triggers/", SecretKind.Slack),
        new("hooks.slack-gov.com/services/", SecretKind.Slack),
        new("/api/webhooks/", SecretKind.Vendor), new("webhook.office.com/webhookb2/", SecretKind.Vendor), new("outlook.office.com/webhook/", SecretKind.Vendor),
        new("outlook.office365.com/webhook/", SecretKind.Vendor), new("hooks.zapier.com/hooks/catch/", SecretKind.Vendor, 8), new("api.telegram.org/bot", SecretKind.Vendor),
        new("maker.ifttt.com/trigger/", SecretKind.Vendor), new("hooks.airtable.com/workflows/", SecretKind.Vendor), new("/hooks/catch/", SecretKind.Vendor, 8), new("/hooks/", SecretKind.Vendor, 20), new("/webhook/", SecretKind.Vendor, 20), new("/webhooks/", SecretKind.Vendor, 20), new("ntfy.sh/tk_", SecretKind.Vendor),
        new("otpauth-migration://offline?data=", SecretKind.OneTimePassword),
        new("/reset/", SecretKind.Query), new("/reset-password/", SecretKind.Query), new("/password-reset/", SecretKind.Query), new("/activate/", SecretKind.Query),
        new("/verify/", SecretKind.Query), new("/invite/", SecretKind.Query), new("/magic/", SecretKind.Query), new("/magic-link/", SecretKind.Query), new("/confirm/", SecretKind.Query),
    ];

    private static readonly SearchValues<string> PathMarkers = SearchValues.Create([.. Paths.Select(path => path.Marker)], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`<>\\");
    private static readonly SearchValues<char> PathEnds = SearchValues.Create(" \t\r\n\"'`<>\\?#),;&");
    private const int LongestAuthority = 1024;

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
            if (UserInfo(text, at + 3) is { } secret)
                found.Add(secret);
        for (var at = text.IndexOf(":thin:", StringComparison.Ordinal); at >= 0; at = text.IndexOf(":thin:", at + 6, StringComparison.Ordinal))
            if (OracleThin(text, at + 6) is { } secret)
                found.Add(secret);
        foreach (var at in Runs.Of(text, PathMarkers))
            foreach (var path in Paths)
                if (text.AsSpan(at).StartsWith(path.Marker, StringComparison.OrdinalIgnoreCase) && Rest(text, at + path.Marker.Length, path) is { } secret)
                    found.Add(secret);
        SchemeLess(text, found);
    }

    private static SecretSpan? UserInfo(string text, int start)
    {
        var reach = Math.Min(LongestAuthority, text.Length - start);
        var url = text.AsSpan(start, reach);
        var end = EndOf(url);
        url = end < 0 ? url : url[..end];
        var nextUrl = url.IndexOf("://");
        url = nextUrl < 0 ? url : url[..nextUrl];
        var slash = url.IndexOfAny('/', '?', '#');
        var authority = slash < 0 ? url : url[..slash];
        var at = authority.LastIndexOf('@');
        var colon = authority.IndexOf(':');
        if (at < 0 && slash > 0 && colon is >= 0 && colon < slash - 1 && !SecretShape.IsNumber(authority[(colon + 1)..]))
            at = url.LastIndexOf('@'); // a slash or # in the password itself
        if (at <= 0)
            return null;
        if (colon < 0 || colon > at)
            return SecretShape.IsRandom(url[..at], 20) ? new(start, start + at, SecretKind.BasicUrl) : null;
        var password = url[(colon + 1)..at];
        if (password.Length == 0 && SecretShape.IsRandom(url[..colon], 20))
            return new(start, start + colon, SecretKind.BasicUrl); // a key in the user's place, as payment services want it
        return IsSpelledOut(password) ? null : new(SecretShape.IsRandom(url[..colon], 20) ? start : start + colon + 1, start + at, SecretKind.BasicUrl);
    }

    /// <summary>Where the URL ends; the backslash of <c>domain\user:password@</c> is part of it, that of an escaped line end is not. -1 = nowhere.</summary>
    private static int EndOf(ReadOnlySpan<char> url)
    {
        var end = url.IndexOfAny(Ends);
        if (end <= 0 || url[end] != '\\' || url[..end].IndexOfAnyExcept(Runs.Names) >= 0)
            return end;
        var user = end + 1 + (end + 1 < url.Length && url[end + 1] == '\\' ? 1 : 0);
        var next = url[user..].IndexOfAny(Ends);
        var account = next < 0 ? url[user..] : url.Slice(user, next);
        return account.IndexOf(':') is > 0 and var colon && account.IndexOf('@') > colon ? next < 0 ? -1 : user + next : end;
    }

    /// <summary>Empty, a placeholder, or as manuals write it: <c>user:password@host</c>.</summary>
    private static bool IsSpelledOut(ReadOnlySpan<char> password) =>
        Placeholders.Is(password) || (SecretShape.IsWords(password) && KeyNames.Classify(password, default) == KeyClass.Password);

    private static SecretSpan? OracleThin(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(200, text.Length - start));
        var end = rest.IndexOfAny(Ends);
        rest = end < 0 ? rest : rest[..end];
        var (slash, at) = (rest.IndexOf('/'), rest.LastIndexOf('@'));
        return slash > 0 && at > slash + 1 && !IsSpelledOut(rest[(slash + 1)..at]) ? new(start + slash + 1, start + at, SecretKind.BasicUrl) : null;
    }

    private static SecretSpan? Rest(string text, int start, SecretPath path)
    {
        var rest = text.AsSpan(start, Math.Min(LongestAuthority, text.Length - start));
        var end = rest.IndexOfAny(PathEnds);
        rest = end < 0 ? rest : rest[..end];
        if (path.Kind == SecretKind.Query)
        {
            var slash = rest.IndexOf('/');
            rest = slash < 0 ? rest : rest[..slash];
            return SecretShape.IsRandom(rest, path.Shortest) && !rest.Contains('.') && !SecretShape.IsGuid(rest) ? new(start, start + rest.Length, path.Kind) : null;
        }

        if (text.AsSpan(Math.Max(0, start - 4), Math.Min(4, start)).EndsWith("/bot", StringComparison.Ordinal) && rest.IndexOf('/') is > 0 and var method)
            rest = rest[..method];
        return rest.Length >= path.Shortest && (path.Kind == SecretKind.OneTimePassword || SecretShape.IsRandom(rest, path.Shortest)) ? new(start, start + rest.Length, path.Kind) : null;
    }

    /// <summary>A proxy written without its scheme: <c>proxy=user:pa55word@proxy.example:3128</c>.</summary>
    private static void SchemeLess(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = Runs.Start(text, at, Bare, within: 100);
            var pair = text.AsSpan(start, at - start);
            var colon = pair.IndexOf(':');
            var boundary = start > 0 && text[start - 1] is ' ' or '"' or '\'' or '=' or '\n' or '(';
            if (!boundary || colon <= 0 || !char.IsLetter(pair[0]) || !SecretShape.IsWords(pair[..1]) || at + 3 >= text.Length || !(char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '('))
                continue;
            var host = text.AsSpan(at + 1, Math.Min(80, text.Length - at - 1));
            var hostEnd = host.IndexOfAnyExcept(Runs.Names);
            var ported = hostEnd > 0 && hostEnd + 2 < host.Length && host[hostEnd] == ':' && char.IsAsciiDigit(host[hostEnd + 1]) && char.IsAsciiDigit(host[hostEnd + 2]);
            var named = hostEnd != 0 && host[..(hostEnd < 0 ? host.Length : hostEnd)].Contains('.') && !IsAddressWord(pair[..colon]);
            var dialled = hostEnd >= 0 && host[hostEnd] == '(' && host[..hostEnd] is "tcp" or "unix" or "udp" or ""; // user:password@tcp(host:port)/database
            if ((ported || named || dialled) && !host.StartsWith("sha", StringComparison.Ordinal) && SecretShape.IsChosen(pair[(colon + 1)..], 4) && !IsSpelledOut(pair[(colon + 1)..]))
                found.Add(new(start + colon + 1, at, SecretKind.BasicUrl));
        }
    }

    /// <summary>Before an address, not before a password: <c>mailto:jo1@…</c>, <c>sip:jo1@…</c>, <c>from:jo1@…</c>.</summary>
    private static bool IsAddressWord(ReadOnlySpan<char> word) => word.ToString().ToLowerInvariant() is "mailto" or "sip" or "sips" or "xmpp" or "acct" or "im" or "from" or "to" or "cc" or "bcc" or "user" or "email" or "mail" or "upn" or "login" or "username" or "account" or "git" or "ssh" or "urn" or "id" or "owner" or "author" or "by" or "reply-to";

    private static readonly SearchValues<char> Bare = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:!$%^*~+#?");
}
