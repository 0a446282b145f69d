using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>A value as it stands in the text.</summary>
/// <param name="Start">Index of its first character, inside the quotes.</param>
/// <param name="End">Index after its last one; for a long value perhaps only as far as was looked.</param>
/// <param name="Quoted">It stood in quotes.</param>
/// <param name="EndsLine">Nothing but white space follows in the line.</param>
internal readonly record struct ReadValue(int Start, int End, bool Quoted, bool EndsLine)
{
    public int Length => End - Start;
}

/// <summary>
/// Finds where a value begins and ends. People put any sign into a password, so a delimiter ends an unquoted value only where something
/// that looks like the next field, or nothing at all, follows it.
/// </summary>
internal static class ValueReader
{
    /// <summary>How far a value is looked at before it is judged.</summary>
    public const int LongestLook = 2048;

    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\r\n\"'`<>,;&)]}|\\%\u00a0\u3000、。，；」』»”");

    /// <summary>Reads the value at <paramref name="at"/>, blanks and an opening quote skipped.</summary>
    public static ReadValue Read(string text, int at)
    {
        at = SkipDecoration(text, at);
        var quote = Carrier.QuoteAt(text, at);
        if (quote > 0 && Closing(text, at, quote) is var end && end >= 0)
            return new(at + quote, end, true, false);
        return Unquoted(text, at + quote);
    }

    /// <summary>The whole of a value whose beginning was accepted: on to its delimiter, however far.</summary>
    public static ReadValue Whole(string text, ReadValue value) =>
        value.Quoted || value.Length < LongestLook ? value : value with { End = EndOf(text, value.Start, int.MaxValue) };

    private static int SkipDecoration(string text, int at)
    {
        at = SkipMarkup(text, Carrier.SkipBlanks(text, at));
        if (text.AsSpan(at).StartsWith("!!") && text.AsSpan(at, Math.Min(20, text.Length - at)).IndexOf(' ') is > 2 and var tag)
            at = Carrier.SkipBlanks(text, at + tag); // a type of YAML
        at = Wrappers.Skip(text, SkipDumpedType(text, at));
        // array literals, verbatim and typed strings: ["x"], N'x', b'x', @"x", u'x', [string]"x"
        if (at + 1 < text.Length && (text[at] is '[' or '(' || (text[at] is 'N' or 'b' or 'u' or 'r' or '@' or '$' or 'f')) && Carrier.QuoteAt(text, at + 1) > 0)
            at++;
        return at;
    }

    /// <summary>Signs of Markdown that end the key's emphasis (<c>*Password:* x</c>), and tags before the value.</summary>
    private static int SkipMarkup(string text, int at)
    {
        var signs = at;
        while (signs < text.Length && signs - at < 3 && text[signs] is '*' or '_' or '~')
            signs++;
        if (signs > at && signs < text.Length && text[signs] is ' ' or '`')
            at = Carrier.SkipBlanks(text, signs);
        while (at + 2 < text.Length && text[at] == '<' && text[at + (text[at + 1] == '/' ? 2 : 1)] is >= 'a' and <= 'z' && text.AsSpan(at, Math.Min(40, text.Length - at)).IndexOfAny('>', '\n') is > 1 and var close
            && text[at + close] == '>' && Tags.Contains(text.AsSpan(at + 1, close - 1).Trim('/')))
            at = Carrier.SkipBlanks(text, at + close + 1);
        return at;
    }

    private static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tags = Vocabulary.Set("b strong i em u code tt kbd pre span td th dd dt p mark samp");

    /// <summary>PHP's dump writes <c>["key"]=></c>, and then, mostly on the next line, <c>string(8) "value"</c>.</summary>
    private static int SkipDumpedType(string text, int at)
    {
        var start = at >= 2 && at < text.Length && text[at] is '\r' or '\n' && text.AsSpan(at - 2, 2).SequenceEqual("=>") ? Carrier.SkipBlanks(text, LineEnds.Next(text, at)) : at;
        var type = text.AsSpan(start, Math.Min(24, text.Length - start));
        var close = type.IndexOf(')');
        return close > 0 && type.StartsWith("string(") && SecretShape.IsNumber(type["string(".Length..close]) ? Carrier.SkipBlanks(text, start + close + 1) : at;
    }

    /// <summary>The index of the quote that closes the one at <paramref name="at"/>: with as many backslashes; -1 if the line or the look ends first.</summary>
    private static int Closing(string text, int at, int length)
    {
        var opening = text.AsSpan(at, length);
        var from = at + length;
        var within = text.AsSpan(from, LineEnds.After(text, from, LongestLook) - from);
        if (opening[^1] is ';' || char.IsAsciiHexDigit(opening[^1]))
        {
            var end = within.IndexOf(opening, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? -1 : from + end;
        }

        var close = opening[^1] switch { '“' or '„' => '”', '‘' => '’', '「' => '」', '『' => '』', '«' => '»', var same => same };
        for (var i = within.IndexOf(close); i >= 0; i = within[(i + 1)..].IndexOf(close) is >= 0 and var next ? i + 1 + next : -1)
        {
            if (length == 1 && close == '\'' && i + 1 < within.Length && within[i + 1] == close)
            {
                i++; // doubled, as SQL and YAML write a quote inside quotes
                continue;
            }

            var slashes = 0;
            while (slashes < i && within[i - 1 - slashes] == '\\')
                slashes++;
            if (slashes <= length - 1 ? slashes == length - 1 || slashes == 0 : slashes % 2 == 0 && length == 1)
                return from + i - (slashes == length - 1 ? slashes : 0);
        }

        return -1;
    }

    private static ReadValue Unquoted(string text, int at)
    {
        var end = EndOf(text, at, LongestLook);
        return new(at, end, false, text.AsSpan(end, LineEnds.After(text, end, 16) - end).IsWhiteSpace());
    }

    private static int EndOf(string text, int at, int look)
    {
        var limit = at + Math.Min(look, text.Length - at);
        for (var end = at; end < limit; end++)
        {
            var next = text.AsSpan(end, limit - end).IndexOfAny(Stops);
            if (next < 0)
                return limit;
            end += next;
            if (Stopped(text, end, at))
                return end;
        }

        return limit;
    }

    /// <summary>Whether the sign at <paramref name="at"/> ends the value that began at <paramref name="start"/>.</summary>
    private static bool Stopped(string text, int at, int start) => text[at] switch
    {
        '"' or '\'' or '`' => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]) || at == start,
        ' ' or '\t' or '\r' or '\n' or '\u00a0' or '\u3000' or '、' or '。' or '，' or '；' or '」' or '』' or '»' or '”' => true,
        '<' => at + 1 < text.Length && text[at + 1] is '/' or '!' or 'b',
        '>' or ')' or ']' or '}' => EndsHere(text, at) && text.AsSpan(start, at - start).IndexOf(text[at] switch { ')' => '(', ']' => '[', '}' => '{', _ => '<' }) < 0,
        '\\' => at + 1 < text.Length && (text[at + 1] is 'n' or 'r' or 't' or '"' or '\'' || (text.AsSpan(at).StartsWith("\\u0026", StringComparison.Ordinal) && AssignmentFollows(text, at + 6))),
        '%' => text.AsSpan(at).StartsWith("%0A", StringComparison.OrdinalIgnoreCase)
            || ((text.AsSpan(at).StartsWith("%26") || text.AsSpan(at).StartsWith("%22") || text.AsSpan(at).StartsWith("%20")) && (IsEncoded(text, start) || AssignmentFollows(text, at + 3))),
        '&' when text.AsSpan(at).StartsWith("&amp;") => AssignmentFollows(text, at + 5) || EndsHere(text, at + 4),
        '&' => EndsHere(text, at) || FieldFollows(text, at + 1) || text.AsSpan(at).StartsWith("&quot;") || text.AsSpan(at).StartsWith("&lt;"),
        _ => EndsHere(text, at) || FieldFollows(text, at + 1),
    };

    /// <summary>After the sign comes white space, a quote, another closing sign, or nothing.</summary>
    private static bool EndsHere(string text, int at) =>
        at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is '"' or '\'' or '`' or '}' or ']' or ')' or ',' or ';' or '\\' or '<' or '>' or '.' or ':';

    /// <summary>An escape stands before the value (<c>password%3D</c>): there its delimiters are escaped too; elsewhere an escape is part of it.</summary>
    private static bool IsEncoded(string text, int start) => start > 2 && text[start - 3] == '%' && char.IsAsciiHexDigit(text[start - 2]) && char.IsAsciiHexDigit(text[start - 1]);

    /// <summary>A name and, without a blank, <c>=</c> or its escapes: the next parameter of a query.</summary>
    private static bool AssignmentFollows(string text, int at)
    {
        var end = Runs.End(text, at, Runs.Names, within: 40);
        return end > at && char.IsAsciiLetter(text[at]) && end < text.Length && (text[end] == '=' || text.AsSpan(end).StartsWith("\\u003d", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A name and <c>=</c> or <c>:</c>, within 40 characters.</summary>
    private static bool FieldFollows(string text, int at)
    {
        at = Carrier.SkipBlanks(text, at);
        var quote = at < text.Length ? Carrier.QuoteAt(text, at) : 0;
        at += quote;
        var end = at;
        while (end < text.Length && end - at < 40 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or ' ' or '[' or ']' or '$'))
            end++;
        return end > at && char.IsAsciiLetter(text[at]) && end < text.Length && (text[end] is '=' or ':' || (quote > 0 && text[end] is '"' or '\''));
    }
}
