using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Further values of the same key: <c>password changed from "old" to "new"</c>, <c>"old" -> "new"</c>, <c>**** -> new</c>, <c>["old", "new"]</c>, <c>{"old": "x", "new": "y"}</c>.
/// They must look chosen: after a first value, words mostly are a sentence.
/// </summary>
internal static class Successors
{
    private static readonly ImmutableArray<string> Arrows = ["->", "=>", "→", "⇒", "➜", "-->", "-&gt;", "\\u2192"];
    private static readonly ImmutableArray<string> Words = ["to ", "into ", "auf ", "zu ", "in ", "à ", "vers ", "en ", "a ", "naar ", "till ", "til ", "now ", "with ", "на ", "and ", "or ", "und ", "oder ", "et ", "y "];
    private static readonly SearchValues<string> Members = SearchValues.Create(["old", "new", "from", "to", "before", "after", "previous", "current", "plaintext", "plain", "was", "left", "right"], StringComparison.OrdinalIgnoreCase);

    private const int Most = 16;
    private const int Reach = 300;

    /// <summary>Adds them; returns where the last one ends.</summary>
    public static int Find(KeyName key, SecretSpan? first, List<SecretSpan> found)
    {
        if (key.Class is not (KeyClass.Password or KeyClass.Token))
            return 0;
        if (first is null && Opening(key) is >= 0 and var open)
            return InObject(key, open, found);
        if (first is null && KeyedValue.PairedBefore(key) is { } before && Fits(key, before))
            found.Add(new(before.Start, before.End, key.Kind));
        var (at, end) = (first?.End ?? EndOfRefused(key), 0);
        if (first is null && Default(key.Text, at) is { Length: > 0, Quoted: true } fallback && Fits(key, fallback))
            (at, end) = (fallback.End, Add(key, fallback, found));
        for (var count = 0; count < Most && Next(key.Text, at, first is not null, listed: end > 0 || IsListed(key.Text, first)) is >= 0 and var start; count++)
        {
            var value = ValueReader.Read(key.Text, start);
            if (value.Length == 0 || !Fits(key, value))
                break;
            at = end = Add(key, value, found);
        }

        return end;
    }

    private static int Add(KeyName key, ReadValue value, List<SecretSpan> found)
    {
        found.Add(new(value.Start, value.End, key.Kind));
        return value.End;
    }

    /// <summary>What is taken where a variable is not set: <c>ENV.fetch("X", "…")</c>, <c>process.env.X || '…'</c>.</summary>
    private static ReadValue Default(string text, int at)
    {
        if (at < 0)
            return default;
        var window = text.AsSpan(at, Math.Min(80, LineEnds.After(text, at, 80) - at));
        var next = window.IndexOfAny(Defaults);
        return next >= 0 && text.AsSpan(Math.Max(0, at - 30), Math.Min(text.Length, at + next) - Math.Max(0, at - 30)).Contains("env", StringComparison.OrdinalIgnoreCase)
            ? ValueReader.Read(text, at + next + 2) : default;
    }

    private static readonly SearchValues<string> Defaults = SearchValues.Create([", ", "||", "??", ",\"", ",'"], StringComparison.Ordinal);

    private static bool Fits(KeyName key, ReadValue value)
    {
        var text = key.Text.AsSpan(value.Start, value.Length);
        return SecretShape.IsChosen(text, 5) && !SecretShape.IsNumber(text) && !SecretShape.IsHost(text) && !text.Contains(' ') && ValueJudge.IsSecret(key, value, prose: true);
    }

    /// <summary>Where a value was read that is none: a mask, nothing, a word.</summary>
    private static int EndOfRefused(KeyName key)
    {
        var start = KeyedValue.ValueStart(key);
        return start < 0 ? -1 : ValueReader.Read(key.Text, start) is { Quoted: false, Length: 0 } empty ? empty.End : ValueReader.Read(key.Text, start).End;
    }

