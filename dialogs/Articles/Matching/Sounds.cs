using System.Text;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// How a word sounds, whatever it is written in: 젠킨스, ジェンキンス and Jenkins are one name. Names of products and half of the technical words of
/// Korean and Japanese are English words by ear, and no glossary has them all. Hangul and katakana are read as loan words are formed (a vowel that only
/// parts consonants is none, l and r are one, an r that no vowel follows is not heard), English by rough rules of its spelling.
/// </summary>
internal static class Sounds
{
    /// <summary>Longest word that is read.</summary>
    private const int Longest = 40;

    /// <summary>Fewer consonants have many words in common; those behind the last that is kept tell nothing more.</summary>
    private const int LeastConsonants = 3;
    private const int MostConsonants = 10;

    /// <summary>What a vowel weighs beside a consonant, and what it costs to take one consonant or vowel for another of its kind.</summary>
    private const float VowelWeight = 0.35f;
    private const float SameKind = 0.2f;

    // the letters of a Hangul syllable in the order of the Unicode Standard, section 3.12; consonants at the end as they are heard there
    private const string Leads = "gknddlmbbss\0jjcktph";
    private const string Tails = "\0gggnnntllllllllmbbttnttktbt";
    private static readonly string[] Vowels = ["a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "wa", "we", "we", "yo", "u", "wo", "we", "wi", "yu", "", "i", "i"];

    /// <summary>Katakana from U+30A1 on; a vowel that a loan word has only to part its consonants is left out.</summary>
    private static readonly string[] Kana =
    [
        "a", "a", "i", "i", "u", "u", "e", "e", "o", "o", "ka", "ga", "ki", "gi", "k", "g", "ke", "ge", "ko", "go", "sa", "za", "si", "ji", "s", "z", "se", "ze", "so", "zo",
        "ta", "da", "ci", "ji", "", "t", "z", "te", "de", "t", "d", "na", "ni", "n", "ne", "no", "ha", "ba", "pa", "hi", "bi", "pi", "p", "b", "p", "he", "be", "pe", "ho", "bo", "po",
        "ma", "mi", "m", "me", "mo", "a", "ya", "u", "yu", "o", "yo", "la", "li", "l", "le", "lo", "wa", "wa", "i", "e", "o", "n", "b", "ka", "ke",
    ];

    /// <summary>Letters that sound otherwise together, longest first.</summary>
    private static readonly ImmutableArray<(string Letters, string Heard)> Spelt =
    [
        ("tion", "son"), ("sion", "son"), ("tch", "c"), ("sch", "sk"), ("chr", "kl"), ("igh", "ai"), ("ch", "c"), ("sh", "s"), ("ph", "p"), ("ck", "k"), ("gh", ""), ("dg", "j"),
        ("kn", "n"), ("wr", "l"), ("wh", "w"), ("gn", "n"), ("qu", "kw"), ("oo", "u"), ("ee", "i"), ("ea", "i"), ("oa", "o"), ("x", "ks"),
    ];

    /// <summary>What a word may sound like, in letters of the English alphabet: two readings where its spelling leaves it open, none where it has no sound.</summary>
    /// <param name="word">A word, folded.</param>
    public static ImmutableArray<string> Of(ReadOnlySpan<char> word)
    {
        if (!Typos.IsWord(word))
            return ByEar(word) is { Length: > 0 } heard ? [heard] : [];
        var (soft, hard) = (English(word, isSoft: true), English(word, isSoft: false));
        return soft == hard ? [soft] : [soft, hard];
    }

    /// <summary>How much two words sound alike, 0 to 1, by what each may sound like.</summary>
    public static float Likeness(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.SelectMany(mine => other.Select(theirs => Likeness(mine, theirs))).DefaultIfEmpty().Max();

    /// <summary>The kinds of consonants in their order, as a number: what sounds alike has the same. 0 where they are too few to tell anything.</summary>
    public static uint KeyOf(string sound)
    {
        var (key, count, last) = (0u, 0, 0u);
        foreach (var c in sound)
        {
            var kind = KindOf(c);
            if (kind != 0 && kind != last && count++ < MostConsonants)
                key = (key << 3) | kind;
            last = kind;
        }

        return count >= LeastConsonants ? key : 0;
    }

    /// <summary>An edit distance in which vowels weigh little and consonants of a kind differ by next to nothing.</summary>
    private static float Likeness(string one, string other)
    {
        Span<float> above = stackalloc float[other.Length + 1];
        above.Clear();
        for (var at = 1; at < above.Length; at++)
            above[at] = above[at - 1] + Weight(other[at - 1]);
        var all = above[^1];
        var mine = 0f;
        foreach (var c in one)
        {
            var diagonal = above[0];
            above[0] = mine += Weight(c);
            for (var at = 1; at < above.Length; at++)
            {
                var changed = diagonal + Change(c, other[at - 1]);
                diagonal = above[at];
                above[at] = MathF.Min(changed, MathF.Min(above[at] + Weight(c), above[at - 1] + Weight(other[at - 1])));
            }
        }

        return 1 - (above[^1] / MathF.Max(all, mine));
    }

    /// <summary>The sound of a word of Hangul or katakana; empty for another.</summary>
    private static string ByEar(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest)
            return "";
        var sound = new StringBuilder(word.Length * 2);
        foreach (var c in word)
        {
            if (c is >= '\uAC00' and <= '\uD7A3')
                Hangul(c - '\uAC00', sound);
            else if (c is >= '\u30A1' and <= '\u30F6')
                Katakana(c, sound);
            else if (c is not 'ー')
                return "";
        }

        return Single(sound);
    }

    private static float Weight(char c) => KindOf(c) == 0 ? VowelWeight : 1;

    private static float Change(char one, char other) => one == other ? 0
        : KindOf(one) == KindOf(other) ? SameKind
        : KindOf(one) == 0 || KindOf(other) == 0 ? Weight(one) + Weight(other)
        : 1;

    private static uint KindOf(char c) => c switch
    {
        'p' or 'b' => 1,
        't' or 'd' => 2,
        'k' or 'g' => 3,
        's' or 'z' or 'j' or 'c' => 4,
        'm' => 5,
        'n' => 6,
        'l' => 7,
        _ => 0,
    };

    private static void Hangul(int syllable, StringBuilder sound)
    {
        var (lead, vowel, tail) = (syllable / 588, syllable % 588 / 28, syllable % 28);
        if (Leads[lead] != '\0')
            sound.Append(Leads[lead]);
        sound.Append(Vowels[vowel]);
        if (Tails[tail] != '\0')
            sound.Append(Tails[tail]);
    }

    private static void Katakana(char c, StringBuilder sound)
    {
        // シュ is what "sh" is at the end of a syllable; another small vowel is the vowel of the syllable before it
        if (c is 'ァ' or 'ィ' or 'ゥ' or 'ェ' or 'ォ' or 'ャ' or 'ュ' or 'ョ' && sound.Length > 1 && KindOf(sound[^1]) == 0)
            sound.Length--;
        if (c is not 'ュ' || KindOf(sound.Length > 0 ? sound[^1] : ' ') != KindOf('s'))
            sound.Append(Kana[c - '\u30A1']);
    }

    /// <param name="word">A word of Latin letters.</param>
    /// <param name="isSoft">True where a g before e, i or y is the one of "page" and th the one of "thread", false for "get" and "Prometheus".</param>
    private static string English(ReadOnlySpan<char> word, bool isSoft)
    {
        var end = word.Length > 3 && word[^1] == 'e' && !IsVowel(word[^2]) ? word.Length - 1 : word.Length;
        word = word[..end];
        var sound = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
            at += Letter(word[at..], isSoft, sound);
        return Single(sound);
    }

    /// <summary>Appends what the letters at the beginning of <paramref name="rest"/> sound like; returns how many they were.</summary>
    private static int Letter(ReadOnlySpan<char> rest, bool isSoft, StringBuilder sound)
    {
        foreach (var (letters, heard) in Spelt)
        {
            if (rest.StartsWith(letters))
            {
                sound.Append(heard);
                return letters.Length;
            }
        }

        var next = rest.Length > 1 ? rest[1] : ' ';
        var isBeforeBright = next is 'e' or 'i' or 'y';
        var heardAs = rest[0] switch
        {
            'c' => isBeforeBright ? 's' : 'k',
            'g' => isBeforeBright && isSoft ? 'j' : 'g',
            't' when next == 'h' && isSoft => 's',
            'q' => 'k',
            'v' => 'b',
            'f' => 'p',
            'r' => IsVowel(next) ? 'l' : '\0',
            'h' => IsVowel(next) ? 'h' : '\0',
            'y' => IsVowel(next) ? 'y' : 'i',
            var same => same,
        };
        if (heardAs != '\0')
            sound.Append(heardAs);
        return 1;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>Doubled letters are one, and an m before p or b is an n, as katakana writes it.</summary>
    private static string Single(StringBuilder sound)
    {
        var to = 0;
        for (var at = 0; at < sound.Length; at++)
        {
            if (at == 0 || sound[at] != sound[at - 1])
                sound[to++] = sound[at] == 'm' && at + 1 < sound.Length && sound[at + 1] is 'p' or 'b' ? 'n' : sound[at];
        }

        return sound.ToString(0, to);
    }
}
