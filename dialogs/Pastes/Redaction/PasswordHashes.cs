using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Hashes made of passwords: crypt (<c>$6$</c>, <c>$2b$</c>, <c>$y$</c>), Argon2, PBKDF2, <c>{SSHA}</c>, SCRAM, NTLM beside the empty LM hash. They can be cracked, so they
/// are secrets; digests of files are not.
/// </summary>
internal static partial class PasswordHashes
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
        ["$1$", "$5$", "$6$", "$7$", "$8$", "$9$", "$y$", "$gy$", "$2a$", "$2b$", "$2x$", "$2y$", "$apr1$", "$argon2", "$pbkdf2", "pbkdf2_sha", "pbkdf2:sha", "scrypt:", "{SSHA", "{SHA", "{CRYPT}", "SCRAM-SHA-", "$S$", "$P$", "$H$", "aad3b435b51404ee", "$krb5"],
        StringComparison.Ordinal);

    private const int Longest = 4096;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, Anchors))
        {
            if (at < read)
                continue;
            var window = text.AsSpan(at, Math.Min(Longest, text.Length - at));
            foreach (var match in Forms().EnumerateMatches(window))
            {
                read = Runs.End(text, at + match.Length, HashCharacters);
                found.Add(new(at, read, SecretKind.Password));
                break;
            }
        }
    }

    private static readonly SearchValues<char> HashCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./+=$*");

    [GeneratedRegex("""
        ^(\$(1|5|6|7|8|9|y|gy|apr1|2[abxy])\$[A-Za-z0-9./=,$+-]{12,200}
        |\$(argon2(id|i|d)|pbkdf2[a-z0-9-]{0,10})\$[A-Za-z0-9./+=,$-]{20,200}
        |pbkdf2[_:]sha[0-9]{1,3}[$:][0-9]{1,8}\$[A-Za-z0-9./+=$]{20,200}
        |scrypt:[0-9]{1,8}:[0-9]{1,3}:[0-9]{1,3}\$[A-Za-z0-9./+=$]{20,200}
        |\{(SSHA|SHA|CRYPT)[0-9]{0,3}\}[A-Za-z0-9./+=$]{16,200}
        |SCRAM-SHA-(1|256|512)\$[0-9]{3,7}:[A-Za-z0-9./+=$:]{30,300}
        |\$[SPH]\$[A-Za-z0-9./]{20,60}
        |aad3b435b51404eeaad3b435b51404ee:[0-9a-f]{32}
        |\$krb5(tgs|asrep|pa)\$[^\s]{30,2000})
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Forms();
}
