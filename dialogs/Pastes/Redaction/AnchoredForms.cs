using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Forms that begin with their anchor: each pattern begins with <c>\G</c> and is tried only where one of its anchors stands, so that its bounded repetitions
/// bound the time.
/// </summary>
internal sealed class AnchoredForms
{
    private readonly StringComparison _comparison;
    private readonly SearchValues<string> _anchors;
    private readonly FrozenDictionary<char, ImmutableArray<(string Anchor, Func<Regex> Pattern)>> _byFirst;

    /// <param name="comparison">How anchors are compared with the text, ordinally with or without case.</param>
    public AnchoredForms(StringComparison comparison, params ImmutableArray<LineForm> forms)
    {
        _comparison = comparison;
        _byFirst = forms.SelectMany(form => form.Anchors.Select(anchor => (Anchor: anchor, form.Pattern)))
            .GroupBy(each => char.ToLowerInvariant(each.Anchor[0])).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _anchors = SearchValues.Create([.. forms.SelectMany(form => form.Anchors).Distinct()], comparison);
    }

    /// <summary>The secret of every match, unless <paramref name="isSecret"/> says no.</summary>
    public void Find(string text, SecretKind kind, Predicate<Match> isSecret, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, _anchors))
        {
            if (at < read || !_byFirst.TryGetValue(char.ToLowerInvariant(text[at]), out var forms))
                continue;
            foreach (var (anchor, pattern) in forms)
            {
                if (!text.AsSpan(at).StartsWith(anchor, _comparison) || pattern().Match(text, at) is not { Success: true } match || !isSecret(match))
                    continue;
                foreach (var secret in match.Groups["s"].Captures.Cast<Capture>())
                    found.Add(new(secret.Index, secret.Index + secret.Length, kind));
                read = match.Index + match.Length;
                break;
            }
        }
    }
}
