using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// SAML messages in base64, as browsers post them, and the signature of one in XML: without it nobody can replay the assertion.
/// The validity (<c>NotBefore</c>, <c>NotOnOrAfter</c>, <c>IssueInstant</c>) stays readable.
/// </summary>
internal static partial class SamlMessages
{
    // base64 of <saml, <samlp, <Resp, <Asse, <?xml and of a Microsoft RequestSecurityTokenResponse (<t:R, <wst)
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
        ["PHNhbW", "PFJlc3Bvbn", "PEFzc2VydG", "PD94bWwg", "PHQ6UmVx", "PHdzdDpS", "<ds:SignatureValue", "<SignatureValue", "SAMLResponse=", "SAMLRequest="], StringComparison.Ordinal);

    private const int Shortest = 40;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, Anchors))
        {
            if (at < read)
                continue;
            var start = text[at] switch { '<' => text.IndexOf('>', at) + 1, 'S' => text.IndexOf('=', at) + 1, _ => at };
            read = start > 0 ? EndOf(text, start, inXml: text[at] == '<') : text.Length;
            if (read - start >= Shortest)
                found.Add(new(start, read, SecretKind.Saml, text[at] == '<' ? "" : Validity(text.AsSpan(start, read - start))));
        }
    }

    /// <summary>Base64 with its URL escapes; in XML it may run over several lines.</summary>
    private static int EndOf(string text, int at, bool inXml)
    {
        while (at < text.Length)
        {
            at = Runs.End(text, at, Runs.AnyBase64);
            if (at + 2 < text.Length && text[at] == '%' && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
                at += 3;
            else if (inXml && at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            else
                break;
        }

        return at;
    }

    private static string Validity(ReadOnlySpan<char> encoded)
    {
        var base64 = Uri.UnescapeDataString(encoded[..Math.Min(encoded.Length, 64 * 1024)].ToString()).TrimEnd('=');
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64[..(base64.Length / 4 * 4)], bytes, out var length))
            return "";
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Dates().Matches(Encoding.UTF8.GetString(bytes, 0, length)))
            facts.TryAdd(match.Groups["name"].Value, match.Groups["date"].Value);
        return string.Join(' ', facts.Select(fact => $"{fact.Key}={fact.Value}"));
    }

    [GeneratedRegex("\\b(?<name>IssueInstant|NotBefore|NotOnOrAfter)=[\"'](?<date>[0-9TZ:.+-]{10,35})[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex Dates();
}
