using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// SAML: the service provider (local) compares its clock with the times of an assertion that the identity provider issued a moment ago.
/// Source: SAML 2.0 core section 2.5.1; messages of ruby-saml, pysaml2, node-saml, OneLogin, SimpleSAMLphp, Spring, Shibboleth, crewjam.
/// </summary>
internal static partial class Saml
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new StampedMessage("saml", "earlier than NotBefore condition", RubyEarly, Bound.AtMost, Cause.Clock, ClockDirection.Behind) { Lines = 2 },
        new StampedMessage("saml", "on or after NotOnOrAfter condition", RubyLate, Bound.AtLeast, Cause.Likely, ClockDirection.Ahead) { Lines = 2, Expired = true },
        new StampedMessage("saml", "Can't use response yet", PySamlEarly, Bound.AtMost, Cause.Clock, ClockDirection.Behind),
        new StampedMessage("saml", "Can't use response, too old", PySamlLate, Bound.AtLeast, Cause.Likely, ClockDirection.Ahead) { Expired = true },
        new StampedMessage("saml", "either too old or with date in the future", Spring, Bound.Exact, Cause.Clock) { Lines = 2 },
        // OpenSAML adds the skew that it allows to its own clock: that is the latest it can have shown
        new StampedMessage("saml", "Message was not yet valid", OpenSamlEarly, Bound.AtMost, Cause.Clock, ClockDirection.Behind),
        new Assertion("assertion not yet valid"), new Assertion("assertion is not yet valid"), new Assertion("Conditions is not yet valid"),
        new Assertion("Could not validate timestamp: not yet valid"), new Assertion("an assertion that is valid in the future"),
        new Assertion("Message was rejected because was issued in the future"), new Assertion("was issued in the future"),
        new Assertion("Response is not yet valid"), new Assertion("NotBefore condition is not satisfied"), new Assertion("MSIS7012"),
        Late("assertion expired: clocks skewed too much"), Late("Could not validate timestamp: expired. Check system clock"),
        new Wording("saml", "Assertion expired", Cause.Likely, ClockDirection.Ahead) { Expired = true, Near = "saml" },
        Late("Received an assertion that has expired. Check clock synchronization"),
        // an old sign-in at the identity provider, not a clock
        new Wording("saml-old-session", "Authentication statement is too old to be used", Cause.Age) { Expired = true },
        new Wording("saml-expired", "assertion is no longer valid", Cause.Age) { Expired = true },
    ];

    private static Wording Late(string words) => new("saml", words, Cause.Likely, ClockDirection.Ahead) { Expired = true };

    /// <summary>"Not yet valid": the log's stamp against NotBefore of the assertion that stands in the paste.</summary>
    private sealed partial class Assertion(string words) : ClockRule("saml", words)
    {
        private const int Around = 40;

        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (TokenEndpoint.IsMatch(paste.Lines[index]))
                yield break;
            var finding = new Finding(Kind, index + 1, Cause.Clock, words) { Direction = ClockDirection.Behind };
            if (paste.RecordStamp(index) is not { } clock || NotBefore(paste, index) is not { } reference)
            {
                yield return finding;
                yield break;
            }

            var pair = Measure.Pair(Kind, Bound.AtMost, clock.Stamp, clock.Line, reference.Stamp, reference.Line);
            yield return pair.ZoneKnown && (clock.Line == index + 1 || pair.Possible.CanBeWithin(PasteClocks.SameRecord)) ? finding with { Pairs = [pair], Possible = pair.Possible } : finding;
        }

        private static (Timestamp Stamp, int Line)? NotBefore(PasteClocks paste, int index)
        {
            foreach (var near in Enumerable.Range(0, (2 * Around) + 1).Select(step => index + ((step + 1) / 2 * (step % 2 == 0 ? -1 : 1))))
            {
                if (near >= 0 && near < paste.Lines.Length && Attribute.Match(paste.Lines[near]) is { Success: true } match
                    && Timestamps.TryRead(match.Groups["time"].Value) is { } stamp)
                    return (stamp, near + 1);
            }

            return null;
        }

        [GeneratedRegex(@"invalid_grant|invalid_client|jwt", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex TokenEndpoint { get; }

        [GeneratedRegex(@"<[\w:]{0,20}Conditions[^>]{0,200}?NotBefore=\\?""(?<time>[^""\\]{10,40})", RegexOptions.CultureInvariant)]
        private static partial Regex Attribute { get; }
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    [GeneratedRegex(@"earlier than NotBefore condition \((?<local>[^<\n]{10,60}) < (?<reference>[^)\n]{10,60}?(?:UTC|Z))", Plain)]
    private static partial Regex RubyEarly { get; }

    [GeneratedRegex(@"on or after NotOnOrAfter condition \((?<local>[^>\n]{10,60}) >= (?<reference>[^)\n]{10,60}?(?:UTC|Z))", Plain)]
    private static partial Regex RubyLate { get; }

    [GeneratedRegex(@"\(now=(?<local>[\d-]{10}T[\d:.]{8,18}Z?), slack=\d{1,6}\) <= not_before=(?<reference>[\d-]{10}T[\d:.]{8,18}Z?)", Plain)]
    private static partial Regex PySamlEarly { get; }

    [GeneratedRegex(@"\(now=(?<local>[\d-]{10}T[\d:.]{8,18}Z?) \+ slack=\d{1,6} > not_on_or_after=(?<reference>[\d-]{10}T[\d:.]{8,18}Z?)", Plain)]
    private static partial Regex PySamlLate { get; }

    [GeneratedRegex(@"message time was:? '?(?<reference>[\d-]{10}T[\d:.]{8,18}Z)'?, latest valid is:? '?(?<local>[\d-]{10}T[\d:.]{8,18}Z)", Plain)]
    private static partial Regex OpenSamlEarly { get; }

    [GeneratedRegex(@"either too old or with date in the future, skew \d{1,9}, time (?<reference>[\d-]{10}T[\d:.]{8,18}Z)", Plain)]
    private static partial Regex Spring { get; }
}
