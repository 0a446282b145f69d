using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Every term of the articles and its number, 0 upwards. Looked up by span: no string is made for a pasted word.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _terms = [];

    public Vocabulary() => _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _terms.Count;

    public string this[int term] => _terms[term];

    public static Vocabulary Read(BinaryReader reader)
    {
        var terms = reader.ReadStrings();
        var vocabulary = new Vocabulary();
        vocabulary._ids.EnsureCapacity(terms.Length);
        vocabulary._terms.AddRange(terms);
        for (var term = 0; term < terms.Length; term++)
            vocabulary._ids.Add(terms[term], term);
        return vocabulary;
    }

    public void Write(BinaryWriter writer) => writer.WriteStrings(_terms);

    /// <summary>The term's number, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) => _bySpan.TryGetValue(term, out var id) ? id : -1;

    public int Add(ReadOnlySpan<char> term)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, term, out var known);
        if (known)
            return id;
        id = _terms.Count;
        _terms.Add(term.ToString());
        return id;
    }
}
