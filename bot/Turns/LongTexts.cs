using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>Long texts are read a few at a time, so that fifty pastes of megabytes leave a core and the memory to everybody else.</summary>
internal static class LongTexts
{
    /// <summary>A text of so many characters or more is long: a tenth of a second and some tens of megabytes are needed for each million.</summary>
    public const int From = 200_000;

    /// <summary>How many are read at once: one core is left to the others.</summary>
    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    public static bool IsLong(UserInput input) => input is Said { Text.Length: >= From } or Edited { Text.Length: >= From };
}
