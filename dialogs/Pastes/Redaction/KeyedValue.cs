using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>The ways in which a structured text puts a value beside a key.</summary>
internal static class KeyedValue
{
    private static readonly SearchValues<string> ValueNames = SearchValues.Create(["value", "default", "content"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the value begins: after <c>key =</c>, <c>"key":</c>, <c>key =></c>, <c>key%3D</c>, <c>'key',</c> or <c>key(</c>; -1 if it is none of these.</summary>
    public static int ValueStart(KeyName key) =>
        Carrier.AfterSeparator(key.Text, key.End) is >= 0 and var at ? at : Delegated(key.Text, key.End) is > 0 and var delegated ? delegated : Call(key.Text, key.End);

    /// <summary>Where the value begins in <c>password by lazy { "x" }</c> of Kotlin; -1 if it is none.</summary>
    private static int Delegated(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith(" by "))
            return -1;
        var open = text.AsSpan(at, Math.Min(60, text.Length - at)).IndexOfAny("{\n");
        return open > 0 && text[at + open] == '{' && Carrier.SkipBlanks(text, at + open + 1) is var value && value < text.Length && Carrier.QuoteAt(text, value) > 0 ? value : -1;
    }

    /// <summary>The value at <paramref name="at"/>.</summary>
    public static SecretSpan? Assigned(KeyName key, int at)
    {
        if (ObjectStart(key.Text, at) is { } inner)
            return At(key, inner);
        if (OpensObject(key.Text, at))
            return null;
        if (key.Start > 0 && key.Text[key.Start - 1] == ':' && key.Text[at - 1] == ':' && at == key.End + 1)
            return null; // a part of a resource name: arn:aws:secretsmanager:…:secret:db
        var prose = at < key.Text.Length && ((key.Text[at - 1] is ':' or '：' && key.Text[at] is ' ' or '<') || key.Text[at - 1] == '>' || key.Text[at] == '<');
        var value = ValueReader.Read(key.Text, at);
        if (IsListOfNames(key.Text, at, value))
            return null;
        if (prose && !value.Quoted && value.Length < 24 && (key.Text.AsSpan(value.End).StartsWith(" = ") ? value.End + 3 : Delegated(key.Text, value.End)) is > 0 and var typed)
            value = ValueReader.Read(key.Text, typed); // a type stands between: password: string = "…"
        return Judged(key, value, prose);
    }

    /// <summary><c>["password", "refresh_token"]</c>: the next name, not a value.</summary>
    private static bool IsListOfNames(string text, int at, ReadValue value)
    {
        var name = text.AsSpan(value.Start, value.Length);
        var before = at - 1;
        while (before > 0 && text[before] == ' ')
            before--;
        return value.Quoted && text[before] == ',' && name.Length < 40 && SecretShape.IsWords(name) && KeyNames.Classify(name, default) != KeyClass.None;
    }

    /// <summary>True for <c>&lt;password</c> with whatever attributes and a <c>></c>; Element reads what it holds.</summary>
    public static bool OpensElement(KeyName key) => OpensElement(key.Text, key.Start) && ElementStart(key) > 0;

    /// <summary><c>&lt;password&gt;value&lt;/password&gt;</c>, with attributes or a prefix.</summary>
    public static SecretSpan? Element(KeyName key) => ElementStart(key) is > 0 and var start ? ElementText(key, start) : null;

    /// <summary><c>--password</c>, <c>-Password</c>, <c>/password</c> and a blank.</summary>
    public static bool IsOption(KeyName key)
    {
        var text = key.Text;
        return key.Start > 0 && text[key.Start - 1] is '-' or '/' && key.End < text.Length && text[key.End] is ' ' or '\t'
            && (key.Start == 1 || char.IsWhiteSpace(text[key.Start - 2]) || text[key.Start - 2] is '-' or '"' or '\'' or '[' or '(');
    }

    /// <summary>The argument after an option; another option is none.</summary>
    public static SecretSpan? Argument(KeyName key)
    {
        var value = ValueReader.Read(key.Text, key.End);
        return value.Length == 0 || (!value.Quoted && (key.Text[value.Start] == '-' || key.Text.AsSpan(value.Start).StartsWith("HTTP/"))) ? null : Judged(key, value, false);
    }

    /// <summary>The value at <paramref name="at"/>.</summary>
    public static SecretSpan? At(KeyName key, int at) => at > 0 && key.Text[at - 1] == '>' ? ElementText(key, at) : Judged(key, ValueReader.Read(key.Text, at), false);

    /// <summary>Where the value of <c>name="DbPassword" value="x"</c> begins, in XML, JSON, YAML (two lines) and multipart forms; null if this is none.</summary>
    public static int? PairedStart(KeyName key)
    {
        var text = key.Text;
        if (!NamesKey(text, key.Start))
            return null;
        var quote = Carrier.QuoteAt(text, key.End);
        var from = key.End + quote;
        var window = text.AsSpan(from, Math.Min(240, text.Length - from));
        if (window.StartsWith("\r\n\r\n") || window.StartsWith("\n\n"))
            return from + Math.Max(0, window.IndexOfAnyExcept('\r', '\n'));
        var second = window.IndexOf('\n') is >= 0 and var first && window[(first + 1)..].IndexOf('\n') is >= 0 and var next ? first + 1 + next : window.Length;
        window = window[..second];
        if (quote > 0 && window.TrimStart().StartsWith(">"))
            return from + window.IndexOf('>') + 1;
        if (window.StartsWith("</"))
            return window.IndexOf('>') is > 0 and var close && window[(close + 1)..].IndexOf('>') is >= 0 and var open ? from + close + open + 2 : null;
        var value = window.IndexOfAny(ValueNames);
        if (value >= 0 && window[..value].Contains('\n') && PairedBefore(key) is not null)
            return null;
        return value < 0 || (window.TrimStart().StartsWith("{") ? window[..value].Count('{') > 1 : window[..value].Contains('{')) || window[..value].Contains('}') ? null : AfterName(text, from + value);
    }

    /// <summary>The value that stands before its name: <c>{"value": "x", "name": "password"}</c>, <c>SET value = 'x' WHERE name = 'password'</c>. It must look chosen.</summary>
    public static ReadValue? PairedBefore(KeyName key)
    {
        if (!NamesKey(key.Text, key.Start))
            return null;
        var from = LineEnds.Before(key.Text, key.Start, 200);
        var window = key.Text.AsSpan(from, key.Start - from);
        window = window[(window.LastIndexOfAny('{', '}') + 1)..];
        from = key.Start - window.Length;
        return window.IndexOfAny(ValueNames) is >= 0 and var name && AfterName(key.Text, from + name) is { } start && ValueReader.Read(key.Text, start) is { Quoted: true } value && value.End < key.Start ? value : null;
    }

    /// <summary>Where the value of <c>{"value": "x"}</c> begins, if <paramref name="at"/> opens such an object.</summary>
    private static int? ObjectStart(string text, int at)
    {
        at = Carrier.SkipBlanks(text, at);
        if (at >= text.Length || text[at] != '{')
            return null;
        var window = text.AsSpan(at, Math.Min(60, text.Length - at));
        return window.IndexOfAny(ValueNames) is > 0 and var value && window[..value].IndexOf(':') < 0 ? AfterName(text, at + value) : null;
    }

    private static bool OpensObject(string text, int at)
    {
        at = Carrier.SkipBlanks(text, at);
        return at < text.Length && text[at] == '{' && (at + 1 == text.Length || text[at + 1] is '"' or '\'' or ' ' or '\r' or '\n' or '}' or '\\'
            || (Runs.End(text, at + 1, Runs.Names, within: 40) is var name && name > at + 1 && name < text.Length && text[name] == ':'));
    }

    private static int? AfterName(string text, int at)
    {
        var option = at > 0 && text[at - 1] == '-';
        while (at < text.Length && char.IsLetter(text[at]))
            at++;
        if (option && at < text.Length && text[at] == ' ')
            return at; // -Name DbPassword -Value x
        var start = Carrier.AfterSeparator(text, at);
        return start >= 0 ? start : at < text.Length && text[at] == '>' ? at + 1 : null;
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
        return value.ContainsAny(' ', '\t') || value is [] || value[^1] is ':' or '{' or '[' || (!IsGroups(value) && (!SecretShape.IsChosen(value, 6) || SecretShape.IsNumber(value))) || value[0] is '<' or '{' or '-' or '"'
            || value.IndexOf(": ") >= 0 || Placeholders.Is(value) || IsAssignment(value)
            ? null
            : new(start, start + value.Length, key.Kind);
    }

    /// <summary>Groups of digits, too many for a date: <c>112233-…</c>, as disks are unlocked with.</summary>
    private static bool IsGroups(ReadOnlySpan<char> value) => value.Length >= 16 && !value.ContainsAnyExcept(Grouped);

    private static readonly SearchValues<char> Grouped = SearchValues.Create("0123456789-");

    private static bool IsAssignment(ReadOnlySpan<char> value) => value.IndexOfAny('=', ':') is > 0 and var at && at < value.Length - 1 && SecretShape.IsWords(value[..at]);

    private static SecretSpan? Judged(KeyName key, ReadValue value, bool prose)
    {
        var grouped = Groups.Extend(key.Text, value);
        if (grouped.Length == value.Length && !ValueJudge.IsSecret(key, value, prose))
            return null;
        if (key.Class == KeyClass.Phrase && !value.Quoted && SecretShape.IsWords(key.Text.AsSpan(value.Start, value.Length)) && !SecretShape.IsChain(key.Text.AsSpan(value.Start, value.Length)))
            value = value with { End = LineEnds.After(key.Text, value.Start, 400) };
        var whole = ValueReader.Whole(key.Text, grouped.Length > value.Length ? grouped : value);
        var end = whole.Quoted ? whole.End : whole.Start + key.Text.AsSpan(whole.Start, whole.Length).TrimEnd(".,:").Length;
        return new(whole.Start, Math.Max(end, Math.Min(whole.End, whole.Start + 1)), key.Kind);
    }

    /// <summary><c>PASSWORD[hunter2!]</c>, as some logs dump their fields; an index is no value.</summary>
    public static SecretSpan? Bracketed(KeyName key)
    {
        var text = key.Text;
        var open = key.End + (key.End < text.Length && text[key.End] == ' ' ? 1 : 0);
        if (key.Class != KeyClass.Password || open >= text.Length || text[open] is not ('[' or '<' or '{' or '('))
            return null;
        var length = text.AsSpan(open + 1, Math.Min(200, text.Length - open - 1)).IndexOfAny(text[open] switch { '[' => ']', '<' => '>', '{' => '}', _ => ')' }, '\n');
        var value = length <= 0 || text[open + 1 + length] == '\n' ? default : text.AsSpan(open + 1, length);
        return (open == key.End ? SecretShape.IsChosen(value, 6) : SecretShape.IsStrong(value)) && !Placeholders.Is(value) && !value.ContainsAny(' ', ',', '"') ? new(open + 1, open + 1 + length, key.Kind) : null;
    }

    /// <summary><c>("key", "value")</c> and <c>key("value")</c>: only quoted values.</summary>
    private static int Call(string text, int at)
    {
        var quote = Carrier.QuoteAt(text, at);
        var after = Carrier.SkipBlanks(text, at + quote);
        if (after >= text.Length || text[after] is not (',' or '(') || (text[after] == ',' && quote == 0))
            return -1;
        var value = Carrier.SkipBlanks(text, after + 1);
        return value >= text.Length || Carrier.QuoteAt(text, value) is not (> 0 and var opening) ? -1
            : text[after] == ',' ? Member(text, value, opening) : Second(text, value, opening);
    }

    /// <summary><c>changePassword("ops", "x")</c>: of two arguments the second.</summary>
    private static int Second(string text, int at, int quote)
    {
        var first = ValueReader.Read(text, at);
        var next = first.End + quote;
        if (!first.Quoted || next >= text.Length || text[next] != ',')
            return at;
        next = Carrier.SkipBlanks(text, next + 1);
        return next < text.Length && Carrier.QuoteAt(text, next) > 0 ? next : at;
    }

    /// <summary>In <c>{"k": "password", "v": "x"}</c> what follows is the name of the value's member; elsewhere it is the value.</summary>
    private static int Member(string text, int at, int quote)
    {
        var end = Runs.End(text, at + quote, Runs.Base64Url, within: 40);
        if (end + quote >= text.Length || Carrier.QuoteAt(text, end) != quote || text[end + quote] != ':')
            return at;
        return text.AsSpan(at + quote, end - at - quote) is "v" or "V" or "val" or "Val" or "data" or "text" or "current" or "secret" ? end + quote + 1 : -1;
    }

    /// <summary>The same where the brackets are escaped, in HTML or JSON: <c>&amp;lt;password&amp;gt;value&amp;lt;/password&amp;gt;</c>.</summary>
    public static SecretSpan? EscapedElement(KeyName key)
    {
        foreach (var (open, close) in EscapedBrackets)
        {
            if (!key.Text.AsSpan(0, key.Start).EndsWith(open) || !key.Text.AsSpan(key.End).StartsWith(close))
                continue;
            var start = key.End + close.Length;
            var value = key.Text.AsSpan(start, LineEnds.After(key.Text, start, 400) - start);
            value = value.IndexOf(open) is > 0 and var end && value[(end + open.Length)..].StartsWith("/") ? value[..end] : default;
            return value.Length == 0 ? null : Judged(key, new(start, start + value.Length, true, false), false);
        }

        return null;
    }

    private static readonly ImmutableArray<(string Open, string Close)> EscapedBrackets = [("&lt;", "&gt;"), ("\\u003c", "\\u003e"), ("\\u003C", "\\u003E")];

    private static bool OpensElement(string text, int start)
    {
        var at = start;
        while (at > 0 && start - at < 40 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is ':' or '-' or '_' or '.'))
            at--;
        return at > 0 && (text[at - 1] == '<' || (at > 3 && text.AsSpan(at - 4, 4) is "&lt;"));
    }

    /// <summary>Before the name stands <c>name=</c>, <c>key:</c>, <c>"Name": </c>, <c>&lt;param-name></c> and the like.</summary>
    public static bool NamesKey(string text, int start)
    {
        if (start > 0 && text[start - 1] == '/') // --name /app/db_password
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('"' or '\'' or '='))
                start--;
        var before = text.AsSpan(Math.Max(0, start - 24), Math.Min(24, start)).TrimEnd("\"'\\ :=>");
        ReadOnlySpan<string> nouns = before.Length == 0 ? [] : char.ToLowerInvariant(before[^1]) switch
        {
            'e' => ["name", "type", "variable"],
            'y' => ["key", "property"],
            'd' => ["id", "field"],
            'l' => ["label"],
            _ => [],
        };
        foreach (var noun in nouns)
            if (before.EndsWith(noun, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static int ElementStart(KeyName key)
    {
        var (text, close) = (key.Text, key.Text.AsSpan(key.End, Math.Min(300, key.Text.Length - key.End)).IndexOfAny('>', '<'));
        return close < 0 || text[key.End + close] != '>' || text[key.End + close - 1] == '/' ? -1 : key.End + close + 1;
    }

    private static SecretSpan? ElementText(KeyName key, int at)
    {
        var (text, line) = (key.Text, LineEnds.After(key.Text, at, 400));
        if (at < text.Length && text[at] == '@' && key.Start > 1 && text[key.Start - 2] is ':' or '/')
            return null; // a URL as manuals write it: https://app:<password>@host
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        foreach (var opening in new[] { "<value>", "<![CDATA[" })
            if (text.AsSpan(at).StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                at += opening.Length;
        var length = text.AsSpan(at, Math.Min(8192, text.Length - at)).IndexOf('<');
        if (length < 0 || (length > 0 && !text.AsSpan(at + length).StartsWith("</") && !text.AsSpan(at + length).StartsWith("<br")))
            return at > line ? null : Judged(key, ValueReader.Read(text, at), prose: true); // the end tag is cut off
        return length == 0 ? null : Judged(key, new(at, at + text.AsSpan(at, length).TrimEnd(" \t\r\n]").Length, true, false), false);
    }
}
