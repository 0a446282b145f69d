using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>The ways in which a structured text puts a value beside a key.</summary>
internal static class KeyedValue
{
    private static readonly SearchValues<string> ValueNames = SearchValues.Create(["value", "default", "content"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the value begins: after <c>key =</c>, <c>"key":</c>, <c>key =></c>, <c>key%3D</c>, <c>'key',</c> or <c>key(</c>; -1 if it is none of these.</summary>
    public static int ValueStart(KeyName key) => Carrier.AfterSeparator(key.Text, key.End) is >= 0 and var at ? at : Call(key.Text, key.End);

    /// <summary>The value at <paramref name="at"/>.</summary>
    public static SecretSpan? Assigned(KeyName key, int at)
    {
        var prose = key.Text[at - 1] is ':' or '：' && at < key.Text.Length && key.Text[at] == ' ';
        return Judged(key, ValueReader.Read(key.Text, at), prose);
    }

    /// <summary><c>&lt;password&gt;value&lt;/password&gt;</c>, with attributes or a prefix.</summary>
    public static SecretSpan? Element(KeyName key)
    {
        var text = key.Text;
        if (!OpensElement(text, key.Start))
            return null;
        var close = text.AsSpan(key.End, Math.Min(300, text.Length - key.End)).IndexOfAny('>', '<');
        if (close < 0 || text[key.End + close] != '>' || text[key.End + close - 1] == '/')
            return null;
        var start = key.End + close + 1;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        if (text.AsSpan(start).StartsWith("<![CDATA[", StringComparison.Ordinal))
            start += 9;
        var end = start + Math.Max(0, text.AsSpan(start, Math.Min(8192, text.Length - start)).IndexOf('<'));
        if (text.AsSpan(start, end - start).IndexOf("]]>") is > 0 and var cdata)
            end = start + cdata;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return Judged(key, new(start, end, true, false), false);
    }

    /// <summary><c>--password value</c>, <c>-Password value</c>, <c>/password value</c>; also <c>set key value</c> in tools that have it.</summary>
    public static SecretSpan? Argument(KeyName key)
    {
        var text = key.Text;
        if (key.Start == 0 || text[key.Start - 1] is not ('-' or '/') || key.End >= text.Length || text[key.End] is not (' ' or '\t')
            || (key.Start > 1 && !char.IsWhiteSpace(text[key.Start - 2]) && text[key.Start - 2] is not ('-' or '"' or '\'' or '[' or '(')))
            return null;
        var value = ValueReader.Read(text, key.End);
        if (value.Length == 0 || (!value.Quoted && text[value.Start] == '-' ))
            return null;
        return Judged(key, value, false);
    }

    /// <summary><c>name="DbPassword" value="x"</c> in XML, JSON, YAML (two lines) and multipart forms.</summary>
    public static SecretSpan? Paired(KeyName key)
    {
        var text = key.Text;
        var quote = Carrier.QuoteAt(text, key.End);
        var named = NamesKey(text, key.Start);
        if (!named)
            return null;
        var from = key.End + quote;
        var window = text.AsSpan(from, Math.Min(240, text.Length - from));
        if (window.IndexOf("\r\n\r\n") is 0 or 1 || window.StartsWith("\n\n"))
            return Judged(key, ValueReader.Read(text, from + window.IndexOfAnyExcept('\r', '\n')), false);
        var lines = window.IndexOf('\n') is >= 0 and var first && window[(first + 1)..].IndexOf('\n') is >= 0 and var second ? first + 1 + second : window.Length;
        window = window[..lines];
        if (window.StartsWith(">") || (quote > 0 && window.TrimStart().StartsWith(">")))
            return ElementText(key, from + window.IndexOf('>') + 1);
        if (window.StartsWith("</"))
            return NextElement(key, from);
        var value = window.IndexOfAny(ValueNames);
        if (value < 0 || window[..value].ContainsAny('{', '}'))
            return null;
        var end = from + value;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var at = Carrier.AfterSeparator(text, end);
        if (at >= 0)
            return Judged(key, ValueReader.Read(text, at), false);
        return end < text.Length && text[end] == '>' ? ElementText(key, end + 1) : null;
    }

    /// <summary>A form pasted line by line: <c>Password:</c>, and the value alone on the next line. It must look chosen or random.</summary>
    public static SecretSpan? OnNextLine(KeyName key)
    {
        var text = key.Text;
        var end = LineEnds.After(text, key.End, 80);
        if (key.Class != KeyClass.Password || text.AsSpan(key.End, end - key.End).Trim(" \t:：*") is not [] || end >= text.Length || end - key.End == 80)
            return null;
        var start = Carrier.SkipBlanks(text, LineEnds.Next(text, end));
        var stop = LineEnds.After(text, start, 200);
        var value = text.AsSpan(start, stop - start).TrimEnd();
        return value.ContainsAny(' ', '\t') || value is [] || value[^1] is ':' or '{' or '[' || !SecretShape.IsChosen(value, 6) || SecretShape.IsNumber(value) || value[0] is '<' or '{' or '-' or '"'
            || value.IndexOf(": ") >= 0 || Placeholders.Is(value) || IsAssignment(value)
            ? null
            : new(start, start + value.Length, key.Kind);
    }

    private static bool IsAssignment(ReadOnlySpan<char> value) => value.IndexOfAny('=', ':') is > 0 and var at && at < value.Length - 1 && SecretShape.IsWords(value[..at]);

    private static SecretSpan? Judged(KeyName key, ReadValue value, bool prose)
    {
        if (!ValueJudge.IsSecret(key, value, prose))
            return null;
        if (key.Class == KeyClass.Phrase && !value.Quoted)
            value = value with { End = LineEnds.After(key.Text, value.Start, 400) };
        var whole = ValueReader.Whole(key.Text, value);
        var end = whole.Quoted ? whole.End : whole.Start + key.Text.AsSpan(whole.Start, whole.Length).TrimEnd(".,:").Length;
        return new(whole.Start, Math.Max(end, Math.Min(whole.End, whole.Start + 1)), key.Kind);
    }

    /// <summary><c>("key", "value")</c> and <c>key("value")</c>: only quoted values.</summary>
    private static int Call(string text, int at)
    {
        var quote = Carrier.QuoteAt(text, at);
        var after = Carrier.SkipBlanks(text, at + quote);
        if (after >= text.Length || text[after] is not (',' or '(') || (text[after] == ',' && quote == 0))
            return -1;
        var value = Carrier.SkipBlanks(text, after + 1);
        return value < text.Length && Carrier.QuoteAt(text, value) > 0 ? value : -1;
    }

    private static bool OpensElement(string text, int start)
    {
        var at = start;
        while (at > 0 && start - at < 40 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is ':' or '-' or '_' or '.'))
            at--;
        return at > 0 && (text[at - 1] == '<' || (at > 3 && text.AsSpan(at - 4, 4) is "&lt;"));
    }

    /// <summary>Before the name stands <c>name=</c>, <c>key:</c>, <c>"Name": </c>, <c>&lt;param-name></c> and the like.</summary>
    private static bool NamesKey(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 24), Math.Min(24, start)).TrimEnd("\"'\\ :=>").ToString();
        return before.EndsWith("name", StringComparison.OrdinalIgnoreCase) || before.EndsWith("key", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("property", StringComparison.OrdinalIgnoreCase) || before.EndsWith("type", StringComparison.OrdinalIgnoreCase) || before.EndsWith("id", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("field", StringComparison.OrdinalIgnoreCase) || before.EndsWith("label", StringComparison.OrdinalIgnoreCase);
    }

    private static SecretSpan? ElementText(KeyName key, int at)
    {
        var text = key.Text;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (text.AsSpan(at).StartsWith("<value>", StringComparison.OrdinalIgnoreCase))
            at += 7;
        var length = text.AsSpan(at, Math.Min(4096, text.Length - at)).IndexOf('<');
        return length <= 0 ? null : Judged(key, new(at, at + text.AsSpan(at, length).TrimEnd().Length, true, false), false);
    }

    /// <summary><c>&lt;param-name>password&lt;/param-name>&lt;param-value>x&lt;/param-value></c></summary>
    private static SecretSpan? NextElement(KeyName key, int from)
    {
        var window = key.Text.AsSpan(from, Math.Min(200, key.Text.Length - from));
        var close = window.IndexOf('>');
        var open = close < 0 ? -1 : window[(close + 1)..].IndexOf('>');
        return open < 0 ? null : ElementText(key, from + close + 1 + open + 1);
    }
}
