namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Cuts a line into tokens, the same way for articles and pastes, in one pass and for every script:
/// words are stemmed; identifiers count as a whole and in their parts; codes stay whole; values that differ from machine to machine
/// (hashes, UUIDs, long numbers, addresses) give no token; Korean loses its particles; Han and kana give n-grams.
/// </summary>
internal static class Tokenizer
{
    /// <summary>Longest normal form that is kept; longer runs are data, not words.</summary>
    private const int Longest = 64;

    /// <summary>Of a dotted name only the last parts tell something; <c>org.apache.sling</c> is in every line.</summary>
    private const float PackageWeight = 0.3f;
    private const float PartWeight = 0.4f;
    private const float GramWeight = 0.5f;

    public static void Cut(ReadOnlySpan<char> line, TokenBuffer into)
    {
        Span<char> normal = stackalloc char[Longest];
        for (var at = 0; at < line.Length;)
        {
            at = Scripts.Of(line[at]) switch
            {
                Script.Latin => Latin(line, at, normal, into),
                Script.Hangul => Korean.Cut(line, at, normal, into),
                Script.Han => Han(line, at, into),
                Script.Katakana => Katakana(line, at, into),
                _ => at + 1,
            };
        }
    }

    private static int Latin(ReadOnlySpan<char> line, int start, Span<char> normal, TokenBuffer into)
    {
        if (Codes.LengthAt(line, start) is var code and > 0)
        {
            AddCode(line.Slice(start, code), normal, into);
            return start + code;
        }

        var end = start;
        var (letters, digits, bumps) = (0, 0, 0);
        for (; end < line.Length && (Scripts.Of(line[end]) == Script.Latin || line[end] == '_'); end++)
        {
            if (char.IsAsciiDigit(line[end]))
                digits++;
            else if (line[end] != '_')
                letters++;
            if (line[end] == '_' || IsBump(line, start, end))
                bumps++;
        }

        var run = line[start..end];
        if (letters == 0)
            return Number(line, start, end, normal, into);
        if (run.Length > Longest || Codes.IsHexadecimal(run, digits))
            return end;
        var package = end < line.Length - 1 && line[end] == '.' && char.IsAsciiLetter(line[end + 1]) && bumps == 0 && digits == 0;
        if (bumps > 0 || digits > 0)
            Identifier(run, digits, normal, into);
        else
            AddWord(run, package && !IsFile(line, end) ? PackageWeight : 1, TokenKind.Word, normal, into, IsName(line, start, end));
        return end;
    }

    /// <summary>A capital where the sentence does not begin, or more than one: "the Lightroom presets", "SAP tile".</summary>
    private static bool IsName(ReadOnlySpan<char> line, int start, int end)
    {
        if (!char.IsUpper(line[start]))
            return false;
        if (end - start > 1 && char.IsUpper(line[start + 1]))
            return true;
        var before = line[..start].TrimEnd(" \t\"'([*-");
        return before.Length > 0 && before[^1] is not ('.' or '!' or '?' or ':' or ']' or '|');
    }

    /// <summary>The name before a last dot is a file's or a class's, not a package's, when little follows: <c>build.log</c>.</summary>
    private static bool IsFile(ReadOnlySpan<char> line, int dot)
    {
        var end = dot + 1;
        while (end < line.Length && char.IsAsciiLetterOrDigit(line[end]))
            end++;
        return end - dot <= 5 && (end == line.Length || line[end] is not '.') && (dot == 0 || line[..dot].LastIndexOf('.') < line[..dot].LastIndexOf(' '));
    }

    private static bool IsBump(ReadOnlySpan<char> line, int start, int at) =>
        at > start && char.IsUpper(line[at]) && (char.IsLower(line[at - 1]) || (at + 1 < line.Length && char.IsUpper(line[at - 1]) && char.IsLower(line[at + 1])));

