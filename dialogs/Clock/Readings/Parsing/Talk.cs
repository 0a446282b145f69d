using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Readings.Parsing;

/// <summary>A message in which somebody says a few sentences and shows, in paragraphs of their own, what a command printed.</summary>
internal static partial class Talk
{
    /// <summary>A message to a person has no more lines; a log has.</summary>
    private const int LongestMessage = 60;

    /// <summary>
    /// What <paramref name="read"/> finds in the paragraphs of <paramref name="output"/>; nothing where one is neither read nor made of sentences, or where
    /// there is one only, which was read already.
    /// </summary>
    public static IEnumerable<ClockReading> Answers(Output output, Func<Output, IEnumerable<ClockReading>> read)
    {
        if (output.Count > LongestMessage)
            return [];
        var texts = Paragraphs(output).ToArray();
        if (texts.Length == 1 && output.Command is null)
            return [];
        var paragraphs = Array.ConvertAll(texts, paragraph => (Paragraph: paragraph, Readings: read(paragraph).ToArray()));
        var said = paragraphs.Where(each => each.Readings.Length == 0).SelectMany(each => Enumerable.Range(0, each.Paragraph.Count).Select(at => each.Paragraph[at]));
        return IsSaid(said) ? paragraphs.SelectMany(each => each.Readings) : [];
    }

    /// <summary>Sentences, a greeting, a closing and whose it is.</summary>
    private static bool IsSaid(IEnumerable<string> lines)
    {
        var closed = false;
        foreach (var line in lines)
        {
            closed |= LetterWords.IsClosing(line);
            if (!(Sentence.IsMatch(line) || LetterWords.IsGreeting(line) || (closed && LetterWords.IsSignature(line))))
                return false;
        }

        return true;
    }

    private static IEnumerable<Output> Paragraphs(Output output)
    {
        for (var at = 0; at < output.Count; at++)
        {
            var first = at;
            while (at < output.Count && !output.IsBlank(at))
                at++;
            if (at > first)
                yield return new Output(null, [.. Enumerable.Range(first, at - first).Select(line => output[line])], output.FirstLine + first);
        }
    }

    /// <summary>What people write to each other: words, no stamps, none of the signs of logs, headers and code.</summary>
    [GeneratedRegex(@"\A(?!.*(?:\d:\d\d|[{}<>=\[\]|\\/]|: (?:error|warning)\b|\.\w+\())(?=.*(?:[.,!?:;)。！？]\s*\z|[,!?] |[。、！？]))[\p{L}""'(*-].{0,400}\z|\A\p{Lu}\p{L}{1,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence { get; }
}
