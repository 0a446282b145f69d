using System.Text;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Runs the families over a text, joins what overlaps, and writes the placeholders.</summary>
internal static class SecretSpans
{
    private const int LongToken = 48;

    /// <summary>Every family of rules: one pass each, linear, independent of the others.</summary>
    private static readonly ImmutableArray<Action<string, List<SecretSpan>>> Families =
    [
        PrivateKeys.Find,
        JsonWebKeys.Find,
        XmlKeys.Find,
        JsonWebTokens.Find,
        SamlMessages.Find,
        VendorTokens.Find,
        VendorShapes.Find,
        HttpCredentials.Find,
        Cookies.Find,
        UrlCredentials.Find,
        KeyedSecrets.Find,
        Tables.Find,
        SqlInserts.Find,
        KubernetesSecrets.Find,
        CredentialCalls.Find,
        CommandLines.Find,
        WordForms.Find,
        ProtocolCommands.Find,
        PasswordHashes.Find,
        TimeKeys.Find,
        PaymentCards.Find,
        EmailAddresses.Find,
    ];

    /// <summary>The secrets of a text, in order, not overlapping, none across a line end, none touching a placeholder.</summary>
    public static List<SecretSpan> Of(string text)
    {
        var found = new List<SecretSpan>();
        foreach (var find in Families)
            find(text, found);
        GoOn(text, found);
        return found.Count == 0 ? found : Joined(ByLine(text, found), Placeholder.In(text));
    }

    /// <summary>Writes placeholders for <paramref name="spans"/> and adds a finding for each.</summary>
    public static string Replace(string text, List<SecretSpan> spans, string? salt, ICollection<RedactionFinding> findings)
    {
        var redacted = new StringBuilder(text.Length);
        var (at, line) = (0, 1);
        foreach (var span in spans)
        {
            var between = text.AsSpan(at, span.Start - at);
            redacted.Append(between)
                .Append(Placeholder.For(span.Kind, span.Facts, salt is null ? "" : Placeholder.Tag(text.AsSpan(span.Start, span.Length), salt)));
            line += LineEnds.In(between);
            findings.Add(new(span.Kind.Label, line));
            at = span.End;
        }

        return redacted.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A long token that ends its line may go on in the next one.</summary>
    private static void GoOn(string text, List<SecretSpan> found)
    {
        for (var (at, count) = (0, found.Count); at < count; at++)
            if (found[at] is { Length: >= LongToken } span && span.Kind != SecretKind.PrivateKey && span.Kind != SecretKind.Jwt)
                foreach (var (start, end) in WrappedLines.After(text, span.Start, span.End, Runs.AnyBase64))
                    found.Add(span with { Start = start, End = end });
    }

    private static List<SecretSpan> ByLine(string text, List<SecretSpan> found)
    {
        var pieces = new List<SecretSpan>(found.Count);
        foreach (var span in found)
        {
            for (var at = span.Start; at < span.End;)
            {
                var length = text.AsSpan(at, span.End - at).IndexOfAny('\r', '\n');
                var end = length < 0 ? span.End : at + length;
                if (!text.AsSpan(at, end - at).IsWhiteSpace())
                    pieces.Add(span with { Start = at, End = end });
                at = end + 1;
            }
        }

        return pieces;
    }

    private static List<SecretSpan> Joined(List<SecretSpan> found, List<(int Start, int End)> placeholders)
    {
        found.Sort((left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End));
        var joined = new List<SecretSpan>(found.Count);
        var next = 0;
        foreach (var candidate in found)
        {
            while (next < placeholders.Count && placeholders[next].End <= candidate.Start)
                next++;
            var span = next < placeholders.Count && placeholders[next].Start < candidate.End
                ? candidate with { End = Math.Max(candidate.Start, placeholders[next].Start) }
                : candidate;
            if (span.Length > 0 && (joined.Count == 0 || joined[^1].End <= span.Start))
                joined.Add(span);
            else if (span.Length > 0)
                joined[^1] = Union(joined[^1], span);
        }

        return joined;
    }

    /// <summary>
    /// Both, under the name of the higher rank; of two alike, the one that keeps facts. An address that merely overlaps is dropped: in <c>redis://:pw@cache.example</c> the
    /// "address" would swallow the host.
    /// </summary>
    private static SecretSpan Union(SecretSpan first, SecretSpan second)
    {
        var (low, high) = first.Kind.Rank < second.Kind.Rank || (first.Kind.Rank == second.Kind.Rank && first.Facts.Length == 0) ? (first, second) : (second, first);
        return low.Kind == SecretKind.Email && high.Kind != SecretKind.Email
            ? high
            : high with { Start = first.Start, End = Math.Max(first.End, second.End) };
    }
}