    private static void Identifier(ReadOnlySpan<char> run, int digits, Span<char> normal, TokenBuffer into)
    {
        into.Add(normal[..Stems.Of(run, normal)], digits > 0 ? TokenKind.Code : TokenKind.Word, 1, name: digits == 0 || char.IsUpper(run[0]));
        var from = 0;
        for (var at = 1; at <= run.Length; at++)
        {
            if (at < run.Length && run[at] != '_' && run[at - 1] != '_' && !IsBump(run, from, at) && char.IsAsciiDigit(run[at]) == char.IsAsciiDigit(run[at - 1]))
                continue;
            if (at - from > 1 && !char.IsAsciiDigit(run[from]))
                AddWord(run[from..at].Trim('_'), PartWeight, TokenKind.Part, normal, into);
            from = at;
        }
    }

    private static void AddWord(ReadOnlySpan<char> word, float weight, TokenKind kind, Span<char> normal, TokenBuffer into, bool name = false)
    {
        if (word.Length < 2)
            return;
        Span<char> surface = stackalloc char[Longest];
        var folded = Scripts.Fold(word, surface);
        var length = Stems.Of(word, normal);
        into.Add(normal[..length], kind, weight, length == folded && normal[..length].SequenceEqual(surface[..folded]) ? default : surface[..folded], name);
    }

    private static void AddCode(ReadOnlySpan<char> code, Span<char> normal, TokenBuffer into)
    {
        if (code.Length > Longest)
            return;
        var length = Scripts.Fold(code, normal);
        into.Add(normal[..length], TokenKind.Code, 1, name: true);
    }

    /// <summary>Up to seven digits, "14,400" as 14400. A number is weak evidence: it is a value more often than a name.</summary>
    private static int Number(ReadOnlySpan<char> line, int start, int end, Span<char> normal, TokenBuffer into)
    {
        var length = Scripts.Fold(line[start..Math.Min(end, start + Longest)], normal);
        while (end + 3 < line.Length && line[end] is ',' && length <= 6 && IsThousands(line, end + 1))
        {
            line.Slice(end + 1, 3).CopyTo(normal[length..]);
            (length, end) = (length + 3, end + 4);
        }

        // 10만 and 10万 are 100,000
        if (end < line.Length && line[end] is '만' or '万' or '萬' && length <= 3)
        {
            "0000".CopyTo(normal[length..]);
            (length, end) = (length + 4, end + 1);
        }

        if (length is >= 2 and <= 7 && (start == 0 || line[start - 1] is not ('.' or ':' or '/' or '-' or '=')) && (end >= line.Length || line[end] is not (':' or '/' or '-')))
            into.Add(normal[..length], TokenKind.Number, 0.3f);
        return end;
    }

    private static bool IsThousands(ReadOnlySpan<char> line, int at) =>
        char.IsAsciiDigit(line[at]) && char.IsAsciiDigit(line[at + 1]) && char.IsAsciiDigit(line[at + 2]) && (at + 3 >= line.Length || !char.IsAsciiDigit(line[at + 3]));

    private static int Han(ReadOnlySpan<char> line, int start, TokenBuffer into)
    {
        var end = start + 1;
        while (end < line.Length && Scripts.Of(line[end]) == Script.Han)
            end++;
        if (end - start == 1)
            into.Add(line.Slice(start, 1), TokenKind.Gram, GramWeight);
        for (var at = start; at + 2 <= end; at++)
            into.Add(line.Slice(at, 2), TokenKind.Gram, end - start == 2 ? 1 : GramWeight);
        return end;
    }

    private static int Katakana(ReadOnlySpan<char> line, int start, TokenBuffer into)
    {
        var end = start + 1;
        while (end < line.Length && Scripts.Of(line[end]) == Script.Katakana)
            end++;
        var run = line[start..end].TrimEnd('ー');
        if (run.Length is < 2 or > Longest)
            return end;
        into.Add(run, TokenKind.Word, 1);
        for (var at = 0; run.Length > 3 && at + 3 <= run.Length; at++)
            into.Add(run.Slice(at, 3), TokenKind.Gram, GramWeight / 2);
        return end;
    }
}
