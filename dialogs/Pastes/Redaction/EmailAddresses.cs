using System.Buffers;
using System.Collections.Frozen;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// E-mail addresses and user principal names of people. Not: <c>git@host</c>, <c>user@10.0.0.1</c>, <c>lodash@4.17.20</c>, Kerberos principals
/// (<c>HTTP/host@REALM</c>, <c>JANA@REALM</c>), targets of ssh and scp, prompts, units of systemd, message ids, comments of public keys.
/// </summary>
internal static class EmailAddresses
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(["@", "%40"], StringComparison.Ordinal);
    private static readonly SearchValues<char> LocalPart = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$&*+-_~'^%");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoPersons = Vocabulary.Set("git root hg svn http https host ldap ldaps nfs cifs krbtgt dns imap smtp pop gc rpc termsrv mssqlsvc postgres wsman ftp getty systemd user session ubuntu ec2-user vagrant debian centos pi azureuser");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoDomains = Vocabulary.Set("""
        png jpg jpeg gif svg webp ico js mjs cjs ts tsx jsx css json log txt md html htm xml yaml yml conf cfg ini jar dll exe so py rb go cs java sh tgz gz zip whl map lock
        service socket timer mount target slice scope device automount path swap local localdomain localhost
        """);

    private static readonly SearchValues<string> ShellVerbs = SearchValues.Create(["ssh ", "scp ", "sftp ", "rsync ", "ssh-copy-id ", "mosh ", "ssh-rsa ", "ssh-ed25519 ", "ssh-dss "], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Ids = SearchValues.Create(["ecdsa-sha2", "sk-ssh", "Message-ID", "In-Reply-To", "References:", "Content-ID"], StringComparison.OrdinalIgnoreCase);

    public static void Find(string text, List<SecretSpan> found)
    {
        foreach (var at in Runs.Of(text, Signs))
        {
            var domain = at + (text[at] == '@' ? 1 : 3);
            var start = LocalStart(text, at);
            var end = DomainEnd(text, domain);
            if (start < at && end > domain && IsPerson(text, start, at, domain, end))
                found.Add(new(start, end, SecretKind.Email));
        }
    }

    private static int LocalStart(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 65 && (LocalPart.Contains(text[start - 1]) || (text[start - 1] > 127 && char.IsLetter(text[start - 1]))))
            start--;
        // an escape or an assignment before the address is not part of it: %3Cjane, login%3Djane
        var escape = text.AsSpan(start, at - start).LastIndexOf('%');
        start = escape >= 0 && start + escape + 3 <= at ? start + escape + 3 : start;
        if (start > 0 && text[start - 1] == '\\' && start < at && text[start] is 'n' or 't' or 'r')
            start++;
        while (start < at && !char.IsLetterOrDigit(text[start]))
            start++;
        // the return path of a list names who it wrote to: <bounce+jana=example.org@lists.example>
        var path = start;
        while (path > 0 && at - path < 120 && (text[path - 1] == '=' || LocalPart.Contains(text[path - 1])))
            path--;
        return path > 0 && text[path - 1] == '<' ? path : start;
    }

    /// <summary>The end of a name with at least one dot; -1 if there is none.</summary>
    private static int DomainEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 254 && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.'))
            end++;
        while (end > at && !char.IsLetterOrDigit(text[end - 1]))
            end--;
        return end;
    }

    private static bool IsPerson(string text, int start, int at, int domain, int end)
    {
        var local = text.AsSpan(start, at - start);
        var host = text.AsSpan(domain, end - domain);
        var dot = host.LastIndexOf('.');
        var top = dot < 0 ? default : host[(dot + 1)..];
        Span<char> lower = stackalloc char[64];
        if (dot <= 0 || top.Length < 2 || !(SecretShape.IsWords(top) || top.StartsWith("xn--")) || host[0] is '.' or '-' || host.IndexOf("..") >= 0)
            return false;
        if (NoDomains.Contains(lower[..Math.Max(0, top.ToLowerInvariant(lower))]) || host.EndsWith(".gserviceaccount.com", StringComparison.OrdinalIgnoreCase)
            || NoPersons.Contains(lower[..Math.Max(0, local.ToLowerInvariant(lower))]))
            return false;
        if (!host.ContainsAnyInRange('a', 'z') && SecretShape.IsWords(host.TrimEnd("0123456789")) && !IsWrittenTo(text, start) && !(local.Contains('.') && !local.ContainsAnyInRange('a', 'z')))
            return false; // a Kerberos realm
        if (IsOfPeople(text, start))
            return true;
        if (IsUserInfo(text, start))
            return false;
        if (local.EndsWith("/") || (start > 0 && text[start - 1] is '/' or '@' && !text.AsSpan(0, start).EndsWith("//")) || (start > 2 && text.AsSpan(0, start).EndsWith("://")))
            return false;
        if (end < text.Length && (text[end] == ':' && end + 1 < text.Length && text[end + 1] is '/' or '~' || text[end] is '@' || (text[end] == '/' && !(end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))))
            return false; // a path on a machine; after an account, an address may follow: user=jana@example.org/10.1.2.3
        return !IsLogin(text, start, end);
    }

    /// <summary><c>/users/jane@example.org/roles</c>: in a path, the part before it names people (RFC 3986 leaves @ as it is).</summary>
    private static bool IsOfPeople(string text, int start)
    {
        if (start == 0 || text[start - 1] != '/')
            return false;
        var from = Runs.Start(text, start - 1, Runs.Names, within: 24);
        Span<char> lower = stackalloc char[24];
        return from > 0 && text[from - 1] is '/' or '\\' && People.Contains(lower[..text.AsSpan(from, start - 1 - from).ToLowerInvariant(lower)]);
    }

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> People = Vocabulary.Set("""
        user users people person persons member members account accounts contact contacts customer customers mailbox mailboxes mail email emails e-mail recipient recipients invitation invitations invite subscriber
        subscribers subscriptions profile profiles employee employees attendee attendees guest guests owner owners assignee assignees calendar calendars by-email byemail
        """);

    /// <summary>In angle brackets, or after <c>mail</c>, <c>upn</c>, <c>From:</c> and the like: no realm, though in capitals.</summary>
    private static bool IsWrittenTo(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - 24), Math.Min(24, start));
        var name = before.TrimEnd(" \"'\\:=");
        if (before.EndsWith("<"))
            return true;
        foreach (var word in name.Length < before.Length ? MailWords : [])
            if (name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static readonly string[] MailWords = ["mail", "upn", "from", "recipient", "userprincipalname"];

    /// <summary>The user and password of a URL, as manuals write them: <c>postgres://USER:PASSWORD@host</c>.</summary>
    private static bool IsUserInfo(string text, int start) =>
        start > 3 && text[start - 1] == ':' && Runs.Start(text, start - 1, Runs.Names, within: 60) is var user && user < start - 1 && text.AsSpan(0, user).EndsWith("://");

    /// <summary>The address of an account on a machine: after ssh and its like, before "'s password" or "Permission denied", in a prompt.</summary>
    private static bool IsLogin(string text, int start, int end)
    {
        var before = text.AsSpan(LineEnds.Before(text, start, within: 1024)..start);
        var after = text.AsSpan(end, LineEnds.After(text, end, 60) - end);
        return IsArgument(before) || after.StartsWith(": Permission denied") || after.StartsWith("'s password") || after.StartsWith(": Connection") || after.StartsWith(":~")
            || (before.EndsWith("[") && after.IndexOf("]#") >= 0) || (before.EndsWith("[") && after.IndexOf("]$") >= 0);
    }

    /// <summary>After the name of a program or the type of a key, and only options, paths and other targets between; or the id of a message.</summary>
    private static bool IsArgument(ReadOnlySpan<char> before)
    {
        if (before.ContainsAny(Ids))
            return true;
        var verb = before.IndexOfAny(ShellVerbs);
        if (verb < 0)
            return false;
        while (before[(verb + 1)..].IndexOfAny(ShellVerbs) is >= 0 and var next)
            verb += 1 + next;
        var arguments = before[(verb + before[verb..].IndexOf(' '))..];
        var option = false;
        foreach (var range in arguments.Split(' '))
        {
            var word = arguments[range].Trim("\"'");
            if (word.Length > 0 && !option && word.Length < 30 && !word.ContainsAny(NoWord))
                return false;
            option = word.StartsWith("-");
        }

        return !arguments.ContainsAny(';', '|');
    }

    private static readonly SearchValues<char> NoWord = SearchValues.Create("-/@:=.+~");
}
