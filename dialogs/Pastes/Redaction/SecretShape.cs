using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>What a value looks like: random, chosen by a person, or an ordinary word. Looks at the first 256 characters only.</summary>
internal static class SecretShape
{
    private const int Looked = 256;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" _-./:+=%~|");

    /// <summary>
    /// Random, as machines make it: letters and digits (or both cases) that alternate. <c>RequestTimeTooSkewed</c> and <c>invalid_grant2</c>
    /// alternate too seldom; a random base62 or hexadecimal string changes its class at every second or third character.
    /// </summary>
    public static bool IsRandom(ReadOnlySpan<char> value, int atLeast)
    {
        if (value.Length < atLeast)
            return false;
        var (letters, digits, changes, previous) = (0, 0, 0, 0);
        value = value[..Math.Min(value.Length, Looked)];
        foreach (var letter in value)
        {
            var now = char.IsAsciiDigit(letter) ? 1 : char.IsAsciiLetterUpper(letter) ? 2 : char.IsAsciiLetterLower(letter) ? 3 : 0;
            if (now == 0)
                continue;
            digits += now == 1 ? 1 : 0;
            letters += now == 1 ? 0 : 1;
            // "Ab" at the start of a word is how words begin, not a sign of chance
            changes += previous != 0 && now != previous && !(previous == 2 && now == 3) ? 1 : 0;
            previous = now;
        }

        return letters >= 2 && ((digits >= 1 && changes >= 2 && changes * 6 >= letters + digits) || changes * 5 >= letters + digits);
    }

    /// <summary>A GUID, with or without braces.</summary>
    public static bool IsGuid(ReadOnlySpan<char> value) => Guid.TryParseExact(value, "D", out _) || Guid.TryParseExact(value, "B", out _);

    /// <summary>Nothing but hexadecimal digits.</summary>
    public static bool IsHex(ReadOnlySpan<char> value) => value.Length > 0 && !value.ContainsAnyExcept(Runs.Hex);

    /// <summary>
    /// As people choose passwords when they try: at least <paramref name="atLeast"/> characters, letters with a digit or a sign between or after
    /// them, or a chain of made-up words; not a word, a sentence's end, a path, an address, a date or a version.
    /// </summary>
    public static bool IsChosen(ReadOnlySpan<char> value, int atLeast = 4)
    {
        if (value.Length < atLeast || IsPath(value) || value.Contains("://", StringComparison.Ordinal) || value.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return false;
        var (letters, digits, signs, hyphens) = (0, 0, 0, 0);
        foreach (var letter in value[..Math.Min(value.Length, Looked)])
        {
            letters += char.IsLetter(letter) ? 1 : 0;
            digits += char.IsDigit(letter) ? 1 : 0;
            hyphens += letter == '-' ? 1 : 0;
            signs += "!@#$%^&*?~+=|\\{}<>;".Contains(letter, StringComparison.Ordinal) ? 1 : 0;
        }

        return letters >= 2 && (digits > 0 || signs > 0 || hyphens >= 3 || HasInnerCapital(value)) && !IsVersion(value);
    }

    /// <summary>Four or more words joined by hyphens, as generators of passphrases make them.</summary>
    public static bool IsChain(ReadOnlySpan<char> value) => value.Count('-') >= 3 && IsWords(value) && !value.ContainsAny(' ', '_', '.') && !value.ContainsAny(Spoken);

    /// <summary>
    /// What hardly anything but a secret looks like: letters, a digit and a sign as <c>Falcon77!</c> has it; ten or more letters of both cases with digits
    /// between; a chain of words. Names, hosts, paths, versions and digests are none of these.
    /// </summary>
    public static bool IsStrong(ReadOnlySpan<char> value)
    {
        value = value.TrimEnd(".,:;");
        if (value.Length is < 7 or > 100 || value.ContainsAny(NoPassword))
            return false;
        if (IsChain(value))
            return !value.ContainsAnyExceptInRange('-', 'z');
        var (small, capital, digit) = (value.ContainsAnyInRange('a', 'z'), value.ContainsAnyInRange('A', 'Z'), value.ContainsAnyInRange('0', '9'));
        return value.ContainsAny(Signs) ? digit && (small || capital) && char.IsAsciiLetterOrDigit(value[0]) && !value.ContainsAny('-', '_')
            : small && capital && digit && value.Length >= 10 && !value.ContainsAnyExcept(Runs.Names) && !value.ContainsAny('-', '_', '.') && IsRandom(value, 10) && Changes(value) >= 4;
    }

    private static readonly SearchValues<char> NoPassword = SearchValues.Create("/\\()[]{}<>=\"':,|`"), Signs = SearchValues.Create("!#$%^*~?&+@");

    private static int Changes(ReadOnlySpan<char> value)
    {
        var changes = 0;
        for (var at = 1; at < value.Length; at++)
            changes += char.IsAsciiDigit(value[at]) != char.IsAsciiDigit(value[at - 1]) || (char.IsAsciiLetterUpper(value[at]) && char.IsAsciiLetterLower(value[at - 1])) ? 1 : 0;
        return changes;
    }

    /// <summary>A name as clouds and clusters give it: <c>eu-west-1</c>, <c>tls-web7</c> (labels of RFC 1123); four words or more are a password.</summary>
    public static bool IsLabel(ReadOnlySpan<char> value) => value.Contains('-') && value.Count('-') < 3 && !value.ContainsAnyExcept(Labels);

    /// <summary><c>eyJhbGciOi...</c>: the beginning of a token, left out what opens.</summary>
    public static bool IsElided(ReadOnlySpan<char> value) => value.Length < 20 && (value.EndsWith("...") || value.EndsWith("…"));

    /// <summary>A namespace and a name: <c>ntp/db-credentials</c>.</summary>
    public static bool IsObjectPath(ReadOnlySpan<char> value) => value.Count('/') == 1 && value[0] != '/' && value[^1] != '/' && IsWords(value) && !value.ContainsAnyExcept(LabelsAndSlash);

    /// <summary>A host as it is dialled: <c>db01:5432</c>, <c>db01.corp.example</c>.</summary>
    public static bool IsHost(ReadOnlySpan<char> value)
    {
        var name = value.LastIndexOf(':') is > 0 and var colon && IsNumber(value[(colon + 1)..]) ? value[..colon] : value;
        return !name.ContainsAnyExcept(Labels) && (name.Length < value.Length || (name.LastIndexOf('.') is > 0 and var dot && dot < name.Length - 2 && IsWords(name[(dot + 1)..])));
    }

    private static readonly SearchValues<char> LabelsAndSlash = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-./");

    private static readonly SearchValues<char> Labels = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Words that are written where a secret belongs: <c>your-api-key-here</c>.</summary>
    private static readonly SearchValues<string> Spoken = SearchValues.Create(["your", "-here", "key", "token", "pass", "secret", "name", "example", "change"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Only letters, perhaps joined by signs as identifiers and sentences are: <c>expired</c>, <c>invalid_grant</c>, <c>PasswordEncoder</c>.</summary>
    public static bool IsWords(ReadOnlySpan<char> value)
    {
        foreach (var letter in value)
            if (!char.IsLetter(letter) && letter != '\'' && letter != '’' && letter != ',' && !Separators.Contains(letter))
                return false;
        return true;
    }

    /// <summary>Digits and the signs of numbers, dates and times.</summary>
    public static bool IsNumber(ReadOnlySpan<char> value)
    {
        foreach (var letter in value)
            if (!char.IsDigit(letter) && !"+-.,:/TZ ".Contains(letter, StringComparison.Ordinal))
                return false;
        return value.Length > 0;
    }

    /// <summary>A path of a file system: <c>/run/secrets/db</c>, <c>C:\keys\a.pem</c>, <c>~/.ssh/id_rsa</c>, <c>./key.txt</c>.</summary>
    public static bool IsPath(ReadOnlySpan<char> value)
    {
        if (value.StartsWith("~/") || value.StartsWith("./") || value.StartsWith("../") || value.StartsWith(@"\\") || value.StartsWith("file:"))
            return true;
        if (value.Length > 3 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/')
            return true;
        if (!value.StartsWith("/") || value.Length < 3)
            return false;
        var first = value[1..];
        var slash = first.IndexOf('/');
        return slash > 1 && Roots.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first[..slash]);
    }

    private static readonly HashSet<string> Roots = new(StringComparer.Ordinal)
    {
        "etc", "run", "var", "home", "usr", "opt", "tmp", "mnt", "srv", "root", "app", "secrets", "data", "dev", "proc", "sys", "bin", "lib", "Users",
        "private", "Library", "vault", "keys", "certs", "config", "api", "auth", "oauth2", "v1", "v2", "docs", "media",
    };

    private static bool HasInnerCapital(ReadOnlySpan<char> value)
    {
        for (var i = 2; i < Math.Min(value.Length, Looked); i++)
            if (char.IsUpper(value[i]) && char.IsLower(value[i - 1]) && value.IndexOfAny(' ', '.', '(') < 0)
                return true;
        return false;
    }

    private static bool IsVersion(ReadOnlySpan<char> value) =>
        (value[0] is 'v' or 'V' && IsNumber(value[1..])) || (value.Contains('.') && !value.ContainsAnyExceptInRange('.', '9'));
}
