using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>A form of a line, and the words that each line of that form holds one of.</summary>
/// <param name="Pattern">The form; its group <c>s</c> is the secret.</param>
/// <param name="Anchors">One of them is looked for first: without it the pattern is not tried.</param>
internal sealed record LineForm(Func<Regex> Pattern, params ImmutableArray<string> Anchors);

/// <summary>Forms that are looked for only in lines with an anchor of theirs.</summary>
internal sealed class LineForms
{
    /// <summary>How much of a line is looked at from an anchor on; the next look begins after it, so each character is seen once.</summary>
    private const int Reach = 1000;

    private const int Before = 80;

    private readonly ImmutableArray<LineForm> _forms;
    private readonly Anchors _anchors;

    /// <param name="comparison">How anchors are compared with the text, ordinally with or without case.</param>
    public LineForms(StringComparison comparison, params ImmutableArray<LineForm> forms) =>
        (_forms, _anchors) = (forms, new(comparison, forms.Select(form => form.Anchors)));

    /// <summary>The secret of every match in the lines that hold an anchor of its form, unless <paramref name="isSecret"/> says no.</summary>
    public void Find(string text, SecretKind kind, Predicate<Match> isSecret, List<SecretSpan> found)
    {
        var (from, read, tried) = (0, 0, 0L);
        foreach (var at in _anchors.In(text))
        {
            if (at >= read)
            {
                Try(text, from..read, tried, kind, isSecret, found);
                (from, read, tried) = (LineEnds.Before(text, at, Before), LineEnds.After(text, at, Reach), 0);
            }

            foreach (var form in _anchors.FormsAt(text, at))
                tried |= 1L << form;
        }

        Try(text, from..read, tried, kind, isSecret, found);
    }

    private void Try(string text, Range range, long tried, SecretKind kind, Predicate<Match> isSecret, List<SecretSpan> found)
    {
        if (tried == 0)
            return;
        var (from, length) = range.GetOffsetAndLength(text.Length);
        for (var form = 0; form < _forms.Length; form++)
        {
            if ((tried & (1L << form)) == 0)
                continue;
            for (var match = _forms[form].Pattern().Match(text, from, length); match.Success; match = match.NextMatch())
            {
                var secret = match.Groups["s"];
                if (isSecret(match))
                    found.Add(new(secret.Index, secret.Index + secret.Length, kind));
            }
        }
    }
}
