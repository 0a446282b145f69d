using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Finds words that hold a letter beyond ASCII by the first such letter of theirs: in a log such letters are rare, and looking for one of a few is fast
/// where looking for many words is not.
/// </summary>
internal sealed class ForeignWords
{
    private readonly FrozenDictionary<char, ImmutableArray<(string Word, int Offset)>> _byLetter;
    private readonly SearchValues<char> _letters;

    /// <param name="words">The words; of two that begin alike, the first one is found.</param>
    public ForeignWords(IEnumerable<string> words)
    {
        _byLetter = words.Select(word => (Word: word, Offset: word.AsSpan().IndexOfAnyExceptInRange('\0', '\u007f')))
            .Where(word => word.Offset >= 0)
            .GroupBy(word => word.Word[word.Offset]).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _letters = SearchValues.Create([.. _byLetter.Keys]);
    }

    /// <summary>Where a word begins, and which; compared with case.</summary>
    public IEnumerable<(int At, string Word)> In(string text)
    {
        var first = text.AsSpan().IndexOfAny(_letters);
        return first < 0 ? [] : From(first, text);
    }

    private IEnumerable<(int At, string Word)> From(int first, string text)
    {
        for (var at = first; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(_letters);
            if (next < 0)
                yield break;
            at += next;
            foreach (var (word, offset) in _byLetter[text[at]])
            {
                if (at < offset || !text.AsSpan(at - offset).StartsWith(word, StringComparison.Ordinal))
                    continue;
                yield return (at - offset, word);
                break;
            }
        }
    }
}
