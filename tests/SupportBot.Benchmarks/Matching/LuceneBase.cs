using System.Collections.Immutable;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Benchmarks.Matching;

/// <summary>The same articles in Lucene (BM25, English analyser, in memory), to compare the time of a look-up in one run.</summary>
internal sealed class LuceneBase : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private readonly EnglishAnalyzer _analyzer = new(Version);
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public LuceneBase(ImmutableArray<Article> articles)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, _analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var edition in articles.SelectMany(article => article.Editions.Values))
            {
                writer.AddDocument(
                [
                    new StringField("number", edition.Number.Value, Field.Store.YES),
                    new TextField("text", string.Join('\n', [edition.Title, edition.Summary, .. edition.Keywords, .. edition.ErrorTexts, .. edition.Sections.Select(section => section.Text)]), Field.Store.NO),
                ]);
            }
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>Number of the best of ten, or null.</summary>
    public string? First(string text)
    {
        var query = new BooleanQuery();
        using (var stream = _analyzer.GetTokenStream("text", text))
        {
            var term = stream.AddAttribute<ICharTermAttribute>();
            stream.Reset();
            var seen = new HashSet<string>();
            while (stream.IncrementToken() && seen.Count < 1000)
            {
                if (seen.Add(term.ToString()!))
                    query.Add(new TermQuery(new Term("text", term.ToString())), Occur.SHOULD);
            }

            stream.End();
        }

        return _searcher.Search(query, 10).ScoreDocs is [var best, ..] ? _searcher.Doc(best.Doc).Get("number", System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }
}
