namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980): configure, configuring and configuration become one word.
/// Works in place on lower-case ASCII letters; everything else is left alone by the caller.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly (string From, string To)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
        ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string From, string To)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>Stems the first <paramref name="length"/> letters of <paramref name="word"/>; returns the new length.</summary>
    public static int Stem(Span<char> word, int length)
    {
        if (length <= 2)
            return length;
        length = Plural(word, length);
        length = PastAndGerund(word, length);
        if (word[length - 1] == 'y' && HasVowel(word, length - 1))
            word[length - 1] = 'i';
        length = Replace(word, length, Step2, 0);
        length = Replace(word, length, Step3, 0);
        length = Strip(word, length);
        return FinalE(word, length);
    }

    private static int Plural(Span<char> word, int length) =>
        Ends(word, length, "sses") || Ends(word, length, "ies") ? length - 2
        : word[length - 1] == 's' && word[length - 2] != 's' ? length - 1
        : length;

    private static int PastAndGerund(Span<char> word, int length)
    {
        if (Ends(word, length, "eed"))
            return Measure(word, length - 3) > 0 ? length - 1 : length;
        var cut = Ends(word, length, "ed") ? 2 : Ends(word, length, "ing") ? 3 : 0;
        if (cut == 0 || !HasVowel(word, length - cut))
            return length;
        length -= cut;
        if (Ends(word, length, "at") || Ends(word, length, "bl") || Ends(word, length, "iz") || (Measure(word, length) == 1 && EndsShort(word, length)))
        {
            word[length] = 'e';
            return length + 1;
        }

        return length > 1 && word[length - 1] == word[length - 2] && !IsVowel(word, length - 1) && word[length - 1] is not ('l' or 's' or 'z')
            ? length - 1
            : length;
    }

    private static int Replace(Span<char> word, int length, (string From, string To)[] endings, int above)
    {
        foreach (var (from, to) in endings)
        {
            if (!Ends(word, length, from))
                continue;
            var stem = length - from.Length;
            if (Measure(word, stem) <= above)
                return length;
            to.CopyTo(word[stem..]);
            return stem + to.Length;
        }

        return length;
    }

    private static int Strip(Span<char> word, int length)
    {
        if (Ends(word, length, "ion") && length > 4 && word[length - 4] is 's' or 't')
            return Ends(word, length, "ion") && Measure(word, length - 3) > 1 ? length - 3 : length;
        var longest = 0;
        foreach (var ending in Step4)
        {
            if (ending.Length > longest && Ends(word, length, ending))
                longest = ending.Length;
        }

        return longest > 0 && Measure(word, length - longest) > 1 ? length - longest : length;
    }

    private static int FinalE(Span<char> word, int length)
    {
        if (word[length - 1] == 'e' && (Measure(word, length - 1) > 1 || (Measure(word, length - 1) == 1 && !EndsShort(word, length - 1))))
            length--;
        return length > 1 && word[length - 1] == 'l' && word[length - 2] == 'l' && Measure(word, length) > 1 ? length - 1 : length;
    }

    private static bool Ends(ReadOnlySpan<char> word, int length, string ending) => length > ending.Length && word[..length].EndsWith(ending);

    private static bool IsVowel(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(word, at - 1),
        _ => false,
    };

    private static bool HasVowel(ReadOnlySpan<char> word, int length)
    {
        for (var at = 0; at < length; at++)
        {
            if (IsVowel(word, at))
                return true;
        }

        return false;
    }

    /// <summary>The number of vowel-consonant sequences.</summary>
    private static int Measure(ReadOnlySpan<char> word, int length)
    {
        var measure = 0;
        var vowel = false;
        for (var at = 0; at < length; at++)
        {
            var now = IsVowel(word, at);
            if (vowel && !now)
                measure++;
            vowel = now;
        }

        return measure;
    }

    /// <summary>Ends consonant-vowel-consonant where the last is not w, x or y (hop, but not snow).</summary>
    private static bool EndsShort(ReadOnlySpan<char> word, int length) =>
        length >= 3 && !IsVowel(word, length - 1) && IsVowel(word, length - 2) && !IsVowel(word, length - 3) && word[length - 1] is not ('w' or 'x' or 'y');
}
