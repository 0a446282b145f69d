using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>The one or two sentences under a title.</summary>
internal static partial class Summaries
{
    private const int Longest = 300;

    /// <summary>
    /// The description where it says something: not the word "Description" in whatever language (a template left unfilled), not the title
    /// again. Else the first prose of the introduction, the issue, the description, the cause, the resolution.
    /// </summary>
    public static string Of(string? description, string title, IReadOnlyList<(Cut Cut, string Text)> sections)
    {
        var headings = sections.Where(section => section.Cut.Kind == SectionKind.Description).Select(section => Vocabulary.Fold(section.Cut.Heading));
        if (description is not null && InlineText.Decoded(description) is var said && SaysSomething(said, title) && !headings.Contains(Vocabulary.Fold(said)))
            return Shortened(said);
        return sections.OrderBy(section => Rank(section.Cut)).Where(section => Rank(section.Cut) < 5)
            .Select(section => FirstProse(section.Cut)).FirstOrDefault(prose => SaysSomething(prose, title)) is { } prose ? Shortened(prose) : "";
    }

    private static bool SaysSomething(string text, string title) =>
        text.Length > 0 && !SectionWords.IsUnfilled(text) && !Placeholder().IsMatch(text) && Vocabulary.Fold(text) is { Length: > 3 } folded && folded != Vocabulary.Fold(title);

    private static int Rank(Cut cut) => cut switch
    {
        { Kind: SectionKind.Other, Heading: "" } => 0,
        { Kind: SectionKind.Issue, IsMessages: false } => 1,
        { Kind: SectionKind.Description } => 2,
        { Kind: SectionKind.Cause } => 3,
        { Kind: SectionKind.Resolution } => 4,
        _ => 5,
    };

    /// <summary>The first sentence of prose: no code, list, picture, quote or table. Lines are joined until one ends a sentence.</summary>
    private static string FirstProse(Cut cut)
    {
        var prose = cut.Lines.Where(line => !line.IsCode && line.Text.Length > 0 && !"-*+>|#!".Contains(line.Text.TrimStart().FirstOrDefault('#'), StringComparison.Ordinal))
            .Select(line => InlineText.OneLine(BareAddress().Replace(InlineText.Of(line.Text), ""))).Where(text => text.Length > 0);
        var sentence = "";
        foreach (var text in prose)
        {
            sentence = sentence.Length == 0 ? text : sentence + " " + text;
            if (sentence.Length > Longest || (sentence.Length > 15 && SentenceEnd().IsMatch(sentence + " ")))
                break;
        }

        return sentence;
    }

    private static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return text;
        var end = SentenceEnd().Matches(text[..Longest]).LastOrDefault()?.Index ?? text.LastIndexOf(' ', Longest - 1);
        return end < 60 ? text[..(Longest - 1)].TrimEnd() + "…" : text[..(end + 1)].TrimEnd() is var cut && SentenceEnd().IsMatch(cut + " ") ? cut : cut + "…";
    }

    [GeneratedRegex(@"^(?:test|testing|tbd|todo|n/?a|none|null|placeholder)[\W_0-9]{0,20}$|^test[_\s]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\(?https?://\S{1,500}", RegexOptions.CultureInvariant)]
    private static partial Regex BareAddress();

    [GeneratedRegex(@"[.!?](?=\s)|[。！？]", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
