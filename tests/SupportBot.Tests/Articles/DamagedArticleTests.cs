#pragma warning disable CA5394 // chosen by a seed, so that a failure can be repeated
using System.Text;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Tests.Articles;

/// <summary>
/// Translations as years of publishing leave them: each sample is damaged in several random ways at once. Whatever happens, a file is an article that
/// still holds what was written, or it is refused by name; nothing throws and nothing is lost without a word.
/// </summary>
public sealed class DamagedArticleTests
{
    private const int Tries = 60;

    /// <summary>Words of the log, the message and the command: they stand in the file, so they must stand in the article.</summary>
    private static readonly string[] Written = ["jammed", "ERR-4711", "vaultctl"];

    /// <summary>What happens to files, one line or place at a time. None of it takes words away.</summary>
    private static readonly Func<string, Random, string>[] Damages =
    [
        (text, random) => Line(text, random, line => line.StartsWith("```", StringComparison.Ordinal) ? "" : line),
        (text, random) => Line(text, random, line => line.StartsWith("```", StringComparison.Ordinal) ? "````xml" : line),
        (text, random) => Line(text, random, line => line.StartsWith("```", StringComparison.Ordinal) ? "~~~" : line),
        (text, random) => Line(text, random, line => "```\n" + line),
        (text, random) => Line(text, random, line => line.StartsWith('#') ? "#" + line : line),
        (text, random) => Line(text, random, line => line.StartsWith('#') ? line.TrimStart('#') : line),
        (text, random) => Line(text, random, line => line.StartsWith('#') ? $"<h2 class=\"x\">{line.Trim('#', ' ')}</h2>" : line),
        (text, random) => Line(text, random, line => line.StartsWith('#') ? line + " {#" : line),
        (text, random) => Line(text, random, line => "<div><p>" + line),
        (text, random) => Line(text, random, line => line + "</div></td></b>"),
        (text, random) => Line(text, random, line => "<table><tr><td>\n\n" + line),
        (text, random) => Line(text, random, line => line.Length > 0 && char.IsAsciiDigit(line[0]) ? (char)(line[0] + '０' - '0') + line[1..] : line),
        (text, random) => Line(text, random, line => "\t\u00A0\u3000" + line),
        (text, random) => Line(text, random, line => "> " + line),
        (text, random) => Line(text, random, line => "* " + line),
        (text, random) => Line(text, random, line => line + "\r"),
        (text, random) => Line(text, random, line => line + new string('[', random.Next(300)) + new string('*', random.Next(300))),
        (text, random) => Line(text, random, line => line == "---" ? "" : line),
        (text, random) => Line(text, random, line => line == "---" ? "----" : line),
        (text, random) => Line(text, random, line => line.Contains(':', StringComparison.Ordinal) ? line + " \"'" : line),
        (text, random) => Place(text, random, "&amp;amp;lt;"),
        (text, random) => Place(text, random, "&#x20"),
        (text, random) => Place(text, random, "&lt"),
        (text, random) => Place(text, random, "\u200B\uFEFF"),
        (text, random) => Place(text, random, "<!-- "),
        (text, random) => Place(text, random, "<script>"),
        (text, random) => Place(text, random, "<?xml <![CDATA["),
        (text, random) => Place(text, random, "\0\u0007\uD83D"),
        (text, random) => Place(text, random, "\n---\n"),
        (text, random) => text.Replace("\n", random.Next(2) == 0 ? "\r\n" : "\r", StringComparison.Ordinal),
        (text, random) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)),
    ];

    public static TheoryData<string> Folders => [.. TranslatedArticle.All.Select(article => article.Folder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_damaged_article_holds_what_was_written_or_is_refused_by_name(string folder)
    {
        var sample = TranslatedArticle.All.Single(article => article.Folder == folder);
        for (var seed = 0; seed < Tries; seed++)
        {
            var text = Damaged(sample.Text, new Random(seed));
            var read = ArticleReader.Read($"kb/{folder}/KB-1.md", ArticleLanguage.OfPath($"kb/{folder}/KB-1.md"), text);
            if (read.Edition is not { } edition)
            {
                Assert.Contains(read.Problems, problem => problem.Severity == ProblemSeverity.Error && problem.Source.EndsWith("KB-1.md", StringComparison.Ordinal));
                continue;
            }

            var place = $"{folder}, seed {seed}:\n{text}";
            Assert.True(edition.Title.Length > 0, place);
            var held = string.Join('\n', edition.Sections.Select(section => section.Heading + "\n" + section.Markdown));
            Assert.All(Written, word => Assert.True(held.Contains(word, StringComparison.Ordinal), $"'{word}' is lost; {place}"));
            Assert.All(edition.Sections, section => Assert.DoesNotContain("<script", section.Html, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(Bytes(read), Bytes(Again(read)));
        }
    }

    private static string Damaged(string text, Random random) => Enumerable.Range(0, random.Next(1, 6)).Aggregate(text, (damaged, _) => Damages[random.Next(Damages.Length)](damaged, random));

    private static string Line(string text, Random random, Func<string, string> damage)
    {
        var lines = text.Split('\n');
        var candidates = Enumerable.Range(0, lines.Length).Where(at => damage(lines[at]) != lines[at]).ToList();
        if (candidates.Count == 0)
            return text;
        var chosen = candidates[random.Next(candidates.Count)];
        lines[chosen] = damage(lines[chosen]);
        return string.Join('\n', lines);
    }

    /// <summary>Puts something between two words.</summary>
    private static string Place(string text, Random random, string what)
    {
        var gaps = Enumerable.Range(0, text.Length).Where(at => text[at] is ' ' or '\n').ToList();
        return text.Insert(gaps[random.Next(gaps.Count)], what);
    }

    private static byte[] Bytes(ReadArticle read)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        ArticleBytes.Write(writer, read);
        return bytes.ToArray();
    }

    private static ReadArticle Again(ReadArticle read)
    {
        using var reader = new BinaryReader(new MemoryStream(Bytes(read)));
        return ArticleBytes.Read(reader, "KB-1.md");
    }
}
