using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Walking;

/// <summary>Tells a success that a program shows from one that a person reports. Only the first verifies anything.</summary>
internal static partial class Hearsay
{
    /// <summary>The last line in which a program says that it worked; null = nobody but a person does.</summary>
    public static string? ShownIn(PastedText paste) =>
        paste.Lines.LastOrDefault(line => Printed().IsMatch(line) && OutcomeReader.Read(PastedText.Of(PersonsWords().Replace(line, ""))).Outcome == OperationOutcome.Success);

    // What sentences lack: signs of code, a path, a status 2xx, a time with seconds, "label: OK" at the end
    [GeneratedRegex(
        @"[=\\<>{}\[\]|_]|(?<!\w)/\w|\w/[0-9]|://|\b2[0-9]{2}\b|[0-9]:[0-9]{2}:[0-9]{2}"
        + @"|[:：]\s*""?(?:OK|success(?:ful(?:ly)?)?|succeeded|passed|completed|connected|authenticated|성공|정상|완료|成功|erfolgreich|réussi)""?[\s.!]*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Printed();

    // No program writes these of itself
    [GeneratedRegex(@"\bworks\b|잘 ?(?:됨|돼|됩)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PersonsWords();
}
