using SupportBot.Dialogs.Pastes.Redaction;

namespace SupportBot.Dialogs.Pastes;

/// <summary>
/// Takes secrets and personal data out of a text before it is stored, shown or logged.
/// <para>Covered: tokens with a vendor's prefix; HTTP credentials and cookies; passwords in URLs, connection strings, JSON, INI, YAML, XML,
/// command lines, protocol logs and prose (key names in a dozen languages); private keys, also cut off or wrapped in JSON; JWT and SAML;
/// one-time-password seeds; NTP symmetric keys; password hashes; payment cards (Luhn) and e-mail addresses.</para>
/// <para>Not covered, on purpose: public keys, certificates, fingerprints, digests, request ids, host names, IP addresses, Kerberos and
/// service principals, names of people, user-profile paths; a random string with no prefix and no key name beside it; pictures.</para>
/// <para>What a clock problem is diagnosed from survives: <c>iat</c>, <c>nbf</c>, <c>exp</c> of a JWT, the validity of a SAML assertion, the dates
/// of presigned and SAS URLs. The number of lines never changes, so "line 22" stays line 22.</para>
/// </summary>
public static class Redactor
{
    /// <summary>Passes after which a text that still yields secrets is withheld; two are the rule, the second finds nothing.</summary>
    private const int MaxPasses = 8;

    /// <summary>
    /// Redacts <paramref name="text"/> until a pass finds nothing more, so <c>Redact(Redact(x)) = Redact(x)</c>. Never throws for any text:
    /// should a rule fail, the whole text is withheld (fail closed), never returned raw. Time is linear in the length.
    /// </summary>
    /// <param name="text">Any text; 1 MB takes some tens of milliseconds.</param>
    /// <param name="threadSalt">With a salt, equal secrets get equal tags (<c>[redacted:password #a3f]</c>), so that a reader sees that two lines
    /// hold the same one. Keep it per thread and secret: the tag is 12 bits of HMAC-SHA256, too few to confirm a guess.</param>
    public static RedactedText Redact(string text, string? threadSalt = null)
    {
        ArgumentNullException.ThrowIfNull(text);
#pragma warning disable CA1031 // fail closed: whatever a rule throws, the raw text must not leave this method
        try
        {
            return RedactToTheEnd(text, threadSalt);
        }
        catch (Exception)
        {
            return Withheld;
        }
#pragma warning restore CA1031
    }

    private static RedactedText Withheld => new(Placeholder.For(SecretKind.Withheld), [new(SecretKind.Withheld.Label, 1)]);

    private static RedactedText RedactToTheEnd(string text, string? salt)
    {
        var findings = ImmutableArray.CreateBuilder<RedactionFinding>();
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var spans = SecretSpans.Of(text);
            if (spans.Count == 0)
                return new(text, [.. findings.OrderBy(finding => finding.Line)]);
            text = SecretSpans.Replace(text, spans, salt, findings);
        }

        return Withheld;
    }
}

/// <summary>A text without its secrets, and what was taken out.</summary>
/// <param name="Text">The text with placeholders such as <c>[redacted:password]</c>.</param>
/// <param name="Findings">One entry per secret, in the order of the lines.</param>
public sealed record RedactedText(string Text, ImmutableArray<RedactionFinding> Findings);

/// <summary>One secret that was taken out: its kind (see <see cref="SecretKind"/>) and its 1-based line; never its value.</summary>
public sealed record RedactionFinding(string Kind, int Line);
