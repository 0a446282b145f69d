using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles;

/// <summary>One line of a signature: a pattern, or literal pieces between placeholders.</summary>
internal sealed class SignatureLine
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- ");
    private static readonly SearchValues<char> Choices = SearchValues.Create("|?({[*");
    private static readonly char[] Breaks = ['\\', '.', '^', '$', '+', ')', '}', ']'];

    private readonly ImmutableArray<Piece> _pieces = [];

    /// <summary>The pattern, compiled when a line comes that may fit it: compiled it takes some 300 KB, and most are never needed.</summary>
    private readonly Lazy<Regex>? _regex;

    public SignatureLine(string pattern, Lazy<Regex> regex) => (_regex, Literal) = (regex, LiteralOf(pattern));

    public SignatureLine(string line) => _pieces = [.. PiecesOf(line)];

    /// <summary>True for a pattern, false for a literal line.</summary>
    public bool IsPattern => _regex is not null;

    /// <summary>Text that any fitting line contains, for a pattern; null where none is certain.</summary>
    public string? Literal { get; }

    /// <summary>Words that stand whole in any fitting line, lower case.</summary>
    public IEnumerable<string> Words => _pieces.SelectMany(WholeWords).Distinct();

    /// <summary>Letters and digits beside the placeholders.</summary>
    public int Letters => _pieces.Sum(piece => piece.Text.Count(char.IsLetterOrDigit));

    /// <summary>True where the line fits.</summary>
    public bool Fits(string line)
    {
        if (_regex is not null)
            return _regex.Value.IsMatch(line);
        var at = 0;
        foreach (var piece in _pieces)
        {
            at = piece.EndIn(line, at);
            if (at < 0)
                return false;
        }

        return true;
    }

    private static List<Piece> PiecesOf(string line)
    {
        var pieces = new List<Piece>();
        var piece = new StringBuilder();
        var openStart = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length && line[at + 1] is '{' or '*' or '\\')
            {
                piece.Append(line[++at]);
            }
            else if (line[at] == '*' || PlaceholderEnd(line, at) > 0)
            {
                at = Math.Max(at, PlaceholderEnd(line, at));
                Close(openEnd: true);
                openStart = true;
            }
            else if (!char.IsWhiteSpace(line[at]))
            {
                piece.Append(line[at]);
            }
            else if (piece.Length == 0 || piece[^1] != ' ')
            {
                piece.Append(' ');
            }
        }

        Close(openEnd: false);
        return pieces;

        void Close(bool openEnd)
        {
            var text = piece.ToString();
            if (text.Trim() is { Length: > 0 } trimmed)
                pieces.Add(new(trimmed, openStart && text[0] != ' ', openEnd && text[^1] != ' '));
            piece.Clear();
        }
    }

    /// <summary>The end of <c>{name}</c>; 0 where there is none or the brace is only a brace, as in JSON.</summary>
    private static int PlaceholderEnd(string line, int at)
    {
        if (line[at] != '{')
            return 0;
        var end = line.IndexOf('}', at);
        return end > at + 1 && end - at <= 40 && !line.AsSpan(at + 1, end - at - 1).ContainsAnyExcept(NameCharacters) ? end : 0;
    }

    private static IEnumerable<string> WholeWords(Piece piece)
    {
        foreach (var (start, length) in SignatureMatcher.WordsOf(piece.Text))
        {
            var cutAtStart = start == 0 && !piece.StartsAtWord;
            var cutAtEnd = start + length == piece.Text.Length && !piece.EndsAtWord;
            if (!cutAtStart && !cutAtEnd)
                yield return piece.Text.Substring(start, length).ToLowerInvariant();
        }
    }

    /// <summary>The longest plain run of a pattern without alternatives, groups and optional parts; null where there is none.</summary>
    private static string? LiteralOf(string pattern) =>
        !pattern.AsSpan().ContainsAny(Choices) && pattern.Split(Breaks).MaxBy(run => run.Length) is { Length: > 4 } longest ? longest[1..^1] : null;

    /// <summary>Literal text; open where a placeholder follows or precedes it without white space, so that a word may go on there.</summary>
    private readonly record struct Piece(string Text, bool OpenStart, bool OpenEnd)
    {
        public bool StartsAtWord => !OpenStart && char.IsAsciiLetterOrDigit(Text[0]);

        public bool EndsAtWord => !OpenEnd && char.IsAsciiLetterOrDigit(Text[^1]);

        /// <summary>Where the first occurrence from <paramref name="from"/> on ends; -1 where there is none. Any white space fits any other.</summary>
        public int EndIn(string line, int from)
        {
            var space = Text.IndexOf(' ', StringComparison.Ordinal);
            var head = space < 0 ? Text : Text[..space];
            for (var at = line.IndexOf(head, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(head, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (EndAt(line, at) is var end and >= 0)
                    return end;
            }

            return -1;
        }

        private int EndAt(string line, int at)
        {
            if (StartsAtWord && at > 0 && char.IsAsciiLetterOrDigit(line[at - 1]))
                return -1;
            foreach (var expected in Text)
            {
                var before = at;
                if (expected == ' ')
                {
                    while (at < line.Length && char.IsWhiteSpace(line[at]))
                        at++;
                }
                else if (at < line.Length && char.ToLowerInvariant(line[at]) == char.ToLowerInvariant(expected))
                {
                    at++;
                }

                if (at == before)
                    return -1;
            }

            return EndsAtWord && at < line.Length && char.IsAsciiLetterOrDigit(line[at]) ? -1 : at;
        }
    }
}
