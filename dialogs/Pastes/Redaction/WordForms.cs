using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>A form that begins with a word.</summary>
/// <param name="Pattern">Begins with <c>\G</c>, which stands where the word begins; its groups <c>s</c> are the secrets. Its repetitions are bounded, and so is its time.</param>
/// <param name="IsSecret">Whether a match is one.</param>
/// <param name="Words">One of them begins the form: ASCII words in small letters, or words with a letter beyond ASCII.</param>
internal sealed record WordForm(Func<Regex> Pattern, Predicate<Match> IsSecret, params ImmutableArray<string> Words)
{
    /// <summary>What its secrets are.</summary>
    public SecretKind Kind { get; init; } = SecretKind.Password;
}

/// <summary>The forms of all families that begin with a word, tried in one pass over the words of a text.</summary>
internal static class WordForms
{
    private static readonly ImmutableArray<WordForm> All = [.. DeviceConfigurations.Forms, .. AccountPairs.Forms, .. Guesses.Forms, .. ProductCookies.Forms];

    private static readonly FrozenDictionary<string, ImmutableArray<WordForm>> ByWord =
        All.SelectMany(form => form.Words.Select(word => (Word: word, Form: form))).GroupBy(each => each.Word).ToFrozenDictionary(group => group.Key, group => group.Select(each => each.Form).ToImmutableArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ImmutableArray<WordForm>>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByWord.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly ForeignWords Foreign = new(ByWord.Keys);
    private static readonly int Longest = ByWord.Keys.Max(word => word.Length);

    /// <summary>The lengths of the words, as bits, by their first letter: most words of a log are told by these, without being looked up.</summary>
    private static readonly ImmutableArray<ulong> Lengths = [.. Enumerable.Range('a', 26).Select(letter => ByWord.Keys.Where(word => word[0] == letter).Aggregate(0UL, (bits, word) => bits | (1UL << word.Length)))];

    public static void Find(string text, List<SecretSpan> found)
    {
        Span<char> word = stackalloc char[Longest];
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
                at++;
            var length = at - start;
            if (length > Longest || (Lengths[(text[start] | 0x20) - 'a'] & (1UL << length)) == 0)
                continue;
            text.AsSpan(start, length).ToLowerInvariant(word);
            if (Lookup.TryGetValue(word[..length], out var forms))
                Try(text, start, forms, found);
        }

        foreach (var (at, name) in Foreign.In(text))
            Try(text, at, ByWord[name], found);
    }

    private static void Try(string text, int at, ImmutableArray<WordForm> forms, List<SecretSpan> found)
    {
        foreach (var form in forms)
        {
            if (form.Pattern().Match(text, at) is not { Success: true } match || !form.IsSecret(match))
                continue;
            foreach (Capture secret in match.Groups["s"].Captures)
                found.Add(new(secret.Index, secret.Index + secret.Length, form.Kind));
        }
    }
}
