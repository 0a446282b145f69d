using System.Buffers;
using System.Text;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Private keys: PEM, OpenSSH, PGP, PuTTY, OpenVPN; whole, without their last line or their first, in one line of JSON (<c>\n</c>), behind the
/// timestamps of a log, or base64 of the whole file as in a kubeconfig. Each line of the body is replaced by itself. Public keys and certificates stay.
/// </summary>
internal static class PrivateKeys
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
    [
        "BEGIN ", "END ", "PuTTY-User-Key-File-",
        "LS0tLS1CRUdJTi", // base64 of -----BEGIN
        "MIIEvQIBADAN", "MIIEvgIBADAN", "MIIEwAIBADAN", "MIIJQgIBADAN", "MIIJQwIBADAN", "MIICdwIBADAN", "MIICeAIBADAN", "MIIEpAIBAAKC", "MIIEowIBAAKC",
        "MIIEpQIBAAKC", "MIIJKQIBAAKC", "MIIJKAIBAAKC", "MIIJJwIBAAKC", "MIICXAIBAAKB", "MIICXQIBAAKB", "MIGHAgEAMBMG", "MIG2AgEAMBAG", "MHcCAQEEI", "MIGkAgEBBD",
        "MC4CAQAwBQYDK2Vw", // DER of RSA, EC and Ed25519 private keys
        "b3BlbnNzaC1rZXktdjE", // openssh-key-v1
    ], StringComparison.Ordinal);

    private const int ShortestRun = 16;

    private const int KeyLine = 48;

    /// <summary>A key of 16,384 bits in one line has 13,000 characters; what is longer is no key, and looking further would not be linear.</summary>
    private const int LongestLine = 16 * 1024;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in Runs.Of(text, Anchors))
        {
            if (at < read)
                continue;
            var head = text.AsSpan(at, Math.Min(80, text.Length - at));
            read = head[0] switch
            {
                'B' when IsPrivate(head) => Body(text, at + Label(head), found),
                'E' when IsPrivate(head) => BodyBefore(text, at, read, found),
                'P' => Putty(text, at, found),
                'L' => Encoded(text, at, found),
                'M' or 'b' when Runs.BeginsAt(text, at) => Body(text, at, found),
                _ => at + 1,
            };
        }
    }

    private static bool IsPrivate(ReadOnlySpan<char> head) =>
        head[..Label(head)].Contains("PRIVATE KEY", StringComparison.Ordinal) || head[..Label(head)].Contains("Static key V1", StringComparison.Ordinal);

    /// <summary>The length of <c>BEGIN RSA PRIVATE KEY-----</c>.</summary>
    private static int Label(ReadOnlySpan<char> head)
    {
        var dashes = head.IndexOf("--");
        return dashes < 0 ? head.Length : dashes + Math.Max(2, head[dashes..].IndexOfAnyExcept('-'));
    }

    /// <summary>Takes out the rest of this line, then line by line while it looks like a key; returns where that ends.</summary>
    private static int Body(string text, int at, List<SecretSpan> found)
    {
        var end = LineEnds.After(text, at, LongestLine);
        if (InOneLine(text, at, end, found) is { } finished)
            return finished;
        if (end - at == LongestLine)
            return at;
        for (var (start, gaps) = (LineEnds.Next(text, end), 0); start < text.Length; start = LineEnds.Next(text, end))
        {
            end = LineEnds.After(text, start, LongestLine);
            var line = text.AsSpan(start, end - start);
            if (line.Length == LongestLine)
                return start;
            if (line.IndexOf("-----BEGIN", StringComparison.Ordinal) is >= 0 and var next)
                return start + next; // this one was cut off, another begins
            var closing = line.IndexOf("-----END", StringComparison.Ordinal);
            if (closing >= 0 || line.Contains("Private-MAC:", StringComparison.Ordinal))
                return start + Math.Max(0, closing) + 8;
            if (!TakeLine(text, start, end, found) && !IsHeader(line) && ++gaps > 1)
                return start;
        }

        return text.Length;
    }

    /// <summary>What follows the opening in its own line: the whole key if <c>\n</c> is written out, or the start of it.</summary>
    private static int? InOneLine(string text, int at, int end, List<SecretSpan> found)
    {
        var closing = text.AsSpan(at, end - at).IndexOf("-----END", StringComparison.Ordinal);
        if (closing >= 0)
        {
            found.Add(new(at, at + closing, SecretKind.PrivateKey));
            return at + closing + 8;
        }

        var run = at;
        while (run < end && (Runs.Base64.Contains(text[run]) || text[run] is '\\' or ' '))
            run++;
        if (run - at < ShortestRun)
            return null;
        found.Add(new(at, run, SecretKind.PrivateKey));
        return run < end || text.AsSpan(at, run - at).Contains('\\') ? run : null;
    }

    /// <summary>Takes the base64 out of a line of a body; false if there is none.</summary>
    private static bool TakeLine(string text, int start, int end, List<SecretSpan> found)
    {
        var trimmed = text.AsSpan(start, end - start).Trim(" \t>|\"',+\\");
        if (trimmed.Length > 0 && !trimmed.ContainsAnyExcept(Runs.Base64) && (trimmed.Length >= ShortestRun || !SecretShape.IsWords(trimmed) || trimmed.EndsWith('=')))
        {
            var from = start + text.AsSpan(start, end - start).IndexOf(trimmed, StringComparison.Ordinal);
            found.Add(new(from, from + trimmed.Length, SecretKind.PrivateKey));
            return true;
        }

        var before = found.Count;
        for (var at = start; at < end;)
        {
            var run = Math.Min(end, Runs.End(text, at, Runs.Base64));
            if (run - at >= ShortestRun)
                found.Add(new(at, run, SecretKind.PrivateKey));
            at = Math.Max(run, at) + 1;
        }

        return found.Count > before;
    }

    private static bool IsHeader(ReadOnlySpan<char> line) => line.IsWhiteSpace()
        || line.Contains("Proc-Type:", StringComparison.Ordinal) || line.Contains("DEK-Info:", StringComparison.Ordinal)
        || line.Contains("Version:", StringComparison.Ordinal) || line.Contains("Comment:", StringComparison.Ordinal);

    /// <summary>A key whose beginning scrolled away: the base64 lines right before its END, never before <paramref name="floor"/>.</summary>
    private static int BodyBefore(string text, int at, int floor, List<SecretSpan> found)
    {
        var own = Math.Max(floor, LineEnds.Before(text, at, LongestLine));
        if (HasKeyLine(text, own, at))
            TakeLine(text, own, at, found); // in one line, its line ends written out or lost
        for (var start = LineEnds.Before(text, at, LongestLine); start > floor && text[start - 1] is '\r' or '\n';)
        {
            var end = start - 1;
            if (end > 0 && text[end] == '\n' && text[end - 1] == '\r')
                end--;
            start = LineEnds.Before(text, end, LongestLine);
            if (start < floor || !TakeLine(text, start, end, found))
                break;
        }

        return at + 4;
    }

    /// <summary>True where a run is as long as a line of a key; paths and class names are shorter, or have other signs in them.</summary>
    private static bool HasKeyLine(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var run = Math.Min(end, Runs.End(text, at, Runs.Base64));
            if (run - at >= KeyLine && SecretShape.IsRandom(text.AsSpan(at, run - at), KeyLine))
                return true;
            at = Math.Max(run, at) + 1;
        }

        return false;
    }

    /// <summary>PuTTY's format names the number of private lines.</summary>
    private static int Putty(string text, int at, List<SecretSpan> found)
    {
        const string marker = "Private-Lines:";
        var offset = text.AsSpan(at, Math.Min(8000, text.Length - at)).IndexOf(marker, StringComparison.Ordinal);
        return offset < 0 ? at + 1 : Body(text, LineEnds.After(text, at + offset, 80), found);
    }

    /// <summary>A file in base64: secret only if the label inside says private.</summary>
    private static int Encoded(string text, int at, List<SecretSpan> found)
    {
        var end = Runs.End(text, at, Runs.Base64);
        Span<byte> label = stackalloc byte[48];
        var read = Math.Min(64, (end - at) / 4 * 4);
        if (Convert.TryFromBase64Chars(text.AsSpan(at, read), label, out var length) && Encoding.ASCII.GetString(label[..length]).Contains("PRIVATE", StringComparison.Ordinal))
            found.Add(new(at, end, SecretKind.PrivateKey));
        return end;
    }
}
