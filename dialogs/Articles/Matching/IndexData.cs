using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Everything that is built once per set of articles and only read afterwards.</summary>
internal sealed record IndexData(ImmutableArray<Article> Articles, Vocabulary Vocabulary, WordIndex Words, LineIndex Lines, Titles Titles, Typos Typos, Spellings Spellings, Twins Twins)
{
    /// <summary>To cut a line out costs as much as the search that found it, and the same troubles come again and again.</summary>
    private const int MostQuoted = 4096;

    private readonly ConcurrentDictionary<int, string> _quoted = new();
    private readonly Dictionary<ArticleNumber, int> _places = Articles.Select((article, place) => (article.Number, place)).ToDictionary(pair => pair.Number, pair => pair.place);

    /// <summary>The articles' own signatures.</summary>
    public SignatureMatcher Signatures { get; } = SignatureMatcher.Of(Articles);

    /// <summary>The words by their sound.</summary>
    public SoundIndex Sounds { get; } = new(Typos.Words, Vocabulary);

    /// <summary>Working space for look-ups, by line.</summary>
    public Pool<Scratch> Scratch { get; } = new(() => new(Lines.Lines));

    /// <summary>Working space for look-ups, by article and by term.</summary>
    public Pool<WordScores> Scores { get; } = new(() => new(Articles.Length, Vocabulary.Count));

    /// <summary>Working space for look-ups: the pastes.</summary>
    public Pool<PasteTerms> Terms { get; } = new(() => new());

    /// <summary>What rules articles out.</summary>
    public Vetoes Vetoes { get; } = new(Articles);

    /// <summary>The place of an article that is in the index.</summary>
    public int PlaceOf(ArticleNumber number) => _places[number];

    /// <summary>The text of a line of the <see cref="LineIndex"/>, cut out of its article again: the index itself keeps no text but that of lines quoted lately.</summary>
    public string TextOf(int line)
    {
        if (_quoted.TryGetValue(line, out var known))
            return known;
        if (_quoted.Count >= MostQuoted)
            _quoted.Clear();
        return _quoted[line] = Cut(line);
    }

    private string Cut(int line) => Articles[Lines.ArticleOf(line)].Editions.Values.SelectMany(Passages.Of).ElementAt(Lines.PassageOf(line)).Text.ToString().Trim();

    public static IndexData Build(ImmutableArray<Article> articles)
    {
        var vocabulary = new Vocabulary();
        var words = new WordIndex.Builder();
        var lines = new LineIndex.Builder();
        var terms = new List<(int Term, float Weight)>();
        var spellings = new Dictionary<string, int>();
        var spellingsBySpan = spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        var twins = new Twins.Builder();
        var seen = new HashSet<int>();
        var sequence = new List<int>();
        var titles = ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<int>>>(articles.Length);
        var titlesHere = new List<ImmutableArray<int>>();
        var article = 0;
        foreach (var cut in CutArticle.Ahead(articles))
        {
            seen.Clear();
            titlesHere.Clear();
            var buffer = cut.Tokens;
            foreach (var passage in cut.Passages)
            {
                if (passage.EndsEdition)
                {
                    words.EndEdition();
                    continue;
                }

                var hash = Collect(buffer, passage, vocabulary, terms, sequence);
                for (var at = passage.From; passage.Place != Place.Error && at < passage.To; at++)
                {
                    if (buffer[at].Kind is TokenKind.Word or TokenKind.Part && Typos.IsWord(buffer.Surface(buffer[at])))
                        spellingsBySpan.TryAdd(buffer.Surface(buffer[at]), vocabulary.Find(buffer.Text(buffer[at])));
                }

                if (passage.Place == Place.Title)
                    titlesHere.Add([.. terms.Select(pair => pair.Term).Where(term => !StopWords.Contains(vocabulary[term]))]);
                var place = Places.Weight(passage.Place);
                foreach (var (term, weight) in terms)
                    words.Add(term, weight * place);
                if (passage.Place != Place.Keywords && seen.Add(hash))
                    lines.Add(article, passage.Ordinal, passage.Place, terms, sequence);
            }

            words.EndArticle();
            titles.Add([.. titlesHere]);
            twins.Add(seen);
            article++;
        }

        var wordIndex = words.Build(vocabulary);
        return new(articles, vocabulary, wordIndex, lines.Build(vocabulary.Count, wordIndex), new Titles(titles.MoveToImmutable()), new Typos(spellings), new Spellings(vocabulary), twins.Build());
    }

    /// <summary>The distinct terms of a line with their highest weight; returns a hash of them.</summary>
    private static int Collect(TokenBuffer buffer, CutPassage passage, Vocabulary vocabulary, List<(int Term, float Weight)> terms, List<int> sequence)
    {
        terms.Clear();
        sequence.Clear();
        var hash = default(HashCode);
        for (var at = passage.From; at < passage.To; at++)
        {
            var token = buffer[at];
            var term = vocabulary.Add(buffer.Text(token));
            hash.Add(term);
            if (token.InSequence && sequence.Count < Alignment.Longest)
                sequence.Add(term);
            var known = PlaceOf(term, CollectionsMarshal.AsSpan(terms));
            if (known < 0)
                terms.Add((term, token.Weight));
            else if (terms[known].Weight < token.Weight)
                terms[known] = (term, token.Weight);
        }

        return hash.ToHashCode();
    }

    private static int PlaceOf(int term, ReadOnlySpan<(int Term, float Weight)> terms)
    {
        for (var at = 0; at < terms.Length; at++)
        {
            if (terms[at].Term == term)
                return at;
        }

        return -1;
    }
}
