using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>What stands between a key and its value: closing quotes and brackets, a separator, blanks.</summary>
internal static class Carrier
{
    /// <summary>Escapes of quotes, and of the separators themselves, in JSON, HTML and URLs.</summary>
    private static readonly string[] Quotes = ["&quot;", "&#34;", "&#39;", "&apos;", "%22", "%27", "\\u0022", "\\u0027"];
    private static readonly string[] Separators = [":=", "=>", "->", "==", "::", "=", ":", "：", "＝", "%3D", "%3d", "%3A", "%3a", "\\u003d", "\\u003D", "|", "→", "\t"];

    private static readonly SearchValues<char> SeparatorStarts = SearchValues.Create([.. Separators.Select(separator => separator[0])]);

    /// <summary>The index after the separator that follows <paramref name="at"/>; -1 if none follows.</summary>
    public static int AfterSeparator(string text, int at)
    {
        at = SkipClosers(text, at);
        at = SkipAside(text, at);
        at = SkipLeaders(text, at);
        if (at < text.Length && text[at] is '<' or 'R' or '/' && MarkupOrRegistry(text, at) is >= 0 and var value)
            return value;
        var length = SeparatorAt(text, at);
        if (length > 0 && text[at] == '\t' && SkipBlanks(text, at) is var aligned && SeparatorAt(text, aligned) is > 0 and var second && text[aligned] is '=' or ':')
            (at, length) = (aligned, second);
        return length == 0 || (text[at] == '|' && !IsRow(text, at)) ? -1 : at + length;
    }

    /// <summary>Blanks, but no line ends.</summary>
    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\u00a0' or '\u3000')
            at++;
        return at;
    }

    /// <summary>The length of the quote at <paramref name="at"/>, with its backslashes; 0 if there is none.</summary>
    public static int QuoteAt(string text, int at)
    {
        var slashes = at;
        while (slashes < text.Length && text[slashes] == '\\' && slashes - at < 8)
            slashes++;
        if (slashes < text.Length && text[slashes] is '"' or '\'' or '`' or '“' or '”' or '„' or '‘' or '’' or '「' or '」' or '『' or '』' or '«' or '»')
            return slashes + 1 - at;
        if (at >= text.Length || text[at] is not ('&' or '%' or '\\'))
            return 0;
        foreach (var quote in Quotes)
            if (text.AsSpan(at).StartsWith(quote, StringComparison.Ordinal))
                return quote.Length;
        return 0;
    }

    private static int SkipClosers(string text, int at)
    {
        for (var steps = 0; steps < 6 && at < text.Length; steps++)
        {
            if (QuoteAt(text, at) is > 0 and var quote)
                at += quote;
            else if (text[at] is ']' or '*' or '}')
                at++;
            else if (text.AsSpan(at).StartsWith("%5D", StringComparison.OrdinalIgnoreCase))
                at += 3;
            else if (text[at] == ':' && Visibility(text, at) is > 0 and var length)
                at += length;
            else
                break;
        }

        return at;
    }

    /// <summary>The length of <c>:protected</c>, <c>:"App\User":private</c> in PHP's dumps; 0 if there is none.</summary>
    private static int Visibility(string text, int at)
    {
        var window = text.AsSpan(at, Math.Min(100, text.Length - at));
        var close = window.IndexOfAny(']', '\n');
        return close > 0 && window[close] == ']' && (window[..close].EndsWith("protected") || window[..close].EndsWith("private")) ? close : 0;
    }

    /// <summary>
    /// Where the value begins after a closing tag (<c>&lt;/b>: x</c>, <c>&lt;/td>&lt;td>x</c>), or after the type of a value in the registry of Windows
    /// (<c>REG_SZ</c>, <c>/t REG_SZ /d</c>); -1 if neither follows.
    /// </summary>
    private static int MarkupOrRegistry(string text, int at)
    {
        if (text[at] == '<')
            return AfterTag(text, at);
        if (text.AsSpan(at).StartsWith("/t ", StringComparison.OrdinalIgnoreCase))
            at = Runs.End(text, SkipBlanks(text, at + 2), Runs.Base64Url);
        else if (text.AsSpan(at).StartsWith("REG_", StringComparison.Ordinal))
            return at;
        at = SkipBlanks(text, at);
        return text.AsSpan(at).StartsWith("/d ", StringComparison.OrdinalIgnoreCase) ? at + 3 : -1;
    }

    private static int AfterTag(string text, int at)
    {
        var opened = false;
        for (var steps = 0; steps < 8 && at < text.Length && text[at] == '<'; steps++)
        {
            var close = text.AsSpan(at, Math.Min(120, text.Length - at)).IndexOf('>');
            if (close < 2 || (steps == 0 && text[at + 1] != '/') || !char.IsAsciiLetter(text[at + 1] == '/' ? text[at + 2] : text[at + 1]))
                return -1;
            opened |= text[at + 1] != '/';
            at += close + 1;
            var after = at;
            while (after < text.Length && after - at < 40 && char.IsWhiteSpace(text[after]))
                after++;
            at = after < text.Length && text[after] == '<' ? after : SkipBlanks(text, at);
        }

        return at < text.Length && SeparatorAt(text, at) is > 0 and var length && text[at] is ':' or '=' or '：' ? at + length : opened ? at : -1;
    }

    /// <summary>An aside in brackets: <c>Password (temporary): …</c>.</summary>
    private static int SkipAside(string text, int at)
    {
        var open = SkipBlanks(text, at);
        if (open >= text.Length || text[open] is not ('(' or '（') || QuoteAt(text, open + 1) > 0)
            return at;
        var close = text.AsSpan(open, Math.Min(40, text.Length - open)).IndexOfAny(')', '）', '\n');
        return close > 0 && text[open + close] != '\n' && SeparatorAt(text, SkipBlanks(text, open + close + 1)) > 0 ? open + close + 1 : at;
    }

    /// <summary>Blanks, and the dots that lead the eye in a table: <c>Password . . . . : x</c>.</summary>
    private static int SkipLeaders(string text, int at)
    {
        var start = at;
        while (at < text.Length && at - start < 60 && text[at] is ' ' or '.' or '\u00a0')
            at++;
        return at;
    }

    /// <summary>A bar separates in a table, whose row begins with one; elsewhere it is a pipe.</summary>
    private static bool IsRow(string text, int bar)
    {
        if (IsField(text, bar))
            return true;
        var before = text.AsSpan(LineEnds.Before(text, bar, within: 200)..bar);
        return before.TrimStart().StartsWith("|") || (text.AsSpan(bar).StartsWith("| ") && before.Contains('|') && !before.Contains("{{", StringComparison.Ordinal));
    }

    /// <summary>A field between two bars without blanks: <c>secret|x|</c>.</summary>
    private static bool IsField(string text, int bar)
    {
        var field = text.AsSpan(bar + 1, Math.Min(200, text.Length - bar - 1));
        return field.IndexOfAny(" |\r\n\t") is > 0 and var end && field[end] == '|' && !char.IsWhiteSpace(text[bar - 1]);
    }

    private static int SeparatorAt(string text, int at)
    {
        if (at >= text.Length || !SeparatorStarts.Contains(text[at]))
            return 0;
        foreach (var separator in Separators)
            if (text.AsSpan(at).StartsWith(separator, StringComparison.Ordinal))
                return separator.Length;
        return 0;
    }
}
