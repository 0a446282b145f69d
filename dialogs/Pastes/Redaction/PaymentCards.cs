namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Payment card numbers (ISO/IEC 7812): the length and first digits of an issuer, grouped as on cards or not at all, standing alone or in a track of the magnetic stripe (ISO/IEC 7813), check digit right.
/// Epochs in microseconds begin with 1 and are none.
/// </summary>
internal static class PaymentCards
{
    private const int Shortest = 13;
    private const int Longest = 19;

    public static void Find(string text, List<SecretSpan> found)
    {
        Span<int> digits = stackalloc int[Longest + 1];
        for (var at = NextDigit(text, 0); at < text.Length; at = NextDigit(text, at))
        {
            var run = EndOfDigits(text, at);
            if (run - at is < Shortest or > Longest && (run - at != 4 || run >= text.Length || text[run] is not (' ' or '-' or '.')))
            {
                at = run;
                continue;
            }

            var (end, count, groups) = Read(text, at, digits);
            if (StandsAlone(text, at, end) && IsCard(digits[..Math.Min(count, Longest + 1)], groups))
                found.Add(new(at, end, SecretKind.Card));
            at = run;
        }
    }

    private static int NextDigit(string text, int at)
    {
        var next = text.AsSpan(at).IndexOfAnyInRange('0', '9');
        return next < 0 ? text.Length : at + next;
    }

    private static int EndOfDigits(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : at + length;
    }

    /// <summary>Digits in one piece, or in groups with the same single blank, hyphen or point between them.</summary>
    private static (int End, int Count, int Groups) Read(string text, int at, Span<int> digits)
    {
        var (end, count, groups) = (EndOfDigits(text, at), 0, 0);
        var first = end - at;
        if (first is 4 && end < text.Length && text[end] is ' ' or '-' or '.')
        {
            var separator = text[end];
            while (groups < 5 && end + 1 < text.Length && text[end] == separator && char.IsAsciiDigit(text[end + 1]))
            {
                var next = EndOfDigits(text, end + 1);
                if (next - end - 1 > 6 || end - at + next - end > 26)
                    break;
                end = next;
                groups++;
            }
        }

        for (var i = at; i < end && count < digits.Length; i++)
            if (char.IsAsciiDigit(text[i]))
                digits[count++] = text[i] - '0';
        return (end, count, groups);
    }

    private static bool StandsAlone(string text, int start, int end) =>
        (start == 0 || (start > 1 && text[start - 2] == '%' && text[start - 1] == 'B') || !(char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or '-' or '+' or '/' or '#') || (start > 2 && text[start - 3] == '%'))
        && (end >= text.Length || IsTrack(text, end) || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' || (text[end] is '.' or '/' or ':' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))));

    /// <summary>The <c>D</c> of track 2 in hexadecimal digits, and the four digits of a month behind it.</summary>
    private static bool IsTrack(string text, int end) => text[end] == 'D' && EndOfDigits(text, end + 1) - end > 4;

    private static bool IsCard(ReadOnlySpan<int> digits, int groups) =>
        digits.Length is >= Shortest and <= Longest && groups is 0 or 2 or 3 or 4 && IsIssued(digits) && PassesLuhn(digits);

    private static bool IsIssued(ReadOnlySpan<int> digits)
    {
        var (two, four) = ((digits[0] * 10) + digits[1], (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3]);
        return digits.Length switch
        {
            14 => two is 36 or 38 or 39 || four / 10 is >= 300 and <= 305,
            15 => two is 34 or 37,
            16 => digits[0] == 4 || two is >= 51 and <= 55 || four is >= 2221 and <= 2720 || two is 35 or 60 or 62 or 64 or 65 or 50 or 56 or 57 or 58 or 63 or 67 or 81,
            13 or 19 => digits[0] == 4 || two is 62 or 63 or 67,
            _ => two is 62 or 67,
        };
    }

    /// <summary>ISO/IEC 7812-1 annex B.</summary>
    private static bool PassesLuhn(ReadOnlySpan<int> digits)
    {
        var (sum, odd) = (0, true);
        for (var i = digits.Length - 1; i >= 0; i--, odd = !odd)
        {
            var digit = odd ? digits[i] : digits[i] * 2;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
