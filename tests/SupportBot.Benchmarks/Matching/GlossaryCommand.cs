using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// <c>glossary --articles DIR --write FILE [--half 0|1]</c>: learns which English words the words of other languages stand for, from articles
/// published in both (DIR holds a folder per language). The file holds statistics of word pairs, nothing of the text.
/// With <c>--half</c> only every other article is learnt from, to see on the other half whether it generalises.
/// </summary>
internal static class GlossaryCommand
{
    private const int MostTranslations = 4;
    private const float LeastProbability = 0.08f;

    public static int Run(Arguments arguments)
    {
        var root = arguments["articles"];
        if (arguments.Find("frequencies") is { } file)
            return WriteFrequencies(root, file);
        var half = arguments.Find("half") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : -1;
        var english = Editions(Path.Combine(root, "en"), half);
        var lines = new List<string>
        {
            "# Which English word (stem) a word of another language stands for, and how often: language, word, then pairs of stem and share.",
            "# Statistics learnt from paired articles: dotnet run --project tests/SupportBot.Benchmarks -- glossary --articles DIR --write FILE",
        };
        foreach (var folder in Directory.GetDirectories(root).Where(folder => Path.GetFileName(folder) != "en").Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileName(folder);
            var pairs = Editions(folder, half).Where(edition => english.ContainsKey(edition.Key)).SelectMany(edition => Units(edition.Value, english[edition.Key])).ToList();
            var learnt = WordAlignment.Learn(pairs, LeastProbability, MostTranslations);
            Console.WriteLine($"{language}: {pairs.Count} paired units, {learnt.Count} words");
            lines.AddRange(learnt.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => string.Create(CultureInfo.InvariantCulture,
                $"{language} {entry.Key} {string.Join(' ', entry.Value.Select(to => string.Create(CultureInfo.InvariantCulture, $"{to.Word} {to.Share:.##}")))}")));
        }

        if (arguments.Find("write") is { } glossary)
            File.WriteAllLines(glossary, lines);
        return 0;
    }

    /// <summary>In what share of the articles of a language a term occurs; below one in two hundred it is rare and not written.</summary>
    private static int WriteFrequencies(string root, string file)
    {
        var shares = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var folder in Directory.GetDirectories(root))
        {
            var articles = ArticleFolder.Load(folder);
            var index = ArticleIndex.Build(articles).Data;
            for (var term = 0; term < index.Vocabulary.Count; term++)
            {
                var share = index.Words.Postings.Count(term) / (double)index.Words.Articles;
                if (share >= 0.005)
                    shares[index.Vocabulary[term]] = Math.Max(share, shares.GetValueOrDefault(index.Vocabulary[term]));
            }
        }

        File.WriteAllLines(file, shares.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:0.####}"))
            .Prepend("# In what share of support articles a term occurs. Statistics, learnt with: dotnet run --project tests/SupportBot.Benchmarks -- glossary --articles DIR --frequencies FILE"));
        return 0;
    }

    private static Dictionary<string, ArticleEdition> Editions(string folder, int half) => ArticleFolder.Load(folder)
        .Where(article => half < 0 || int.Parse(article.Number.Value[3..], CultureInfo.InvariantCulture) % 2 == half)
        .ToDictionary(article => article.Number.Value, article => article.Editions.Values.First());

    /// <summary>Texts that say the same: titles, summaries, and sections line by line where both have as many lines.</summary>
    private static IEnumerable<(List<string> Foreign, List<string> English)> Units(ArticleEdition foreign, ArticleEdition english)
    {
        var texts = new List<(string Foreign, string English)> { (foreign.Title, english.Title), (foreign.Summary, english.Summary), (string.Join(' ', foreign.Keywords), string.Join(' ', english.Keywords)) };
        foreach (var (f, e) in foreign.Sections.Zip(english.Sections))
        {
            var (fs, es) = (Lines(f.Text), Lines(e.Text));
            texts.AddRange(fs.Length == es.Length ? fs.Zip(es) : [(f.Text, e.Text)]);
        }

        return texts.Where(pair => pair.Foreign != pair.English).Select(pair => (Words(pair.Foreign), Words(pair.English))).Where(pair => pair.Item1.Count is > 0 and < 300 && pair.Item2.Count is > 0 and < 300);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<string> Words(string text)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut(text, buffer);
        var words = new HashSet<string>();
        for (var at = 0; at < buffer.Count; at++)
        {
            if (buffer[at].Kind is TokenKind.Word or TokenKind.Gram && !StopWords.Contains(buffer.Text(buffer[at])))
                words.Add(buffer.Text(buffer[at]).ToString());
        }

        return [.. words];
    }
}

/// <summary>Word alignment after IBM Model 1 (Brown et al., "The Mathematics of Statistical Machine Translation", 1993).</summary>
internal static class WordAlignment
{
    private const int Rounds = 6;
    private const int LeastOften = 2;

    public static Dictionary<string, ImmutableArray<(string Word, float Share)>> Learn(List<(List<string> Foreign, List<string> English)> units, float least, int most)
    {
        var forward = Fit([.. units.Select(unit => (unit.Foreign, unit.English))]);
        var backward = Fit([.. units.Select(unit => (unit.English, unit.Foreign))]);
        var often = units.SelectMany(unit => unit.Foreign).CountBy(word => word).ToDictionary();
        var same = units.SelectMany(unit => unit.English).ToHashSet();
        return forward
            .Where(pair => pair.Key.From.Length > 0 && often[pair.Key.From] >= LeastOften && !same.Contains(pair.Key.From))
            .Select(pair => (pair.Key, Share: MathF.Sqrt(pair.Value * backward.GetValueOrDefault((pair.Key.To, pair.Key.From)))))
            .Where(pair => pair.Share >= least)
            .GroupBy(pair => pair.Key.From)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(pair => pair.Share).Take(most).Select(pair => (pair.Key.To, pair.Share)).ToImmutableArray());
    }

    /// <summary>t(to | from), with the empty word standing for words that have no counterpart.</summary>
    private static Dictionary<(string From, string To), float> Fit(List<(List<string> From, List<string> To)> units)
    {
        var t = new Dictionary<(string, string), float>();
        foreach (var (from, to) in units)
        {
            foreach (var f in from.Append(""))
            {
                foreach (var e in to)
                    t[(f, e)] = 1;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            var counts = new Dictionary<(string, string), float>(t.Count);
            var totals = new Dictionary<string, float>();
            foreach (var (from, to) in units)
            {
                foreach (var e in to)
                {
                    var all = from.Append("").Sum(f => t.GetValueOrDefault((f, e)));
                    if (all <= 0)
                        continue;
                    foreach (var f in from.Append(""))
                    {
                        var share = t.GetValueOrDefault((f, e)) / all;
                        if (share < 1e-4f)
                            continue;
                        counts[(f, e)] = counts.GetValueOrDefault((f, e)) + share;
                        totals[f] = totals.GetValueOrDefault(f) + share;
                    }
                }
            }

            t = counts.ToDictionary(pair => pair.Key, pair => pair.Value / totals[pair.Key.Item1]);
        }

        return t;
    }
}
