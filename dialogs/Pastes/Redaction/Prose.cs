using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// "The password for bob is hunter2", "with password hunter2!", "Invalid API key provided: …": a noun, a few words, perhaps "is", then something no
/// sentence would hold. "The password for bob expires in 3 days" holds no such thing.
/// </summary>
internal static class Prose
{
    private const int MostFillers = 6;
    private const int Reach = 120;

    /// <summary>Words that announce the value itself.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Links = Vocabulary.Set("""
        is was are be to = : - – — -> => → lautet ist war wäre est était es era é è jest är er on ist: is: was: provided provided: supplied supplied: given given: value value:
        used used: being now new the of set c'est c’est este je heißt jetzt ahora nun maintenant stata cambiata sind sont sono son são
        """);

    /// <summary>The value announced after the key, if there is one in the same line.</summary>
    public static SecretSpan? After(KeyName key)
    {
        var text = key.Text;
        if (key.Class is KeyClass.Digits)
            return Code(key);
        if ((key.End < text.Length && !IsSpace(text[key.End])) || NamesObject(key))
            return null;
        if (IsPath(key))
            return Put(key);
        if (Session(key) is { } session)
            return session;
        var (at, linked, named) = (key.End, true, false);
        var stop = LineEnds.After(text, at, Reach);
        for (var words = 0; words <= MostFillers && at < stop; words++)
        {
            while (at < stop && IsSpace(text[at]))
                at++;
            var value = ValueReader.Read(text, at);
            if (value.Length == 0 || value.Start > stop)
                return null;
            var word = text.AsSpan(value.Start, Math.Min(value.Length, 300)).TrimEnd(".,:;!?");
            if (words == 0 && IsIn(Attributes, word))
                return null;
            var (colon, link) = (!value.Quoted && text.AsSpan(value.Start, value.Length).EndsWith(":"), IsIn(Links, text.AsSpan(value.Start, value.Length)));
            named = (named && !(link && word.Length > 0 && char.IsLetter(word[0]))) || IsIn(Ids, word);
            if (!link && !(key.Class == KeyClass.Token && SecretShape.IsElided(text.AsSpan(value.Start, value.Length))) && !(named && key.Class != KeyClass.Password) && Fits(key, word, value.Quoted, linked && !named, beside: words == 0))
                return new(value.Start, value.Start + (value.Quoted ? value.Length : Whole(text, value)), key.Kind);
            if (word.Length < 24 && !named && KeyNames.Classify(word, default) == key.Class)
                return null; // the next noun speaks for itself
            linked = link || colon || (linked && word.StartsWith("-")) || (word.Length is 1 or 2 && word[0] > '\u0fff') || (IsIn(Origins, word) && IsReplaced(text, value.End));
            at = value.End + (value.Quoted ? 1 : 0);
            if (at < stop && text[at] == '>' && word is "=" or "-" or "")
                (linked, at) = (true, at + 1); // => and ->
            if (value.Quoted && at + 1 < stop && text[at] == ':' && IsSpace(text[at + 1]))
                (linked, at) = (true, at + 1);
            if (at < stop && !IsSpace(text[at]) && text[at] is not (',' or ')'))
                return null;
        }

        return null;
    }

    /// <summary><c>session id 4Fz… not found</c>, <c>Session ID: 4Fz…</c>: of the ids the one that opens. Those in hexadecimal digits are numbers of connections as often.</summary>
    private static SecretSpan? Session(KeyName key)
    {
        if (!key.Name.EndsWith("session", StringComparison.OrdinalIgnoreCase) || !key.Text.AsSpan(key.End).StartsWith(" id", StringComparison.OrdinalIgnoreCase))
            return null;
        var at = key.End + " id".Length;
        at += at < key.Text.Length && key.Text[at] is ':' or '=' ? 1 : 0;
        var value = ValueReader.Read(key.Text, at);
        return value.Start > at && key.Text.AsSpan(value.Start, value.Length) is var id && SecretShape.IsRandom(id, 20) && !SecretShape.IsHex(id) && !SecretShape.IsGuid(id) && !id.ContainsAny('.', '/')
            ? new(value.Start, value.End, key.Kind) : null;
    }

    /// <summary>The last part of a path: <c>/etc/passwd</c>.</summary>
    private static bool IsPath(KeyName key) => key.Start > 1 && key.Text[key.Start - 1] is '/' or '\\' && char.IsLetterOrDigit(key.Text[key.Start - 2]);

    /// <summary><c>kv put app/db/password x</c></summary>
    private static SecretSpan? Put(KeyName key) =>
        ValueReader.Read(key.Text, key.End) is { Length: > 5 } value && key.Text.AsSpan(value.Start, value.Length) is var word && !Placeholders.Is(word)
            && (SecretShape.IsStrong(word) || (SecretShape.IsChosen(word, 6) && IsWritten(key)))
            ? new(value.Start, value.End, key.Kind) : null;

    private static readonly SearchValues<string> Writing = SearchValues.Create([" put ", " set ", " write ", " create ", " add "], StringComparison.Ordinal);

    private static bool IsWritten(KeyName key)
    {
        var start = key.Start;
        while (start > 0 && key.Start - start < 80 && key.Text[start - 1] is not (' ' or '\n'))
            start--;
        return key.Text.AsSpan(Math.Max(0, start - 8), Math.Min(8, start)).IndexOfAny(Writing) >= 0;
    }

    /// <summary><c>secret "tls-web7" not found</c>: Kubernetes quotes the names of its objects, labels of RFC 1123; a password that is one would be a chain of words.</summary>
    private static bool NamesObject(KeyName key)
    {
        var quote = key.End + 1 < key.Text.Length ? Carrier.QuoteAt(key.Text, key.End + 1) : 0;
        if (quote == 0 || key.Name.Contains('_') || key.Class is KeyClass.Digits)
            return false;
        var name = key.Text.AsSpan(key.End + 1 + quote, Math.Min(80, key.Text.Length - key.End - 1 - quote));
        name = name.IndexOfAny("\"'`\\") is >= 0 and var close ? name[..close] : default;
        return SecretShape.IsLabel(name);
    }

    /// <summary>Properties of a password, whose values are none: <c>password strength: weak2</c>.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = Vocabulary.Set("""
        strength policy length age expiry expires expiration quality type format history complexity encoder encoding algorithm provider store path field rotation validity lifetime version stärke richtlinie länge alter
        """);

    /// <summary>What has an id of its own, which is public: <c>token kid: …</c>, <c>The password is expired. Trace ID: …</c>. Only a verb leads back to the secret.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Ids = Vocabulary.Set("id ids kid jti version trace correlation event thumbprint");

    /// <summary>Words before a value that was replaced: "changed from x to y".</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Origins = Vocabulary.Set("from von de da desde van från fra z из");

    private static readonly SearchValues<string> Replacements = SearchValues.Create([" to ", " auf ", " zu ", " à ", " a ", " en ", " naar ", " till ", " til ", " на ", " -> ", " → ", " => "], StringComparison.Ordinal);

    private static bool IsReplaced(string text, int at)
    {
        var value = ValueReader.Read(text, at);
        var end = value.End + (value.Quoted ? 1 : 0);
        return value.Length > 0 && end < text.Length && text.AsSpan(end, Math.Min(6, text.Length - end)).IndexOfAny(Replacements) == 0;
    }

    private static int Whole(string text, ReadValue value)
    {
        var whole = ValueReader.Whole(text, value);
        return text.AsSpan(whole.Start, whole.Length).TrimEnd(".,:;").Length;
    }

    private static bool Fits(KeyName key, ReadOnlySpan<char> word, bool quoted, bool linked, bool beside)
    {
        if (word.Length < 4 || word.EndsWith("-----") || Placeholders.Is(word) || SecretShape.IsNumber(word) || word.IndexOfAny('(', '[') >= 0 || IsAssignment(word) || (!quoted && IsTechnical(word)))
            return false;
        if (key.Class == KeyClass.Password && !linked && SecretShape.IsStrong(word))
            return !SecretShape.IsChain(word) || !key.Name.EndsWith("secret", StringComparison.OrdinalIgnoreCase);
        if (key.Class == KeyClass.Random && beside)
            return IsSession(key, word) || IsSeed(key, word);
        if (key.Class is KeyClass.Password or KeyClass.Phrase && linked)
            return SecretShape.IsChosen(word, 5) && (quoted || word.IndexOf(',') < 0) && !(beside && !quoted && key.Name.Equals("secret", StringComparison.OrdinalIgnoreCase) && IsNumbered(word));
        if (SecretShape.IsGuid(word) || (word.Count('/') >= 2 && word.ContainsAny('-', '_')) || word.ContainsAny('.', ':') || (SecretShape.IsHex(word) && !(beside && word.Length >= 32)))
            return false;
        return SecretShape.IsRandom(word, 20) ? key.Class != KeyClass.Random && !SecretShape.IsPath(word) : key.Class == KeyClass.Token && linked && SecretShape.IsRandom(word, 8) && !word.Contains('/');
    }

    /// <summary>A word with a number, <c>db7</c>, as things are named that hold secrets.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> word) => word.TrimEnd("0123456789") is var name && word.Length - name.Length < 3 && !name.ContainsAnyExceptInRange('a', 'z');

    /// <summary><c>PHPSESSID 3f…</c></summary>
    private static bool IsSession(KeyName key, ReadOnlySpan<char> word) => (key.Name.EndsWith("sessid", StringComparison.OrdinalIgnoreCase) || key.Name.EndsWith("sessionid", StringComparison.OrdinalIgnoreCase)) && SecretShape.IsRandom(word, 16) && !SecretShape.IsGuid(word);

    /// <summary>The seed of one-time passwords, in base32 (RFC 4648).</summary>
    private static bool IsSeed(KeyName key, ReadOnlySpan<char> word) => key.Name.EndsWith("seed", StringComparison.OrdinalIgnoreCase) && word.Length >= 16 && word.ContainsAnyInRange('2', '7') && ValueJudge.IsBase32(word);

    /// <summary><c>user=ops</c>: another name with its value.</summary>
    private static bool IsAssignment(ReadOnlySpan<char> word) => word.TrimEnd('=').IndexOf('=') is > 0 and var at && !word[..at].ContainsAnyExcept(Runs.Names);

    /// <summary>Names of algorithms, events and errors: letters with a number as names have it.</summary>
    private static bool IsTechnical(ReadOnlySpan<char> word) =>
        word.StartsWith("sha", StringComparison.OrdinalIgnoreCase) || word.StartsWith("md5", StringComparison.OrdinalIgnoreCase) || word.StartsWith("PBKDF2", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("bcrypt", StringComparison.OrdinalIgnoreCase) || word.StartsWith("argon2", StringComparison.OrdinalIgnoreCase) || word.StartsWith("oauth", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("base64", StringComparison.OrdinalIgnoreCase) || word.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || word.Contains("->", StringComparison.Ordinal)
        || word.Contains("::", StringComparison.Ordinal) || word.StartsWith("--") || word.StartsWith("&") || word.Contains('|') || (word.Contains(':') && SecretShape.IsHost(word))
        || (word.IndexOf('@') > 0 && word.IndexOf('.') > 0) || (word.IndexOf('-') is > 0 and var hyphen && SecretShape.IsWords(word) && word.Count('-') < 3 && hyphen > 1);

    /// <summary>"your code is 482913", "OTP 482913": four to eight digits.</summary>
    private static SecretSpan? Code(KeyName key)
    {
        var text = key.Text;
        var window = text.AsSpan(key.End, LineEnds.After(text, key.End, 40) - key.End);
        var digit = window.IndexOfAnyInRange('0', '9');
        if (digit <= 0 || !IsSpace(window[0]))
            return null;
        var length = window[digit..].IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? window.Length - digit : length;
        foreach (var piece in window[..digit].Split(' '))
            if (window[piece] is { Length: > 0 } word && !IsIn(Links, word) && word is not ("code" or "Code" or "CODE" or "code:" or "#" or "token" or "Token" or "pin" or "PIN" or "passcode" or "number" or "Nr." or "no.") && char.IsAscii(word[0]))
                return null;
        return length is >= 4 and <= 8 ? new(key.End + digit, key.End + digit + length, key.Kind) : null;
    }

    private static bool IsIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[24];
        return word.Length <= lower.Length && set.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\u00a0';
}
