using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// What stands where a secret stood: <c>[redacted:password]</c>, <c>[redacted:jwt alg=RS256 exp=1795407752]</c>, with a tag <c>[redacted:password #a3]</c>.
/// The grammar is closed (known words, short facts), so nobody can smuggle a secret past the rules by dressing it as a placeholder.
/// </summary>
internal static partial class Placeholder
{
    private const string Opening = "[redacted:";

    private static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Vocabulary.Set("""
        email card password parameter cookie bearer negotiate basic url-password ntp-key otp-seed aws azure github slack token saml private-key jwt withheld
        """);

    public static string For(SecretKind kind, string facts = "", string tag = "") =>
        $"{Opening}{kind.Word}{(facts.Length > 0 ? " " + facts : "")}{(tag.Length > 0 ? " #" + tag : "")}]";

    /// <summary>True if the word at <paramref name="at"/> is the kind in a placeholder, not a key of the text.</summary>
    public static bool Names(string text, int at) => at >= Opening.Length && text.AsSpan(at - Opening.Length, Opening.Length).SequenceEqual(Opening);

    /// <summary>True if <paramref name="value"/> begins with one of our kinds and holds nothing after it; a value may be cut at the first blank.</summary>
    public static bool IsBegunBy(ReadOnlySpan<char> value)
    {
        if (!value.StartsWith(Opening, StringComparison.Ordinal))
            return false;
        var word = value[Opening.Length..];
        var end = word.IndexOfAny(' ', ']');
        return Words.Contains(end < 0 ? word : word[..end]) && (end < 0 || word[end] == ' ' || end == word.Length - 1 || word[(end + 1)..].StartsWith(Opening, StringComparison.Ordinal));
    }

    /// <summary>Three hexadecimal digits that are equal for equal secrets under the same salt.</summary>
    public static string Tag(ReadOnlySpan<char> secret, string salt)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(secret.Length)];
        var length = Encoding.UTF8.GetBytes(secret, bytes);
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), bytes.AsSpan(0, length)).AsSpan(0, 2))[..3];
    }

    /// <summary>The placeholders already in <paramref name="text"/>, as ranges in order.</summary>
    public static List<(int Start, int End)> In(string text)
    {
        var found = new List<(int, int)>();
        for (var at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at + Opening.Length, StringComparison.Ordinal))
        {
            var length = LengthAt(text, at);
            if (length > 0)
                found.Add((at, at + length));
        }

        return found;
    }

    /// <summary>The length of the placeholder at <paramref name="at"/>; 0 if none starts there.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (!text[at..].StartsWith(Opening, StringComparison.Ordinal))
            return 0;
        foreach (var match in Grammar().EnumerateMatches(text.Slice(at, Math.Min(text.Length - at, 240))))
            return match.Length;
        return 0;
    }

    [GeneratedRegex(@"^\[redacted:(email|card|password|parameter|cookie|bearer|negotiate|basic|url-password|ntp-key|otp-seed|aws|azure|github|slack|token|saml|private-key|jwt|withheld)(?: (?:alg=[A-Za-z0-9+-]{1,18}|(?:iat|nbf|exp)=[0-9]{1,12}|(?:IssueInstant|NotBefore|NotOnOrAfter)=[0-9TZ:.+-]{10,35})){0,6}(?: #[0-9a-f]{2,3})?\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
