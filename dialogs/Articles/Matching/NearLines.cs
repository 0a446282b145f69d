using System.Runtime.InteropServices;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>The articles that are read more closely, and which lines of theirs have a term.</summary>
internal sealed class NearLines
{
    /// <summary>Reading so many entries in order costs as much as the search for one article among them.</summary>
    private const int SearchSteps = 12;

    private readonly LineIndex _lines;
    private readonly int[] _slots;
    private readonly int[] _inOrder;
    private readonly List<int> _found;

    /// <param name="lines">The lines of all articles.</param>
    /// <param name="found">Working space.</param>
    /// <param name="slots">Working space by article, all zero; left so by <see cref="Leave"/>.</param>
    /// <param name="articles">The articles in question, each once.</param>
    public NearLines(LineIndex lines, List<int> found, int[] slots, int[] articles)
    {
        (_lines, _found, _slots) = (lines, found, slots);
        for (var at = 0; at < articles.Length; at++)
            slots[articles[at]] = at + 1;
        _inOrder = [.. articles];
        _inOrder.AsSpan().Sort();
    }

    /// <summary>Which of the articles in question a line of theirs belongs to, from 0.</summary>
    public int SlotOf(int line) => _slots[_lines.ArticleOf(line)] - 1;

    /// <summary>The lines of these articles that have the term, ascending; valid until the next call.</summary>
    public ReadOnlySpan<int> With(int term)
    {
        _found.Clear();
        var lines = _lines.Postings.Columns(term);
        if (lines.Length <= _inOrder.Length * SearchSteps)
        {
            foreach (var line in lines)
            {
                if (_slots[_lines.ArticleOf(line)] != 0)
                    _found.Add(line);
            }
        }
        else
        {
            foreach (var article in _inOrder)
            {
                var (from, to) = _lines.RangeOf(article);
                lines = lines[Before(lines, from)..];
                while (lines is [var line, ..] && line < to)
                {
                    _found.Add(line);
                    lines = lines[1..];
                }
            }
        }

        return CollectionsMarshal.AsSpan(_found);
    }

    /// <summary>Gives the working space back.</summary>
    public void Leave()
    {
        foreach (var article in _inOrder)
            _slots[article] = 0;
    }

    /// <summary>How many lines come before one: steps that double, since it is seldom far, then a search between the last two.</summary>
    private static int Before(ReadOnlySpan<int> lines, int line)
    {
        var end = 1;
        while (end < lines.Length && lines[end - 1] < line)
            end *= 2;
        var at = lines[(end / 2)..Math.Min(end, lines.Length)].BinarySearch(line);
        return (end / 2) + (at < 0 ? ~at : at);
    }
}
