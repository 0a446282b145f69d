using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Places where a password mostly stands though nothing says so: the option <c>-p</c> of a program that is not known, what <c>echo</c> pipes into one, "… as the
/// password". Only what no name, path or number looks like counts (<see cref="SecretShape.IsStrong"/>).
/// </summary>
internal static partial class Guesses
{
    public static readonly ImmutableArray<WordForm> Forms =
    [
        new(Option, IsStrong, "p", "w", "pw"),
        new(Echo, IsStrong, "echo"),
        new(Entered, IsStrong, "typed", "entered", "use", "used", "try", "tried", "enter", "type", "using"),
        new(Meant, IsChosen, "as", "als", "comme", "como", "come"),
    ];

    private static bool IsStrong(Match match) => match.Groups["s"].ValueSpan is var value && SecretShape.IsStrong(value) && !Placeholders.Is(value);

    private static bool IsChosen(Match match) => match.Groups["s"].ValueSpan is var value && SecretShape.IsChosen(value, 5) && !Placeholders.Is(value) && !SecretShape.IsLabel(value);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\G(?<=\s[-/])(p|P|w|pw) [""']?(?<s>[^\s""']{6,100})", Options)]
    private static partial Regex Option();

    [GeneratedRegex(@"\Gecho (-\w{1,2} )?[""']?(?<s>[^\s""'|;)]{6,100})[""']? ?[|;)]", Options)]
    private static partial Regex Echo();

    // use … to log in, typed … for the account
    [GeneratedRegex(@"\G\w{3,7} [""'`]?(?<s>[^\s""'`]{6,100})[""'`]?,? (to (log|sign|connect|authenticate|get|unlock|open)|for (the|my|this|that)|at the (login|prompt)|when (asked|prompted))\b", Options)]
    private static partial Regex Entered();

    // … as the password: what stands before it
    [GeneratedRegex(@"\G(?<=(^|\s)[""'`]?(?<s>[^\s""'`]{5,100})[""'`]? )(as|als|comme|como|come) (the |my |our |a |an |new |root |admin |default |login )?(password|passwd|pw|pwd|passphrase|passcode|passwort|kennwort|mot de passe|contrase|senha)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Meant();
}
