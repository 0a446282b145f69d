namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Korean glues particles and endings to its words: 서버에서 is "server" + "at", 중단됐다는 is "stop" + passive past + "that".
/// The longest known ending is taken off; what is left counts as a word, and its pairs of syllables bridge what endings the list misses.
/// </summary>
internal static class Korean
{
    private const float GramWeight = 0.4f;

    /// <summary>Particles and verb endings, longest first. Grammar, not vocabulary: the list is closed.</summary>
    private static readonly string[] Endings =
    [
        .. new[]
        {
            "으로부터", "에서는", "에서도", "으로는", "이라고", "했습니다", "됩니다", "합니다", "입니다", "습니다", "하십시오", "하세요", "했는데", "되었습니다", "됐습니다", "하려고", "하려면", "하는데",
            "되는데", "됐는데", "되었는데", "해야", "되어", "되지", "하지", "하고", "하면", "하는", "한다", "했다", "되고", "되면", "되는", "된다", "됐다", "됐다는", "되었다", "하여", "해서", "돼서", "돼요", "해요", "되나요", "하나요",
            "인가요", "이에요", "예요", "네요", "나요", "어요", "아요", "려는데", "려고", "으면", "지만", "는데", "다는", "라고", "라는", "에서", "에게", "부터", "까지", "으로", "처럼", "보다", "이나", "이랑", "하기", "되기",
            "에는", "에도", "과의", "와의", "들이", "들을", "들의", "들은", "을", "를", "이", "가", "은", "는", "의", "에", "로", "와", "과", "도", "만", "랑", "들", "한", "된", "할", "될", "함", "됨",
        }.OrderByDescending(ending => ending.Length),
    ];

    public static int Cut(ReadOnlySpan<char> line, int start, Span<char> normal, TokenBuffer into)
    {
        var end = start + 1;
        while (end < line.Length && Scripts.Of(line[end]) == Script.Hangul)
            end++;
        var word = line[start..end];
        if (word.Length > normal.Length || (word.Length == 1 && start > 0 && Scripts.Of(line[start - 1]) == Script.Latin))
            return end;
        var stem = Stem(word);
        into.Add(stem, TokenKind.Word, stem.Length == 1 ? 0.5f : 1);
        for (var at = 0; stem.Length > 2 && at + 2 <= stem.Length; at++)
            into.Add(stem.Slice(at, 2), TokenKind.Gram, GramWeight);
        return end;
    }

    /// <summary>Takes off one ending, and a second that it uncovers (들 + 의); at least two syllables stay where there were more.</summary>
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        for (var round = 0; round < 2; round++)
        {
            var before = word.Length;
            foreach (var ending in Endings)
            {
                if (word.Length >= ending.Length + 2 && word.EndsWith(ending) || word.Length == 2 && ending.Length == 1 && round == 0 && word.EndsWith(ending) && ending is "을" or "를" or "은" or "는" or "에" or "의")
                {
                    word = word[..^ending.Length];
                    break;
                }
            }

            if (word.Length == before)
                break;
        }

        return word;
    }
}
