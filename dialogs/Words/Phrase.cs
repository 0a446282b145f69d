namespace SupportBot.Dialogs.Words;

/// <summary>
/// A sentence before it has a language: the key of an entry in the language files and the values for its placeholders.
/// The thinking parts (clocks, readings, matching) speak in phrases; <see cref="Language.Say(Phrase)"/> turns them into words.
/// </summary>
/// <param name="Key">Entry in the language files, for example <c>evidence.behind</c>.</param>
/// <param name="Values">
/// Placeholder names and values. Strings are inserted as they are; numbers, <see cref="NodaTime.Duration"/>,
/// <see cref="NodaTime.Instant"/> and <see cref="NodaTime.LocalDateTime"/> are written as the language writes them;
/// a nested <see cref="Phrase"/> is said first.
/// </param>
public sealed record Phrase(string Key, params IReadOnlyList<(string Name, object Value)> Values);
