namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Steps that are numbered in words: "Step 2: ...", "Schritt 2", "手順2：", "2단계 - ...", "第二步".</summary>
internal static class StepLabels
{
    private const string ChineseDigits = "一二三四五六七八九十";
    private static readonly HashSet<string> Names = [.. Vocabulary.ByLanguage("step-words.yaml").SelectMany(language => language).Select(Vocabulary.Fold)];

    /// <summary>What a line that begins like a step says behind its number, which may be nothing; null for a line that does not.</summary>
    public static string? After(string line)
    {
        var text = line.AsSpan().TrimStart();
        var behind = NumberFirst(text) ?? WordFirst(text);
        if (behind is not { } at || (at < text.Length && char.IsLetterOrDigit(text[at]) && text[at] < '\u1100'))
            return null;
        return text[at..].TrimStart(" \t\u3000:：.．)）、-–—").TrimEnd().ToString();
    }

    private static int? WordFirst(ReadOnlySpan<char> text)
    {
        var word = 0;
        while (word < text.Length && char.IsLetter(text[word]) && !ChineseDigits.Contains(text[word], StringComparison.Ordinal))
            word++;
        if (word is 0 or > 12 || !Names.Contains(Vocabulary.Fold(text[..word].ToString())))
            return null;
        var number = word;
        while (number < text.Length && text[number] is ' ' or '\t' or '\u3000' or '\u00A0' or '#')
            number++;
        return Digits(text[number..]) is > 0 and <= 2 and var digits ? number + digits : null;
    }

    /// <summary>"2단계" and "第2步".</summary>
    private static int? NumberFirst(ReadOnlySpan<char> text)
    {
        var start = text is ['第', ..] ? 1 : 0;
        if (Digits(text[start..]) is not (> 0 and <= 2 and var digits))
            return null;
        var behind = start + digits;
        while (behind < text.Length && text[behind] == ' ')
            behind++;
        return text[behind..] switch
        {
            ['단', '계', ..] when start == 0 => behind + 2,
            ['步' or '歩', ..] when start == 1 => behind + 1,
            _ => null,
        };
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && (char.IsDigit(text[digits]) || ChineseDigits.Contains(text[digits], StringComparison.Ordinal)))
            digits++;
        return digits;
    }
}
