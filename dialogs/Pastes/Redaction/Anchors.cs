using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Words that forms are looked for by, and the number of the form that each belongs to.</summary>
internal sealed class Anchors
{
    private readonly StringComparison _comparison;
    private readonly SearchValues<string> _words;
    private readonly ForeignWords _foreign;

    /// <summary>The words by their first two letters, in small letters.</summary>
    private readonly FrozenDictionary<int, ImmutableArray<(string Word, int Form)>> _byBeginning;

    /// <param name="comparison">How ASCII words are compared with the text, ordinally with or without case; others always with it.</param>
    /// <param name="words">The words of each form.</param>
    public Anchors(StringComparison comparison, IEnumerable<ImmutableArray<string>> words)
    {
        _comparison = comparison;
        var all = words.SelectMany((those, form) => those.Select(word => (Word: word, Form: form))).ToList();
        _byBeginning = all.GroupBy(each => Beginning(each.Word)).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _words = SearchValues.Create([.. all.Select(each => each.Word).Where(word => System.Text.Ascii.IsValid(word)).Distinct()], comparison);
        _foreign = new(all.Select(each => each.Word).Distinct());
    }

    /// <summary>Every place where a word stands: first those in ASCII, then the others.</summary>
    public IEnumerable<int> In(string text)
    {
        foreach (var at in Runs.Of(text, _words))
            yield return at;
        foreach (var (at, _) in _foreign.In(text))
            yield return at;
    }

    /// <summary>The forms whose word stands at <paramref name="at"/>; a form with two such words comes twice.</summary>
    public IEnumerable<int> FormsAt(string text, int at)
    {
        if (!_byBeginning.TryGetValue(Beginning(text.AsSpan(at)), out var words))
            yield break;
        foreach (var (word, form) in words)
            if (text.AsSpan(at).StartsWith(word, _comparison))
                yield return form;
    }

    private static int Beginning(ReadOnlySpan<char> word) => (char.ToLowerInvariant(word[0]) << 16) | (word.Length > 1 ? char.ToLowerInvariant(word[1]) : 0);
}