    /// <summary>Where the next value begins behind what connects it to the one that ends at <paramref name="at"/>; -1 if nothing does.</summary>
    private static int Next(string text, int at, bool worded, bool listed)
    {
        if (at < 0)
            return -1;
        at += at < text.Length ? Carrier.QuoteAt(text, at) : 0;
        at = Carrier.SkipBlanks(text, at);
        if (at < text.Length && text[at] is ')' && !listed) // (sensitive value) -> "x"
            at = Carrier.SkipBlanks(text, at + 1);
        else if (!worded && text.AsSpan(at).StartsWith("value) "))
            at += "value) ".Length;
        var rest = text.AsSpan(at);
        foreach (var arrow in Arrows)
            if (rest.StartsWith(arrow, StringComparison.Ordinal))
                return at + arrow.Length;
        if (listed && rest.StartsWith(",") && Carrier.SkipBlanks(text, at + 1) is var next && next < text.Length && Carrier.QuoteAt(text, next) > 0)
            return next;
        if (worded && Renewed(text, at) is > 0 and var renewed)
            return renewed;
        if (worded)
            foreach (var word in Words)
                if (rest.StartsWith(word, StringComparison.Ordinal))
                    return at + word.Length;
        return -1;
    }

    /// <summary>Behind <c>, new: </c> in any of some languages; 0 if that does not stand there.</summary>
    private static int Renewed(string text, int at)
    {
        at = Carrier.SkipBlanks(text, at + (at < text.Length && text[at] is ',' or ';' or '/' or '|' ? 1 : 0));
        var end = at;
        while (end < text.Length && end - at < 12 && char.IsLetter(text[end]))
            end++;
        return New.Contains(text.AsSpan(at, end - at)) && Carrier.AfterSeparator(text, end) is > 0 and var start ? start : 0;
    }

    private static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> New =
        Vocabulary.Set("new New neu Neu neues neue nouveau Nouveau nouvelle nuevo nueva Nueva nuovo nuova novo nova nieuw nytt ny now old alt ancien nowe yeni новый 新 새 변경");

    /// <summary>The first value opened a list.</summary>
    private static bool IsListed(string text, SecretSpan? first)
    {
        var at = (first?.Start ?? 0) - 1;
        while (at > 0 && text[at] is '"' or '\'' or '\\' or ' ' or '\n' or '\r')
            at--;
        return at >= 0 && text[at] == '[';
    }

    /// <summary>Where the key's value is an object that holds values of old and new; or the object of an audit that the key's name stands in. -1 if neither.</summary>
    private static int Opening(KeyName key)
    {
        if (KeyedValue.NamesKey(key.Text, key.Start) && Carrier.QuoteAt(key.Text, key.End) is > 0 and var quote && key.End + quote < key.Text.Length && key.Text[key.End + quote] == ',')
            return key.End;
        var start = KeyedValue.ValueStart(key);
        return start < 0 ? -1 : Carrier.SkipBlanks(key.Text, start) is var at && at < key.Text.Length && key.Text[at] == '{' ? at + 1 : -1;
    }

    private static int InObject(KeyName key, int open, List<SecretSpan> found)
    {
        var text = key.Text;
        var window = text.AsSpan(open, Math.Min(Reach, text.Length - open));
        window = window.IndexOfAny('{', '}') is >= 0 and var close ? window[..close] : window;
        var read = 0;
        for (var at = 0; window[at..].IndexOfAny(Members) is >= 0 and var member; at++)
        {
            at += member;
            var name = open + at;
            if (name < read || !(text[name - 1] is '"' or '\'' or ' ' or '_' or ',' || char.IsAsciiLetterLower(text[name - 1])))
                continue;
            var end = name;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (Carrier.AfterSeparator(text, end) is >= 0 and var start && ValueReader.Read(text, start) is { Length: > 0 } value && value.End <= open + Reach + value.Length && Fits(key, value))
            {
                found.Add(new(value.Start, value.End, key.Kind));
                read = value.End;
            }
        }

        return read;
    }
}
