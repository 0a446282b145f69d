using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// Queries made from articles by rule, so that the decision is fitted on many and checked on others: logs with every value changed and buried in other
/// programs' lines, single lines, parts of stack traces, keywords with slips of the finger, questions in other words, and the words of another
/// language's edition. The same for the same seed.
/// </summary>
internal sealed partial class MadeQueries(int seed)
{
    private static readonly string[] Openers = ["why does", "how do I", "we see that", "since yesterday", "is it possible to", "help,", "our", "when I try it", "cannot", "what to do if", "after the update", "any idea why"];
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string[]> _talk = [];

    /// <summary>Queries about the articles of <paramref name="kb"/>; <paramref name="others"/> are editions of the same articles in other languages.</summary>
    public IEnumerable<MatchingQuery> Of(string kb, ImmutableArray<Article> articles, IReadOnlyDictionary<string, ArticleEdition[]> others)
    {
        foreach (var article in articles.Where(article => !article.Hidden))
        {
            var number = article.Number.Value;
            var edition = article.Editions.Values.First();
            var lines = edition.ErrorTexts.SelectMany(text => text.Split('\n')).Select(line => line.TrimEnd()).Where(line => line.Length >= 15).Distinct().ToList();
            if (lines.Count > 0)
            {
                yield return Query("log", Log(lines));
                yield return Query("line", Line(lines[_random.Next(lines.Count)]));
            }

            var frames = lines.Where(line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal)).ToList();
            if (frames.Count >= 4)
                yield return Query("stack", string.Join('\n', frames.Skip(_random.Next(frames.Count - 3)).Take(_random.Next(3, 6)).Select(frame => Changed(frame, 0.3))));
            if (Keywords(edition) is { } keywords)
                yield return Query("keyword", keywords);
            if (Question(edition) is { } question)
                yield return Query("question", question);
            if (others.GetValueOrDefault(number) is { Length: > 0 } foreign && Question(foreign[_random.Next(foreign.Length)]) is { } asked)
                yield return Query("cross", asked);

            MatchingQuery Query(string kind, string text) => new($"made-{kind}-{number}", text, "", [number], kind, kb, null, null);
        }
    }

    /// <summary>Texts that no article answers: other programs' logs, talk, other products' troubles.</summary>
    public IEnumerable<MatchingQuery> Unanswerable(string kb)
    {
        for (var at = 0; at < 60; at++)
            yield return new($"made-noise-{at:0000}", string.Join('\n', Noise.Lines(_random, _random.Next(2, 80))), "", [], "negative", kb, null, "noise");
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Matching", "foreign.txt")).Where(line => line.Length > 4 && line[0] != '#' && (kb == "en" || line.StartsWith(kb, StringComparison.Ordinal))))
            yield return new($"made-foreign-{number++:0000}", line[4..], line[..2], [], "negative", kb, null, "foreign");
    }

    private string Log(List<string> lines)
    {
        var most = _random.Next(1, 13);
        var from = _random.Next(Math.Max(1, lines.Count - most + 1));
        var own = lines.Skip(from).Take(most).Select(line => Changed(line, 0.35)).ToList();
        var header = _random.Next(4) switch
        {
            0 => "app-" + _random.Next(1, 9) + "_1  | ",
            1 => Noise.Fill("{sys} app[{n}]: ", _random),
            _ => "",
        };
        if (_random.Next(6) == 0)
            own = [.. own.SelectMany(line => line.Chunk(_random.Next(70, 110)).Select(part => new string(part)))];
        if (_random.Next(4) == 0)
            own[^1] = own[^1][..Math.Max(Math.Min(own[^1].Length, 30), own[^1].Length * 2 / 3)];
        var noise = Noise.Lines(_random, _random.Next(3, 90));
        var at = _random.Next(noise.Count);
        var text = new StringBuilder();
        foreach (var line in noise.Take(at))
            text.Append(line).Append('\n');
        foreach (var line in own)
        {
            text.Append(header).Append(line).Append('\n');
            if (_random.Next(8) == 0)
                text.Append(noise[_random.Next(noise.Count)]).Append('\n');
        }

        foreach (var line in noise.Skip(at))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    private string Line(string line) => Changed(line, 0.35);

    /// <summary>The line with other numbers, hosts, ids and names; sometimes a word more.</summary>
    private string Changed(string line, double often)
    {
        var changed = Value().Replace(line, match => match.Groups["name"].Success ? match.Value : match.Value.Any(char.IsAsciiDigit) ? Digits(match.Value) : _random.NextDouble() < often ? Noise.Fill("{name}", _random) : match.Value);
        if (_random.NextDouble() >= often)
            return changed;
        var words = changed.Split(' ').ToList();
        if (words.Count < 5)
            return changed;
        if (_random.Next(3) == 0)
            words.RemoveAt(_random.Next(1, words.Count));
        else
            words.Insert(_random.Next(1, words.Count), Noise.Fill(_random.Next(3) switch { 0 => "({name})", 1 => "[{name}]", _ => "#{n}" }, _random));
        return string.Join(' ', words);
    }

    private string Digits(string text) => string.Create(text.Length, (text, _random), static (into, from) =>
    {
        for (var at = 0; at < into.Length; at++)
            into[at] = char.IsAsciiDigit(from.text[at]) ? (char)('0' + from._random.Next(10)) : from.text[at];
    });

    /// <summary>Two or three of the words that tell most of the title, one of them mistyped half of the time.</summary>
    private string? Keywords(ArticleEdition edition)
    {
        var words = Words(edition.Title).Where(word => word.Length > 3).Distinct().OrderBy(_ => _random.Next()).Take(_random.Next(2, 4)).ToList();
        if (words.Count < 2)
            return null;
        if (_random.Next(2) == 0 && words[0].Length > 4 && words[0].All(char.IsAsciiLetter))
            words[0] = Mistyped(words[0]);
        return string.Join(' ', words).ToLowerInvariant();
    }

    private string Mistyped(string word)
    {
        var at = _random.Next(1, word.Length - 1);
        return _random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    /// <summary>
    /// Some words of the title and of a sentence of the symptom in another order, every third as a word that means the same, with talk in between: what
    /// somebody says who has not read the article.
    /// </summary>
    private string? Question(ArticleEdition edition)
    {
        var sentences = edition.Sections.Where(section => section.Kind is SectionKind.Issue or SectionKind.Description).SelectMany(section => section.Text.Split('\n', '.', '。')).Append(edition.Summary).Where(sentence => sentence.Length > 20).ToList();
        var words = Words(edition.Title).Concat(sentences.Count == 0 ? [] : Words(sentences[_random.Next(sentences.Count)]).Take(14)).Where(word => word.Length > 1).Distinct().ToList();
        if (words.Count < 4)
            return null;
        var keep = _random.NextDouble() * 0.4 + 0.35;
        var said = words.Where(_ => _random.NextDouble() < keep).Take(12).Select(word => _random.Next(3) == 0 ? Reworded(word) : word).ToList();
        for (var swaps = said.Count / 3; swaps > 0; swaps--)
        {
            var (a, b) = (_random.Next(said.Count), _random.Next(said.Count));
            (said[a], said[b]) = (said[b], said[a]);
        }

        for (var talk = _random.Next(1, 5); talk > 0; talk--)
            said.Insert(_random.Next(said.Count + 1), Talk(edition.Language));
        return said.Count < 4 ? null : (edition.Language == "en" ? Openers[_random.Next(Openers.Length)] + " " : "") + string.Join(' ', said);
    }

    /// <summary>An everyday word of the language.</summary>
    private string Talk(string language)
    {
        if (!_talk.TryGetValue(language, out var words))
            _talk[language] = words = Everyday.Words(language) is { Length: > 0 } found ? found : ["ok"];
        return words[(int)(words.Length * Math.Pow(_random.NextDouble(), 3))];
    }

    private string Reworded(string word)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut(word, buffer);
        if (buffer.Count == 0)
            return word;
        var stem = buffer.Text(buffer[0]).ToString();
        var others = Glossary.Shipped.Synonyms(stem).Select(meaning => meaning.Word).ToList();
        return others.Count > 0 ? others[_random.Next(others.Count)] : word;
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"(?<name>(?:[A-Z]{2,10}-){1,3}[0-9]{2,8}\b|\b[A-Za-z]{4,}[0-9]\w*|0x8[0-9A-Fa-f]{7})|[0-9A-Fa-f]{8}-[0-9A-Fa-f\-]{20,30}|[0-9A-Za-z]*[0-9][0-9A-Za-z]*|(?<=[/@'""=])[A-Za-z]{4,20}(?=[/'""@.]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"[\p{L}\p{N}_\-.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
