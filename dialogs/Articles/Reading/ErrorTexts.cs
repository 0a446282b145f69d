using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>
/// Finds the error messages and logs of an article: code in its symptom part, everything under "Specified messages", log lines outside
/// code, and what the title and the symptoms quote when it reads like a message. One block each, damage undone, duplicates left out.
/// </summary>
internal static partial class ErrorTexts
{
    private const int LongestQuote = 300;

    /// <summary>The error texts in the order of the article, the title's first.</summary>
    public static ImmutableArray<string> Of(string title, IEnumerable<(Cut Cut, MarkdownDocument Document)> sections)
    {
        var texts = InTitle(title).ToList();
        foreach (var (cut, document) in sections)
        {
            var log = new List<string>();
            var onlyCode = cut.IsMessages && document.Descendants<CodeBlock>().Any();
            foreach (var block in document.Descendants<LeafBlock>())
            {
                // a log that publishing cut into paragraphs is one log
                if (block is not CodeBlock && LogIn(block, cut) is { } lines)
                {
                    log.Add(lines);
                    continue;
                }

                Flush();
                texts.AddRange(InBlock(block, cut, onlyCode));
            }

            Flush();

            void Flush()
            {
                if (log.Count > 0)
                    texts.Add(string.Join('\n', log));
                log.Clear();
            }
        }

        return [.. texts.Select(LogRepair.ErrorText).Where(text => text.Length > 3).Distinct()];
    }

    /// <summary>What a title quotes: a message by itself, or because the title calls it one (Getting "..." error).</summary>
    private static IEnumerable<string> InTitle(string title)
    {
        var quotes = InQuotes(title).ToList();
        var rest = quotes.Aggregate(title, (text, quote) => text.Replace(quote, "", StringComparison.Ordinal));
        return quotes.Where(quote => IsMessage(quote) || (quote.Contains(' ', StringComparison.Ordinal) && ErrorWords.ReadLikeAnError(rest)));
    }

    private static bool IsSymptom(Cut cut) =>
        cut.IsMessages || cut.Kind is SectionKind.Cause or SectionKind.Issue || (cut.Part != SectionKind.Resolution && cut.Kind != SectionKind.Environment);

    /// <summary>The log lines of a paragraph from the first on, or null.</summary>
    private static string? LogIn(LeafBlock block, Cut cut)
    {
        if (block is HeadingBlock || block.Inline is not { } inline || !IsSymptom(cut))
            return null;
        var lines = PlainText.Of(inline).Split('\n').SkipWhile(line => !ErrorWords.LooksLikeLog(line)).ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : null;
    }

    private static IEnumerable<string> InBlock(LeafBlock block, Cut cut, bool onlyCode)
    {
        if (block is CodeBlock code)
        {
            var text = PlainText.Code(code);
            return cut.IsMessages || text.Split('\n').Take(50).Any(ErrorWords.LooksLikeLog) || (IsSymptom(cut) && ErrorWords.ReadLikeAnError(text)) ? [text] : [];
        }

        if (block.Inline is not { } inline || block is HeadingBlock)
            return [];
        if (cut.IsMessages)
            return onlyCode ? [] : PlainText.Of(inline).Split('\n').Where(line => line.Length > 0);
        return IsSymptom(cut) ? Quoted(inline).Where(quote => quote.Length <= LongestQuote && IsMessage(quote)) : [];
    }

    /// <summary>What stands in back-ticks, italics, bold or quotation marks.</summary>
    private static IEnumerable<string> Quoted(ContainerInline inline)
    {
        foreach (var child in inline.Descendants())
        {
            if (child is CodeInline code)
                yield return code.Content.Trim();
            else if (child is EmphasisInline emphasis)
                yield return PlainText.Of(emphasis);
        }

        var text = PlainText.Of(inline);
        foreach (var quote in InQuotes(text))
            yield return quote;
        foreach (var quote in Bold(inline))
            yield return quote;
    }

    /// <summary>What stands between &lt;b&gt; and &lt;/b&gt;.</summary>
    private static IEnumerable<string> Bold(ContainerInline inline)
    {
        List<Inline>? within = null;
        foreach (var child in inline)
        {
            if (child is HtmlInline html && KnownTags.NameOf(html.Tag) is "b" or "strong" or "i" or "em" or "code")
            {
                if (within is not null)
                    yield return string.Concat(within.Select(PlainText.Of)).Trim();
                within = html.Tag.StartsWith("</", StringComparison.Ordinal) ? null : [];
            }
            else
            {
                within?.Add(child);
            }
        }
    }

    private static IEnumerable<string> InQuotes(string text) =>
        QuotedText().Matches(text).Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value.Trim());

    private static bool IsMessage(string quote) =>
        ErrorWords.ReadLikeAnError(quote) && (quote.Contains(' ', StringComparison.Ordinal) || (quote.Length >= 8 && !FileOrAddress().IsMatch(quote))) && quote[^1] is not (':' or '：' or '?' or '？');

    [GeneratedRegex(@"^https?:|[\\/]|\.[a-z]{1,5}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FileOrAddress();

    [GeneratedRegex("""(?:^|(?<=[\s(:：,、。]))"([^"\n]{4,300})"|“([^”\n]{4,300})”|„([^“”\n]{4,300})[“”]|«\s?([^»\n]{4,300}?)\s?»|「([^」\n]{4,300})」|『([^』\n]{4,300})』|(?:^|(?<=[\s(:]))'([^'\n]{6,300})'(?=[\s.,;:)]|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedText();
}
