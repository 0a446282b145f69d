namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What a piece of text is to the index.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word, stemmed; or an identifier as a whole (<c>segmentnotfoundexception</c>).</summary>
    Word,

    /// <summary>One word inside an identifier (<c>segment</c>, <c>found</c>).</summary>
    Part,

    /// <summary>Letters and digits that name something: <c>ora-00942</c>, <c>0x80070005</c>, <c>oakmerge0001</c>.</summary>
    Code,

    /// <summary>Digits only; thousands separators removed.</summary>
    Number,

    /// <summary>Two or three letters of a script that writes without spaces or glues its particles on.</summary>
    Gram,
}

/// <summary>A token; its letters lie in a <see cref="TokenBuffer"/>.</summary>
/// <param name="Start">Where its normal form begins in the buffer.</param>
/// <param name="Length">Length of the normal form.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Weight">How much it weighs, 0 to 1.</param>
/// <param name="Surface">Length of the folded word as written, which follows the normal form; 0 where both are the same.</param>
/// <param name="Name">True where the writer's capitals say that it names something: a product, a class, a code.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, float Weight, int Surface = 0, bool Name = false)
{
    /// <summary>True where the token is one of the words that follow one another in its line; parts and n-grams of words are not.</summary>
    public bool InSequence => Kind is TokenKind.Code or TokenKind.Number || (Kind is TokenKind.Word or TokenKind.Gram && Weight >= 0.5f);
}

/// <summary>The tokens of one line, in order. Reused from line to line, so that reading a paste allocates nothing per token.</summary>
internal sealed class TokenBuffer
{
    private readonly List<Token> _tokens = [];
    private char[] _characters = new char[4096];
    private int _used;

    public int Count => _tokens.Count;

    public Token this[int index] => _tokens[index];

    public ReadOnlySpan<char> Text(Token token) => _characters.AsSpan(token.Start, token.Length);

    /// <summary>The folded word before it was stemmed.</summary>
    public ReadOnlySpan<char> Surface(Token token) => token.Surface == 0 ? Text(token) : _characters.AsSpan(token.Start + token.Length, token.Surface);

    public void Clear()
    {
        _tokens.Clear();
        _used = 0;
    }

    public void Add(ReadOnlySpan<char> normal, TokenKind kind, float weight, ReadOnlySpan<char> surface = default, bool name = false)
    {
        var length = normal.Length + surface.Length;
        if (_used + length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _used + length));
        normal.CopyTo(_characters.AsSpan(_used));
        surface.CopyTo(_characters.AsSpan(_used + normal.Length));
        _tokens.Add(new Token(_used, normal.Length, kind, weight, surface.Length, name));
        _used += length;
    }
}
