using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Secrets in the short options of well-known programs: <c>curl -u user:pw</c>, <c>mysql -psecret</c>, <c>sqlcmd -P pw</c>, <c>sshpass -p pw</c>, <c>net use … pw /user:x</c>.
/// Options that name themselves (<c>--password pw</c>, <c>-Token x</c>) are found by their names (<see cref="KeyedSecrets"/>).
/// </summary>
internal static class CommandLines
{
    /// <summary>
    /// <c>programs | options</c>; an option is <c>-p</c> (next argument), <c>-p*</c> (attached; a blank prompts), <c>-u:</c> (next or attached, after the colon),
    /// <c>-U%</c> (after the percent sign), <c>=x</c> (after the second =), <c>@</c> (argument user/password@db), <c>-pass!</c> (argument pass:…);
    /// <c>login/-p</c> counts after the word login only.
    /// </summary>
    private const string Table = """
        curl wget http https xh httpie curlie | -u: --user: -U: --proxy-user: -a: --auth:
        ab | -A: -P:
        mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlsh mariadb mariadb-dump mariadb-admin mysqlbinlog mycli | -p*
        sshpass | -p -p*
        plink pscp psftp putty kitty | -pw
        sqlcmd bcp isql osql tsql | -P -P*
        psexec psexec64 paexec winrs rasdial vboxmanage | -p /p
        rclone sftpgo kopia restic | -p --password
        impacket-psexec impacket-wmiexec impacket-smbexec impacket-secretsdump psexec.py wmiexec.py secretsdump.py | @@ -p
        redis-cli valkey-cli keydb-cli | -a
        ldapsearch ldapmodify ldapadd ldapdelete ldapwhoami ldappasswd ldapcompare | -w -y* -s
        mongo mongosh mongodump mongorestore mongoexport mongoimport clickhouse-client | -p
        docker podman nerdctl buildah skopeo helm oras crane | login/-p --creds: --src-creds: --dest-creds:
        oc kubectl | login/-p --from-literal=x
        az | login/-p
        smbclient rpcclient smbmap crackmapexec netexec smbget | -U% -p
        snmpwalk snmpget snmpset snmpbulkwalk snmpbulkget snmptrap snmptable snmpstatus | -c -A -X
        ipmitool | -P
        openssl | -pass! -passin! -passout! -k -K
        zip unzip | -P
        7z 7za 7zz | -p*
        rar unrar | -p* -hp*
        sqlplus rman expdp impdp sqlldr | @
        wpa_passphrase | 2
        htpasswd mosquitto_passwd | 3
        kadmin kadmin.local | -w -pw
        oathtool | 1
        xfreerdp xfreerdp3 wlfreerdp rdesktop freerdp | -p /p -p*
        evil-winrm wmiexec | -p
        lftp ncftp ncftpget | -u, -p
        mosquitto_pub mosquitto_sub | -P
        kcat kafkacat influx cqlsh | -p
        vault | login
        sftp-cli duplicati cmdkey | /pass
        schtasks | /rp
        net net.exe | use user -U%
        hdbuserstore | 5
        signtool certutil racadm security pk12util keyctl | -p /p -P -w
        """;

