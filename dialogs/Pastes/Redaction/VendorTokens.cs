using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Tokens that say by themselves what they are: a vendor's prefix. No key name is needed beside them.</summary>
internal static class VendorTokens
{
    /// <summary>Prefixes with a sign that ends a word: too few words begin with them to be found by their length.</summary>
    private static readonly SearchValues<string> Signed = SearchValues.Create([.. VendorPrefixes.All.Select(row => row.Prefix).Where(prefix => prefix.AsSpan().ContainsAnyExcept(Runs.Dotted))], StringComparison.Ordinal);

    /// <summary>No token is shorter.</summary>
    private const int Shortest = 12;

    private static readonly SearchValues<char> CapitalsAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>How much of a run is looked at before it is known to be a token: keeps the time linear.</summary>
    private const int LongestLook = 512;

    /// <summary>How far from its id a secret of AWS is looked for.</summary>
    private const int SecretWithin = 160;

    public static void Find(string text, List<SecretSpan> found)
    {
        foreach (var at in Runs.Of(text, Signed))
            Take(text, at, found);
        for (var start = 0; start < text.Length;)
        {
            var end = Runs.End(text, start, Runs.Dotted);
            if (end - start >= Shortest)
                InWord(text, start, end, found);
            start = end;
            var next = text.AsSpan(start).IndexOfAny(Runs.Dotted);
            start = next < 0 ? text.Length : start + next;
        }
    }

    /// <summary>A token begins with its word, after an escape that the word begins with, or after a joining sign in it.</summary>
    private static void InWord(string text, int start, int end, List<SecretSpan> found)
    {
        for (var (at, refused) = (start, start); at + Shortest <= end;)
        {
            var taken = at >= refused || text[at - 1] is not ('-' or '_') ? Take(text, at, found) : at;
            // inside a piece that was looked at and refused, a prefix after - or _ is a part of a word
            refused = taken < 0 ? -taken : refused;
            if (taken > at)
                return;
            var escape = at == start ? EscapeAt(text, at) : 0;
            if (escape > 0)
            {
                at += escape;
                continue;
            }

            var joint = text.AsSpan(at, end - at).IndexOfAny('-', '_', '.');
            at = joint < 0 ? end : at + joint + 1;
        }
    }

    /// <summary>How many characters of a word belong to an escape before it: <c>%3D</c>, <c>\n</c>, <c>\u003d</c>.</summary>
    private static int EscapeAt(string text, int at) => at == 0 ? 0 : (text[at - 1], text[at]) switch
    {
        ('%', _) => 2,
        ('\\', 'n' or 't' or 'r') => 1,
        ('\\', 'u') => 5,
        _ => 0,
    };

    /// <summary>Takes the token at <paramref name="at"/>. The end of it; minus the end of what has a prefix but is no token; or <paramref name="at"/> where nothing is.</summary>
    private static int Take(string text, int at, List<SecretSpan> found)
    {
        if (!Runs.BeginsAt(text, at) || VendorPrefixes.At(text.AsSpan(at)) is not { } row)
            return at;
        var alphabet = row.Kind != SecretKind.Aws ? Runs.Dotted : row.Rest == 16 ? Runs.Base64Url : Runs.Base64;
        var from = at + row.Prefix.Length; // some prefixes hold a slash or a colon that the rest does not
        var end = WithoutFullStop(text, from, Runs.End(text, from, alphabet, within: LongestLook));
        if (!IsToken(row, text.AsSpan(at, end - at)))
            return -end;
        end = WithChecksum(text, WithoutFullStop(text, from, Runs.End(text, from, alphabet)));
        found.Add(new(at, end, row.Kind));
        if (row.Prefix is "AKIA" or "ASIA")
            TakeSecretOf(text, end, found);
        return end;
    }

    /// <summary>Beside an access key's id of AWS stands its secret: forty characters of base64, in the same line.</summary>
    private static void TakeSecretOf(string text, int id, List<SecretSpan> found)
    {
        for (var (at, stop) = (id, LineEnds.After(text, id, SecretWithin)); at < stop;)
        {
            var end = Runs.End(text, at, Runs.Base64);
            if (end - at == 40 && SecretShape.IsRandom(text.AsSpan(at, 40), 40) && !SecretShape.IsHex(text.AsSpan(at, 40)))
                found.Add(new(at, end, SecretKind.Aws));
            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>Atlassian ends its tokens with a checksum: <c>=1A2B3C4D</c>.</summary>
    private static int WithChecksum(string text, int end) =>
        end < text.Length && text[end] == '=' && Runs.End(text, end + 1, Runs.Dotted, within: 9) == end + 9 && SecretShape.IsHex(text.AsSpan(end + 1, 8)) ? end + 9 : end;

    private static int WithoutFullStop(string text, int from, int end)
    {
        while (end > from && text[end - 1] == '.')
            end--;
        return end;
    }

    /// <summary>Long enough, and random: <c>npm_config_registry_mirror_url</c> and <c>sk-learn-pipelines-in-depth</c> are words. A file name is no token.</summary>
    private static bool IsToken(VendorPrefix row, ReadOnlySpan<char> token)
    {
        var rest = token[row.Prefix.Length..];
        return rest.Length >= row.Rest
            && !(row.Prefix.Length <= 4 && HasFileEnding(rest))
            && row.Prefix switch
            {
                "SK" => rest.Length == 32 && SecretShape.IsHex(rest),
                "key-" or "dapi" or "dose" or "dkea" => rest.Length >= 32 && SecretShape.IsHex(rest[..32]),
                "oy2" => rest.Length == 43 && SecretShape.IsRandom(rest, 43),
                "cio" => rest.Length == 32 && SecretShape.IsRandom(rest, 32),
                "AKIA" or "ASIA" or "ABIA" or "ACCA" => rest.Length == 16 && !rest.ContainsAnyExcept(CapitalsAndDigits),
                "sdk-" or "api-" or "mob-" => SecretShape.IsGuid(rest),
                "sl." or "st." or "t1." or "co_" or "fc-" or "tk-" or "pat-" or "re_" or "pm_" or "sk_" or "live_" or "ops_" or "SG." or "v1.0-" or "sk-" or "sess-" =>
                    SecretShape.IsRandom(rest, row.Rest) && LongestPiece(rest) >= 12,
                _ when row.Kind == SecretKind.Slack => rest.ContainsAnyInRange('0', '9'),
                _ => SecretShape.IsRandom(rest, row.Rest) || (row.Prefix.Length >= 4 && IsMixed(rest) && LongestPiece(rest) >= 16),
            };
    }

    /// <summary>Both cases: one random token in some hundred holds no digit at all.</summary>
    private static bool IsMixed(ReadOnlySpan<char> value) => value.ContainsAnyInRange('a', 'z') && value[1..].ContainsAnyInRange('A', 'Z');

    private static int LongestPiece(ReadOnlySpan<char> value)
    {
        var longest = 0;
        foreach (var piece in value.SplitAny('-', '_', '.'))
            longest = Math.Max(longest, piece.End.Value - piece.Start.Value);
        return longest;
    }

    private static bool HasFileEnding(ReadOnlySpan<char> value)
    {
        var dot = value.LastIndexOf('.');
        return dot > 0 && value[(dot + 1)..] is "js" or "css" or "png" or "jpg" or "json" or "html" or "log" or "txt" or "map" or "svc" or "local" or "com" or "py" or "go" or "cs" or "java" or "sh" or "yaml" or "yml" or "zip" or "gz";
    }
}
