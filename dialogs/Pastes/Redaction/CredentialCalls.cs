using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Calls whose argument is a password by its place: <c>new NetworkCredential("ops", "…")</c>, <c>DriverManager.getConnection(url, "ops", "…")</c>, <c>auth=("ops", "…")</c>. Only
/// literals count. Arguments that name themselves (<c>password="…"</c>) are found by their names (<see cref="KeyedSecrets"/>).
/// </summary>
internal static class CredentialCalls
{
    /// <summary>Names in lower case by the number of the argument; 0 = any after the first that looks chosen and is no host, path or address.</summary>
    private const string Table = """
        1 | sendline sendpass passwordcredential withpass
        2 | networkcredential usernamepasswordcredentials usernamepasswordcredential usernamepasswordauthentication usernamepasswordauthenticationtoken usernamepasswordtoken passwordauthentication
        2 | basicauth httpbasicauth httpdigestauth httpntlmauth digestauth setbasicauth withbasicauth withdigestauth basicauthentication basicauthcredentials basicauthenticator usebasicauth httpbasicauthenticator
        2 | auth basic digest login authenticate authorize credential credentials pscredential setcredentials withcredentials addcredentials plaincredentials basicawscredentials httpauth proxyauth userpass
        2 | bind bind_s simple_bind simple_bind_s bindasync setauth withauth userpassword setuserpassword tobasicauth passwordlogin log_in sign_in signin logon basic_auth digest_auth http_auth staticcredentials
        3 | ftp_login mysqli mysqli_connect mysql_connect mysql_pconnect pdo getconnection ldap_bind plainauth odbc_connect pgconnect smbclient imap_open ssh2_auth_password oci_connect logonuser
        0 | connect connectasync openconnection createconnection open real_connect dial jdbcconnect dsn client newclient createclient begin __construct construct session newsession createsession newconnection register signup
        """;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Places = Table.Split('\n')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .SelectMany(cells => Vocabulary.Words(cells[1]).Select(name => (name, place: int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture))))
        .ToFrozenDictionary(row => row.name, row => row.place, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A call that is not in the table: an argument after the first is a secret only if it looks like nothing else.</summary>
    private const int Unknown = -1;

    private static readonly SearchValues<char> ArgumentEnds = SearchValues.Create(",);\n"), NoPassword = SearchValues.Create(" ./:=,");
    private const int LongestName = 40;
    private const int Reach = 600;
    private const int MostArguments = 8;

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var at = text.AsSpan().IndexOfAny('(', '['); at >= 0;)
        {
            if (Place(text, at) is { } place)
                Arguments(text, at + 1, place, found);
            var next = text.AsSpan(at + 1).IndexOfAny('(', '[');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>The place of the password in the call or tuple that opens at <paramref name="open"/>; null if it has none.</summary>
    private static int? Place(string text, int open)
    {
        var end = open;
        while (end > 0 && open - end < 4 && text[end - 1] is ' ' or '=' or ':' or '"' or '\'')
            end--;
        var tuple = text.AsSpan(end, open - end).ContainsAny('=', ':');
        if ((text[open] == '[' || end < open) && !tuple)
            return null;
        if (text.AsSpan(0, end).EndsWith("]::new"))
            end -= "]::new".Length;
        var start = Runs.Start(text, end, Runs.Base64Url, LongestName);
        if (start == end || end - start >= LongestName)
            return null;
        Span<char> name = stackalloc char[LongestName];
        name = name[..text.AsSpan(start, end - start).ToLowerInvariant(name)];
        return Places.TryGetValue(name, out var place) ? tuple && place != 2 ? null : place : tuple ? null : Unknown;
    }

    private static void Arguments(string text, int at, int place, List<SecretSpan> found)
    {
        var stop = at + Math.Min(Reach, text.Length - at);
        for (var number = 1; number <= MostArguments && at < stop; number++)
        {
            while (at < stop && char.IsWhiteSpace(text[at]))
                at++;
            var quote = at < stop ? Carrier.QuoteAt(text, at + (text[at] is 'b' or 'u' or '@' or '$' ? 1 : 0)) : 0;
            if (quote > 0)
            {
                var value = ValueReader.Read(text, at);
                if (!value.Quoted)
                    return;
                if (place == Unknown ? number > 1 && SecretShape.IsStrong(text.AsSpan(value.Start, value.Length)) && !SecretShape.IsChain(text.AsSpan(value.Start, value.Length))
                    : (number == place || (place == 0 && number > 1)) && IsSecret(text.AsSpan(value.Start, value.Length), certain: place > 1))
                    found.Add(new(value.Start, value.End, SecretKind.Password));
                at = value.End + quote;
            }

            var next = at < stop ? text.AsSpan(at, stop - at).IndexOfAny(ArgumentEnds) : -1;
            if (next < 0 || text[at + next] is ';' || (text[at + next] == ')' && (at + next + 1 >= stop || text[at + next + 1] is not (',' or '.'))))
                return;
            at += next + 1;
            number -= text[at - 1] is ',' ? 0 : 1;
        }
    }

    private static bool IsSecret(ReadOnlySpan<char> value, bool certain) => !Placeholders.Is(value) && !SecretShape.IsPath(value)
        && (certain ? value.Length > 2 && !value.Contains(' ') && !(SecretShape.IsWords(value) && !SecretShape.IsChain(value) && (value.Length < 5 || KeyNames.Classify(value, default) != KeyClass.None))
            : SecretShape.IsChosen(value, 6) && !value.ContainsAny(NoPassword) && !SecretShape.IsLabel(value));
}