    private static readonly FrozenDictionary<string, ImmutableArray<string>> Programs = Table.Split('\n')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .SelectMany(cells => Vocabulary.Words(cells[0]).Select(program => (Program: program, Options: Vocabulary.Words(cells[1]).ToImmutableArray())))
        .ToFrozenDictionary(row => row.Program, row => row.Options, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ImmutableArray<string>>.AlternateLookup<ReadOnlySpan<char>> Lookup = Programs.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly int LongestName = Programs.Keys.Max(program => program.Length) + ".exe".Length;

    private static readonly SearchValues<char> LastLetters = SearchValues.Create([.. Programs.Keys.Append(".exe").SelectMany(program => new[] { char.ToLowerInvariant(program[^1]), char.ToUpperInvariant(program[^1]) })]);

    private const int MostArguments = 60;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            if (at <= read || !LastLetters.Contains(text[at - 1]))
                continue;
            var start = Runs.Start(text, at, Runs.Names, LongestName + 1);
            if (start >= read && at - start is > 1 && at - start <= LongestName && IsCommand(text, start) && Lookup.ContainsKey(Name(text.AsSpan(start, at - start))))
                read = CommandLine(text, start, found);
        }
    }

    /// <summary>At the start of a line or of a shell's command: not <c>the https -u</c> inside a word.</summary>
    private static bool IsCommand(string text, int at) => at == 0 || text[at - 1] is ' ' or '\n' or '\r' or '\t' or '/' or '\\' or '$' or '#' or '>' or '|' or ';' or '&' or '(' or '`' or '"' or '\'' or '[';

    private static int CommandLine(string text, int at, List<SecretSpan> found)
    {
        var options = ImmutableArray<string>.Empty;
        var (waiting, position, first, login) = (default(string), 0, "", false);
        for (var count = 0; count < MostArguments && at < text.Length; count++)
        {
            var argument = Argument.At(text, at);
            if (argument.Length == 0)
                return argument.Next;
            at = argument.Next;
            var word = text.AsSpan(argument.Start, argument.Length);
            if (waiting is { } option)
            {
                Take(text, argument, option, found);
                waiting = null;
                continue;
            }

            var name = Name(word);
            if (Lookup.TryGetValue(name, out var known) && options.IsEmpty)
            {
                options = known;
                continue;
            }

            waiting = Match(text, argument, options, login, found);
            position += IsOption(word) ? 0 : 1;
            first = position == 1 && first.Length == 0 ? word.ToString() : first;
            login |= word is "login";
            Positional(text, argument, first, options, position, found);
        }

        return at;
    }

    /// <summary><c>-x</c>, or <c>/user:x</c> on Windows; <c>/etc/htpasswd</c> is a path.</summary>
    private static bool IsOption(ReadOnlySpan<char> word) => word[0] == '-' || (word[0] == '/' && word.Length > 1 && word[1..].IndexOf('/') < 0);

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> word)
    {
        var name = word[(word.LastIndexOfAny('/', '\\') + 1)..].TrimStart("`$(\"'[");
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    /// <summary>Takes a secret attached to its option; returns the option if its secret is the next argument.</summary>
    private static string? Match(string text, Argument argument, ImmutableArray<string> options, bool login, List<SecretSpan> found)
    {
        var word = text.AsSpan(argument.Start, argument.Length);
        foreach (var entry in options)
        {
            var option = entry;
            if (entry.StartsWith("login/", StringComparison.Ordinal))
                option = login ? entry["login/".Length..] : "";
            var flag = option.AsSpan().TrimEnd("*:%!,");
            if (option.StartsWith("--from-literal", StringComparison.Ordinal))
                flag = "--from-literal";
            if (flag.Length < 2 || flag[0] is not ('-' or '/'))
                continue;
            if (option[^1] != '*' && IsCluster(word, flag))
                return option;
            if (!word.StartsWith(flag, flag[0] == '/' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                continue;
            var rest = word[flag.Length..];
            if (rest.Length == 0 && option[^1] != '*')
                return option;
            if (rest.Length == 0)
                continue;
            var attached = option[^1] == '*' || option.StartsWith('/') || rest[0] is '=' or ':' || (flag.Length == 2 && option[^1] is ':' or '%');
            if (attached && !(option[^1] == '*' && SecretShape.IsWords(rest) && rest[0] == '-'))
                Take(text, argument with { Start = argument.Start + flag.Length + (rest[0] is '=' or ':' && option[^1] != '*' ? 1 : 0) }, option, found);
        }

        return null;
    }

    /// <summary><c>-sku</c>: several options of one letter, of which the last takes the argument (POSIX, utility syntax guideline 5).</summary>
    private static bool IsCluster(ReadOnlySpan<char> word, ReadOnlySpan<char> flag) =>
        flag.Length == 2 && flag[0] == '-' && word.Length is > 2 and < 7 && word[0] == '-' && word[^1] == flag[1] && word[1..].IndexOfAnyExcept(Letters) < 0;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static void Positional(string text, Argument argument, string first, ImmutableArray<string> options, int position, List<SecretSpan> found)
    {
        var word = text.AsSpan(argument.Start, argument.Length);
        if (options.IsEmpty || IsOption(word))
            return;
        switch (options[0])
        {
            case "@@" when word.IndexOf(':') is > 0 and var mark && word.LastIndexOf('@') > mark:
                Add(text, argument.Start + mark + 1, argument.Start + word.LastIndexOf('@'), found);
                break;
            case "@" when word.IndexOf('/') is > 0 and var slash && !word.StartsWith("/"):
                var at = word.LastIndexOf('@');
                Add(text, argument.Start + slash + 1, argument.Start + (at > slash ? at : word.Length), found);
                break;
            case "use" when position >= 3 && !word.StartsWith(@"\\") && word is not "*" && !word.EndsWith(":") && first is "use" or "user":
                Add(text, argument.Start, argument.End, found);
                break;
            case "login" when position == 2 && word.Length > 8 && word.TrimEnd('=').IndexOf('=') < 0 && SecretShape.IsRandom(word, 8):
                Add(text, argument.Start, argument.End, found);
                break;
            case "1" or "2" or "3" or "5" when options[0] == position.ToString(System.Globalization.CultureInfo.InvariantCulture):
                Add(text, argument.Start, argument.End, found);
                break;
            default:
                break;
        }
    }

    private static void Take(string text, Argument argument, string option, List<SecretSpan> found)
    {
        var word = text.AsSpan(argument.Start, argument.Length);
        var skip = option[^1] switch
        {
            ':' => word.IndexOf(':') + 1,
            '%' => word.IndexOf('%') + 1,
            ',' => word.IndexOf(',') + 1,
            '!' => word.StartsWith("pass:") ? 5 : 0,
            'x' => word.IndexOf('=') + 1,
            _ => -1,
        };
        if (skip != 0)
            Add(text, argument.Start + Math.Max(0, skip), argument.End, found);
    }

    private static void Add(string text, int start, int end, List<SecretSpan> found)
    {
        var value = text.AsSpan(start, Math.Max(0, end - start)).Trim("\"'");
        if (value.Length > 0 && !Placeholders.Is(value) && !SecretShape.IsPath(value) && !(value.Length < 16 && SecretShape.IsWords(value) && KeyNames.Classify(value, default) == KeyClass.Password))
            found.Add(new(start, end, SecretKind.Password));
    }

    /// <summary>One word of a shell's command line, without its quotes.</summary>
    private readonly record struct Argument(int Start, int End, int Next)
    {
        private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\r\n|;\"'`<>");

        public int Length => End - Start;

        public static Argument At(string text, int at)
        {
            at = Carrier.SkipBlanks(text, at);
            if (at + 1 < text.Length && text[at] == '\\' && text[at + 1] is '\n' or '\r')
                at = Carrier.SkipBlanks(text, LineEnds.Next(text, at + 1));
            if (at >= text.Length || text[at] is '\n' or '\r' or '|' or ';')
                return new(at, at, at + 1);
            if (text[at] is '"' or '\'' && text.AsSpan(at + 1, Math.Min(1024, text.Length - at - 1)) is var inside && inside.IndexOf(text[at]) is >= 0 and var close)
                return close == 0 ? At(text, at + 2) : new(at + 1, at + 1 + close, at + close + 2);
            var start = at;
            var end = at + 1;
            while (end < text.Length && end - start < 2048 && !Stops.Contains(text[end]))
                end++;
            // -p'secret' and --user="a:b" hold their quotes inside the word
            if (end < text.Length && text[end] is '"' or '\'' && end > start && text.AsSpan(end + 1, Math.Min(512, text.Length - end - 1)).IndexOf(text[end]) is >= 0 and var inner)
                return new(start, end + 2 + inner, end + 2 + inner);
            return new(start, end, end);
        }
    }
}
