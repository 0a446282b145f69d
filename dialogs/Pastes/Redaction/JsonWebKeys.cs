using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>The private members of JSON Web Keys (RFC 7517, 7518 section 6): <c>d p q dp dq qi</c> and the symmetric <c>k</c>. Their public members stay.</summary>
internal static partial class JsonWebKeys
{
    private const string Anchor = "\"kty\"";
    private const int Reach = 6000;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        for (var at = text.IndexOf(Anchor, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Anchor, at + Anchor.Length, StringComparison.Ordinal))
        {
            var from = Math.Max(read, at - Reach);
            from += Math.Max(0, text.AsSpan(from, at - from).LastIndexOf('{'));
            var length = text.AsSpan(at, Math.Min(Reach, text.Length - at)).IndexOf('}');
            read = length < 0 ? Math.Min(text.Length, at + Reach) : at + length;
            if (read <= from)
                continue;
            for (var match = PrivateMembers().Match(text[from..read]); match.Success; match = match.NextMatch())
                found.Add(new(from + match.Groups["s"].Index, from + match.Groups["s"].Index + match.Groups["s"].Length, SecretKind.PrivateKey));
        }
    }

    [GeneratedRegex("\"(d|p|q|dp|dq|qi|k)\"\\s{0,4}:\\s{0,4}\"(?<s>[A-Za-z0-9_=-]{8,})\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PrivateMembers();
}
