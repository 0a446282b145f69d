using System.Buffers;
using System.Text;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Private keys: PEM, OpenSSH, PGP, PuTTY, OpenVPN; whole, without their last line or their first, in one line of JSON, HTML or a form (<c>\n</c>, <c>&amp;#10;</c>,
/// <c>%0A</c>), behind the timestamps of a log or any other decoration, or base64 of the whole file as in a kubeconfig. Each line of the body is replaced
/// by itself. Public keys and certificates stay.
/// </summary>
internal static class PrivateKeys
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
    [
        "PRIVATE", "Static key V1", "PuTTY-User-Key-File-",
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
            read = text[at] switch
            {
                'P' when text[at + 1] == 'u' => Putty(text, at, found),
                'P' or 'S' => PemLabel.At(text, at) switch
                {
                    { Begins: true } label => Body(text, label, found),
                    { } label => BodyBefore(text, label, read, found),
                    null => at + 1,
                },
                'L' => Encoded(text, at, found),
                _ when Runs.BeginsAt(text, at) => Body(text, new(at, at, true), found),
                _ => at + 1,
            };
        }
    }

    /// <summary>Takes out the rest of this line, then line by line while it looks like a key; returns where that ends.</summary>
    private static int Body(string text, PemLabel label, List<SecretSpan> found)
    {
        var at = label.End;
        var end = LineEnds.After(text, at, LongestLine);
        if (InOneLine(text, at, end, found) is { } finished)
            return finished;
        if (end - at == LongestLine)
            return at;
        var column = label.Start - LineEnds.Before(text, label.Start, LongestLine);
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
                return end;
            if (!TakeLine(text, start, end, column, found) && !IsHeader(line, column) && ++gaps > 1)
                return start;
        }

        return text.Length;
    }

    /// <summary>What follows the opening in its own line: the whole key if its line ends are written out, or the start of it.</summary>
    private static int? InOneLine(string text, int at, int end, List<SecretSpan> found)
    {
        if (PemLabel.Closing(text, at, end) is { } closing)
        {
            found.Add(new(at, closing.Start, SecretKind.PrivateKey));
            return closing.End;
        }

        var run = Written(text, at, end);
        if (run - at < ShortestRun)
            return null;
        found.Add(new(at, run, SecretKind.PrivateKey));
        return run < end || text.AsSpan(at, run - at).ContainsAny('\\', '&', '%') ? run : null;
    }

    /// <summary>Where base64 ends whose line ends are written out or lost; a word after it is none of it.</summary>
    private static int Written(string text, int at, int end)
    {
        var taken = at;
        while (at < end)
        {
            at = PemLabel.SkipEscapes(text, at, end);
            var run = Math.Min(end, Runs.End(text, at, Runs.Base64));
            if (run == at || (taken < at && run - at < ShortestRun && SecretShape.IsWords(text.AsSpan(at, run - at))) || (taken == at - 1 && run - at < ShortestRun && text[taken] == ' '))
                return taken;
            (taken, at) = (run, run);
        }

        return taken;
    }

    /// <summary>
    /// Takes the base64 out of a line of a body; false if there is none. Behind a decoration (a timestamp, a line number) a short piece counts only where
    /// the label stood, in <paramref name="column"/>.
    /// </summary>
    private static bool TakeLine(string text, int start, int end, int column, List<SecretSpan> found)
    {
        var line = text.AsSpan(start, end - start);
        var piece = line[..PemLabel.WithoutEscapes(line)].Trim(" \t>|\"',+\\*#;");
        var offset = line.IndexOf(piece, StringComparison.Ordinal);
        if (piece.LastIndexOf(' ') is > 0 and var blank)
        {
            offset += blank + 1;
            piece = offset >= column - 1 && offset <= column + 1 ? piece[(blank + 1)..] : default;
        }

        if (piece.Length > 3 && !piece.ContainsAnyExcept(Runs.Base64) && (piece.Length >= ShortestRun || !SecretShape.IsWords(piece) || piece.EndsWith('=')))
        {
            found.Add(new(start + offset, start + offset + piece.Length, SecretKind.PrivateKey));
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

    /// <summary>A line between that is no part of the key and does not end it: blank, only signs, or a header of RFC 1421.</summary>
    private static bool IsHeader(ReadOnlySpan<char> line, int column) => IsSigns(line) || IsSigns(line[Math.Min(line.Length, column)..])
        || line.Contains("Proc-Type:", StringComparison.Ordinal) || line.Contains("DEK-Info:", StringComparison.Ordinal)
        || line.Contains("Version:", StringComparison.Ordinal) || line.Contains("Comment:", StringComparison.Ordinal);

    private static bool IsSigns(ReadOnlySpan<char> line)
    {
        foreach (var letter in line)
            if (char.IsLetterOrDigit(letter))
                return false;
        return true;
    }

    /// <summary>A key whose beginning scrolled away: the base64 lines right before its END, never before <paramref name="floor"/>.</summary>
    private static int BodyBefore(string text, PemLabel label, int floor, List<SecretSpan> found)
    {
        var at = label.Start;
        var line = LineEnds.Before(text, at, LongestLine);
        var column = at - line;
        var own = Math.Max(floor, line);
        if (HasKeyLine(text, own, at))
            TakeLine(text, own, at, column, found); // in one line, its line ends written out or lost
        for (var start = line; start > floor && text[start - 1] is '\r' or '\n';)
        {
            var end = start - 1;
            if (end > 0 && text[end] == '\n' && text[end - 1] == '\r')
                end--;
            start = LineEnds.Before(text, end, LongestLine);
            if (start < floor || !TakeLine(text, start, end, column, found))
                break;
        }

        return label.End;
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
        return offset < 0 ? at + 1 : Body(text, new(at + offset, LineEnds.After(text, at + offset, 80), true), found);
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
