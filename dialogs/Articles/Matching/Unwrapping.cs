using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Terminals and log shippers cut long lines at a column, in the middle of words and with a new header each. A cut shows when the end of one line and
/// the start of the next make a word that the articles know; its column then tells the other cuts of the paste.
/// </summary>
internal static class Unwrapping
{
    private const int Narrowest = 40;
    private const int Widest = 260;
    private const int MostJoined = 30;

    /// <summary>A cut line's continuation may have lines of other programs before it.</summary>
    private const int Ahead = 4;

    /// <summary>The joined lines, each under the number of its first; empty where nothing was cut.</summary>
    public static IEnumerable<LogLine> Join(ImmutableArray<LogLine> lines, Vocabulary vocabulary)
    {
        var widths = new HashSet<int>();
        var next = new int[lines.Length];
        for (var at = 0; at < lines.Length; at++)
        {
            next[at] = Continuation(lines, at);
            if (next[at] > 0 && IsCutWord(lines[at].Message, lines[next[at]].Message, vocabulary))
                widths.Add(lines[at].Message.Length);
        }

        var joined = new bool[lines.Length];
        for (var at = 0; widths.Count > 0 && at < lines.Length; at++)
        {
            if (joined[at] || !IsCut(lines[at]))
                continue;
            var message = lines[at].Message;
            for (var (here, count) = (at, 0); IsCut(lines[here]) && next[here] > 0 && count < MostJoined; count++)
            {
                here = next[here];
                joined[here] = true;
                message += lines[here].Message;
            }

            if (message.Length > lines[at].Message.Length)
                yield return lines[at] with { Message = message };
        }

        bool IsCut(LogLine line) => widths.Contains(line.Message.Length) || widths.Contains(line.Message.Length + 1);
    }

    private static int Continuation(ImmutableArray<LogLine> lines, int at)
    {
        if (lines[at].Message.Length is < Narrowest or > Widest)
            return 0;
        for (var ahead = at + 1; ahead < lines.Length && ahead <= at + Ahead; ahead++)
        {
            if (lines[ahead].Carrier == lines[at].Carrier && lines[ahead].Message.Length > 0)
                return ahead;
        }

        return 0;
    }

    /// <summary>The halves together are a known word, and at least one half alone is not.</summary>
    private static bool IsCutWord(string line, string next, Vocabulary vocabulary)
    {
        var tail = Tail(line);
        var head = Head(next);
        return tail.Length > 0 && head.Length > 0 && tail.Length + head.Length >= 5
            && Knows(string.Concat(tail, head), vocabulary) && !(Knows(tail, vocabulary) && Knows(head, vocabulary));
    }

    private static ReadOnlySpan<char> Tail(string line)
    {
        var start = line.Length;
        while (start > 0 && char.IsAsciiLetter(line[start - 1]))
            start--;
        return line.AsSpan(start);
    }

    private static ReadOnlySpan<char> Head(string line)
    {
        var end = 0;
        while (end < line.Length && char.IsAsciiLetter(line[end]))
            end++;
        return line.AsSpan(0, end);
    }

    private static bool Knows(ReadOnlySpan<char> word, Vocabulary vocabulary)
    {
        if (word.Length is < 2 or > 64)
            return false;
        Span<char> stem = stackalloc char[64];
        return vocabulary.Find(stem[..Stems.Of(word, stem)]) >= 0;
    }
}
