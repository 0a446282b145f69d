using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Forms that are looked for only in lines with an anchor of theirs.</summary>
internal static class LineForms
{
    /// <summary>How much of a line is looked at from an anchor on; the next look begins after it, so each character is seen once.</summary>
    private const int Reach = 1000;

    private const int Before = 80;

    /// <summary>The secret (group <c>s</c>) of every match of <paramref name="forms"/> in the lines that hold an anchor, unless <paramref name="isSecret"/> says no.</summary>
    public static void Find(string text, SearchValues<string> anchors, ImmutableArray<Func<Regex>> forms, SecretKind kind, Predicate<Match> isSecret, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, anchors))
        {
            if (at < read)
                continue;
            var from = LineEnds.Before(text, at, Before);
            read = LineEnds.After(text, at, Reach);
            var line = text[from..read];
            foreach (var form in forms)
            {
                for (var match = form().Match(line); match.Success; match = match.NextMatch())
                {
                    var secret = match.Groups["s"];
                    if (isSecret(match))
                        found.Add(new(from + secret.Index, from + secret.Index + secret.Length, kind));
                }
            }
        }
    }
}
