using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// The last rule: words of no table that still say "too early" of something that was made a moment ago, that complain of the time of a request,
/// or that state as a fact that a clock is off. It reads only lines that no other rule understood. What is only supposed ("if your clock ...",
/// "possible causes: ...") is no fact, and what a time daemon says of itself is no symptom.
/// </summary>
internal sealed partial class UnknownWording() : ClockRule(
    "too-early", "not yet valid", "not valid yet", "not yet active", "not active yet", "in the future", "too early", "before it was issued", "before issued", "minutes off", "seconds off",
    "out of sync", "not synchron", "unsynchron", "drifted", "differs", "too far", "backward", "server time", "system time", "current time", "-timestamp", "request timestamp", "stale request",
    "time skew", "clock skew", "clock drift", "time drift", "time difference", "time offset", "clock offset", "notbefore",
    "seconds behind", "seconds ahead", "minutes behind", "minutes ahead", "hours behind", "hours ahead")
{
    public override IEnumerable<Finding> Read(PasteClocks paste, int index)
    {
        var line = paste.Lines[index];
        if (Surroundings.IsStory(paste, index))
            yield break;
        if ((Token.Match(line) is { Success: true } token ? token : Claim.Match(line)) is { Success: true } early)
            yield return new Finding(Kind, index + 1, Cause.Clock, early.Value) { Direction = NotYetValidTokens.DirectionAt(paste, index) };
        else if (Certificate.Match(line) is { Success: true } certificate)
            yield return new Finding("tls-not-yet-valid", index + 1, Cause.Clock, certificate.Value) { Direction = ClockDirection.Behind };
        else if ((Request.Match(line) is { Success: true } request ? request : Off.Match(line)) is { Success: true } match)
            yield return new Finding(Kind, index + 1, Cause.Clock, match.Value);
        else if (Fact(line) is { } fact)
            yield return new Finding("stated", index + 1, Cause.Clock, fact);
        else if (Refused.Match(line) is { Success: true } refused && !Supposed.IsMatch(line[..refused.Index]))
            yield return new Finding("request-time", index + 1, Cause.Likely, refused.Value);
    }

    private static string? Fact(string line) =>
        (Wrong.Match(line) is { Success: true } wrong ? wrong : TooMuch.Match(line)) is { Success: true } match
            && !Supposed.IsMatch(line[..match.Index]) && !Daemon.IsMatch(line) && !Negligible.IsMatch(line[match.Index..])
            ? match.Value
            : null;

    private const RegexOptions AnyCase = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\b(?:token|jwt|id_token|iat|nbf|ticket|credential|assertion)s?\b[^\n]{0,120}?\b(?:not yet valid|not valid yet|not yet active|not active yet|issued in the future|used too early|before (?:it was )?issued)|\bnot ?before\b[^\n]{0,40}? (?:is not (?:valid|satisfied|met)|not satisfied|is in the future)|\b(?:current|system|local) time (?:is )?(?:before|earlier than) [^\n]{0,24}?\b(?:nbf|iat|not[- ]?before|issued[- ]?at)\b", AnyCase)]
    private static partial Regex Token { get; }

    /// <summary>A token's own time, "in the future" for whoever reads it.</summary>
    [GeneratedRegex(@"\b(?:iat|nbf|issued[- ]at)\b['""]?(?: claim\b['""]?)?(?:[ :=]{1,2}\S{1,40}){0,2}?[.,;]?(?: it| which)? (?:is|was|lies|too far) (?:too far )?in the future", AnyCase)]
    private static partial Regex Claim { get; }

    [GeneratedRegex(@"(?:\b(?:cert(?:ificate)?s?|(?:public|private|signing|encryption|host|subkey|gpg|pgp|openpgp|ssh|dnssec) ?keys?|signature)|(?<![a-z] |\w)keys?)\b[^\n]{0,80}?\b(?:not yet valid|not valid yet|from the future)", AnyCase)]
    private static partial Regex Certificate { get; }

    /// <summary>"Time skew detected", "clock drift of 7 seconds exceeds ...", "a time difference of greater than 5000 milliseconds".</summary>
    [GeneratedRegex(@"\b(?:clock|time) (?:skew|drift|difference|offset)\b(?! tolerance)[^.;\n]{0,60}?\b(?:too (?:big|large|great|high|much)|detected|exceed\w*|(?:greater|more|larger) than)\b", AnyCase)]
    private static partial Regex TooMuch { get; }

    [GeneratedRegex(@"\b(?:(?:request|message|signature|header|signed|webhook) (?:time ?stamp|time|date)|nonce|timestamp)\b(?: claim| header)?(?:[ :=]{1,2}\S{1,40}){0,2}? (?:is|was|are|lies|too far) (?:too far )?in the future", AnyCase)]
    private static partial Regex Request { get; }

    [GeneratedRegex(@"\b(?:iat|timestamp|time|clock)\b[^.\n]{0,60}? \d{1,5} (?:minutes|seconds) off\b", AnyCase)]
    private static partial Regex Off { get; }

    /// <summary>"The clock on host db1 is out of sync", "your clock has drifted by 15 minutes", "system time differs from x by 6 minutes", "time just moved backwards".</summary>
    [GeneratedRegex(@"\b(?:clocks?|(?:system|host|server|device|local|machine|node|computer|guest)(?:'s)? (?:time|date))\b[^.;\n]{0,80}?(?:\b(?:is|are|was|were|has|have)\b[^.;\n]{0,24}?\b(?:out of sync|not (?:in sync|synchroni[sz]ed|synchronous)|unsynchroni[sz]ed|drifted|too far (?:apart|off|ahead|behind))|\bis [1-9]\d{0,6}(?:\.\d{1,9})? (?:seconds|minutes|hours) (?:behind|ahead)\b|\bdiffers?\b[^\n]{0,80}? by (?=\d)|\bjump(?:ed)? backwards?)|\btime (?:just )?(?:moved|jumped|went) (?:back|for)wards? by (?=\d)", AnyCase)]
    private static partial Regex Wrong { get; }

    /// <summary>A request refused because its time and the server's are too far apart.</summary>
    [GeneratedRegex(@"\b(?:time ?stamp|request (?:time|date)|date header|signature)\b[^\n]{0,100}?\b(?:differs?|difference|gap|within|exceeds?|(?:no )?more than|greater than|too far)\b[^\n]{0,60}?\b(?:server|system|current)(?:'s)? time\b|\bgap between request time ?stamp\b|\binvalid [A-Z]{2,12}(?:-[A-Z]{2,12}){0,3}-timestamp\b|\b[A-Z]{2,12}(?:-[A-Z]{2,12}){0,3}-timestamp\b (?:is |has )?(?:invalid|expired|error|out of range)\b|\brequest time ?stamp\b[^.\n]{0,20}\b(?:too old|expired|out of range|out of bounds|invalid|stale)|\bstale request\b", AnyCase)]
    private static partial Regex Refused { get; }

    [GeneratedRegex(@"\b(?:if|unless|whether|may|might|could|can|possibl[ey]|likely|perhaps|causes?|check (?:that|if|your|the|whether)|ensure|make sure|verify (?:that|your|the)|when|should|no|without|allowed|max(?:imum)?|toler\w{1,6}|in case|happens)\b", AnyCase)]
    private static partial Regex Supposed { get; }

    [GeneratedRegex(@"\b(?:x?ntpd|ntpdate|chronyd|(?:systemd-)?timesyncd|w32time|kernel|rtc|ptp4l|phc2sys)\b", AnyCase)]
    private static partial Regex Daemon { get; }

    [GeneratedRegex(@"\bless than\b|\bPASS\b|\bnot (?:out|differ)", AnyCase)]
    private static partial Regex Negligible { get; }
}
