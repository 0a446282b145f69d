using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// The last rule: words of no table that still say "too early" of something that was made a moment ago, or that name how far two clocks
/// are apart. It reads only lines that no other rule understood.
/// </summary>
internal sealed partial class UnknownWording() : ClockRule(
    "too-early", "not yet valid", "not valid yet", "not yet active", "not active yet", "in the future", "too early", "before it was issued", "before issued", "minutes off", "seconds off")
{
    public override IEnumerable<Finding> Read(PasteClocks paste, int index)
    {
        var line = paste.Lines[index];
        if (Token.Match(line) is { Success: true } token)
            yield return new Finding(Kind, index + 1, Cause.Clock, token.Value) { Direction = ClockDirection.Behind };
        else if ((Request.Match(line) is { Success: true } request ? request : Off.Match(line)) is { Success: true } match)
            yield return new Finding(Kind, index + 1, Cause.Clock, match.Value);
    }

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(?:token|jwt|id_token|iat|nbf|ticket|credential)s?\b[^\n]{0,60}?\b(?:not yet valid|not valid yet|not yet active|not active yet|issued in the future|used too early|before (?:it was )?issued)", AnyCase)]
    private static partial Regex Token { get; }

    [GeneratedRegex(@"\b(?:iat|nbf|issued[- ]at|(?:request|message|signature|header|signed|webhook) (?:time ?stamp|time|date)|nonce|timestamp)\b(?: claim| header)?(?:[ :=]{1,2}\S{1,40}){0,2}? (?:is|was|are|lies|too far) (?:too far )?in the future", AnyCase)]
    private static partial Regex Request { get; }

    [GeneratedRegex(@"\b(?:iat|timestamp|time|clock)\b[^.\n]{0,60}? \d{1,5} (?:minutes|seconds) off\b", AnyCase)]
    private static partial Regex Off { get; }
}
