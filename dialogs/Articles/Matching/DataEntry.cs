namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Reads entries of data files into the words that a text with them has.</summary>
internal sealed class DataEntry
{
    /// <summary>A word of Chinese characters of more pairs than this is a sentence.</summary>
    private const int MostPairs = 3;

    private readonly TokenBuffer _buffer = new();
    private readonly List<string> _words = [];

    /// <summary>The words of an entry, good until the next is read; none for several words with spaces between, which a look-up by word cannot find.</summary>
    public IReadOnlyList<string> WordsOf(ReadOnlySpan<char> entry)
    {
        _buffer.Clear();
        _words.Clear();
        Tokenizer.Cut(entry, _buffer);
        var (words, pairs) = (0, 0);
        for (var at = 0; at < _buffer.Count; at++)
        {
            words += _buffer[at].Kind is TokenKind.Word or TokenKind.Code ? 1 : 0;
            pairs += _buffer[at].Kind == TokenKind.Gram ? 1 : 0;
        }

        if (words > 1 || (words == 0 && pairs > MostPairs) || entry.Trim().Contains(' '))
            return _words;
        for (var at = 0; at < _buffer.Count; at++)
        {
            // pieces of a Korean or katakana word only bridge its spellings
            if (_buffer[at].Kind != TokenKind.Gram || Scripts.Of(_buffer.Text(_buffer[at])[0]) == Script.Han)
                _words.Add(_buffer.Text(_buffer[at]).ToString());
        }

        return _words;
    }
}
