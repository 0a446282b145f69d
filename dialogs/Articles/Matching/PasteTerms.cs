using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>A term of a pasted line; <c>Term</c> is -1 where no article has it.</summary>
internal readonly record struct PasteTerm(int Term, float Weight, int Token);

/// <summary>A distinct line of the paste: its number, its terms, and how often it came.</summary>
internal readonly record struct PasteLine(int Number, int Start, int Count, int FirstToken, int LastToken);

/// <summary>A paste as the index sees it: distinct lines of terms. The same template twice counts once. Reused from look-up to look-up.</summary>
internal sealed class PasteTerms
{
    private readonly List<PasteTerm> _terms = [];
    private readonly Dictionary<int, int> _linesHaving = [];
    private readonly HashSet<int> _frames = [];
    private readonly HashSet<int> _seen = [];
    private uint? _languages;
    private bool? _isEnglish;

    public List<PasteLine> Lines { get; } = [];

    public TokenBuffer Tokens { get; } = new();

    public ReadOnlySpan<PasteTerm> TermsOf(PasteLine line) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_terms).Slice(line.Start, line.Count);

    /// <summary>The languages whose grammar the text has (<see cref="StopWords.LanguagesOf"/>).</summary>
    public uint Languages => _languages ??= StopWords.LanguagesOf(Tokens);

    /// <summary>False where the text is in another language: by its script, else by its grammar.</summary>
    public bool IsEnglish => _isEnglish ??= !IsInOtherScript() && (Languages == 0 || (Languages & StopWords.English) != 0);

    /// <summary>The words of the line in their order, -1 for a word that no article has.</summary>
    public int SequenceOf(PasteLine line, Vocabulary vocabulary, Span<int> into)
    {
        var count = 0;
        for (var at = line.FirstToken; at < line.LastToken && count < into.Length; at++)
        {
            if (Tokens[at].InSequence)
                into[count++] = vocabulary.Find(Tokens.Text(Tokens[at]));
        }

        return count;
    }

    /// <summary>True where the line is a call of a stack trace: it says where, not what.</summary>
    public bool IsFrame(int number) => _frames.Contains(number);

    /// <summary>In how many distinct lines of the paste the term occurs.</summary>
    public int LinesHaving(int term) => _linesHaving.GetValueOrDefault(term);

    /// <summary>Reads a paste in place of the one before.</summary>
    public PasteTerms Read(PastedText paste, Vocabulary vocabulary)
    {
        Clear();
        foreach (var line in paste.LogLines)
        {
            Add(line.Number, line.Message, vocabulary);
            if (line.IsFrame)
                _frames.Add(line.Number);
        }

        foreach (var line in Unwrapping.Join(paste.LogLines, vocabulary))
            Add(line.Number, line.Message, vocabulary);
        return this;
    }

    private void Clear()
    {
        _terms.Clear();
        _linesHaving.Clear();
        _frames.Clear();
        _seen.Clear();
        (_languages, _isEnglish) = (null, null);
        Lines.Clear();
        Tokens.Clear();
    }

    private void Add(int number, string text, Vocabulary vocabulary)
    {
        var firstToken = Tokens.Count;
        Tokenizer.Cut(text, Tokens);
        var start = _terms.Count;
        var hash = default(HashCode);
        for (var at = firstToken; at < Tokens.Count; at++)
        {
            var token = Tokens[at];
            var term = vocabulary.Find(Tokens.Text(token));
            hash.Add(term);
            if (term < 0 || !Has(start, term))
                _terms.Add(new PasteTerm(term, token.Weight, at));
        }

        var line = new PasteLine(number, start, _terms.Count - start, firstToken, Tokens.Count);
        if (line.Count == 0 || !_seen.Add(hash.ToHashCode()))
        {
            _terms.RemoveRange(start, line.Count);
            return;
        }

        Lines.Add(line);
        foreach (var term in TermsOf(line))
            _linesHaving[term.Term] = _linesHaving.GetValueOrDefault(term.Term) + 1;
    }

    private bool IsInOtherScript()
    {
        for (var at = 0; at < Tokens.Count; at++)
        {
            if (Scripts.Of(Tokens.Text(Tokens[at])[0]) != Script.Latin)
                return true;
        }

        return false;
    }

    private bool Has(int start, int term)
    {
        for (var at = start; at < _terms.Count; at++)
        {
            if (_terms[at].Term == term)
                return true;
        }

        return false;
    }
}
