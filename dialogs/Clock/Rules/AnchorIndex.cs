using System.Buffers;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>Finds in one pass over a line which rules have an anchor in it; most lines have none.</summary>
internal sealed class AnchorIndex
{
    private readonly SearchValues<string> _anchors;

    /// <summary>The anchors by their first character in lower case, each with the rules that it belongs to.</summary>
    private readonly Dictionary<char, (string Anchor, int[] Rules)[]> _byFirst;

    public AnchorIndex(IReadOnlyList<ClockRule> rules)
    {
        var anchors = rules.SelectMany((rule, at) => rule.Anchors.Select(anchor => (Anchor: anchor.ToLowerInvariant(), Rule: at))).ToLookup(each => each.Anchor, each => each.Rule);
        _anchors = SearchValues.Create([.. anchors.Select(group => group.Key)], StringComparison.OrdinalIgnoreCase);
        _byFirst = anchors.GroupBy(group => group.Key[0]).ToDictionary(group => group.Key, group => group.Select(each => (each.Key, each.Distinct().ToArray())).ToArray());
    }

    /// <summary>The rules that concern <paramref name="line"/>, by their place in the book.</summary>
    public IReadOnlyCollection<int> In(string line)
    {
        SortedSet<int>? found = null;
        for (var (at, next) = (0, line.AsSpan().IndexOfAny(_anchors)); next >= 0; next = line.AsSpan(at).IndexOfAny(_anchors))
        {
            at += next;
            found ??= [];
            foreach (var (anchor, rules) in _byFirst.GetValueOrDefault(char.ToLowerInvariant(line[at]), []))
            {
                if (line.AsSpan(at).StartsWith(anchor, StringComparison.OrdinalIgnoreCase))
                    found.UnionWith(rules);
            }

            at++;
        }

        return found ?? (IReadOnlyCollection<int>)[];
    }
}
