namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Keys that are shown in groups of four, to be typed in: <c>JBSW Y3DP EHPK 3PXP</c>.</summary>
internal static class Groups
{
    private const int Group = 4;
    private const int Fewest = 3;

    /// <summary>The value with the groups that follow it, if it is the first of several.</summary>
    public static ReadValue Extend(string text, ReadValue value)
    {
        if (value.Quoted || value.Length != Group || !IsBase32(text.AsSpan(value.Start, Group)))
            return value;
        var (end, count) = (value.End, 0);
        while (end + Group < text.Length && text[end] is ' ' or '-' && IsBase32(text.AsSpan(end + 1, Group)) && (end + 1 + Group == text.Length || !char.IsLetterOrDigit(text[end + 1 + Group])))
            (end, count) = (end + 1 + Group, count + 1);
        return count >= Fewest ? value with { End = end } : value;
    }

    private static bool IsBase32(ReadOnlySpan<char> group)
    {
        foreach (var letter in group)
            if (!char.IsAsciiLetter(letter) && letter is not (>= '2' and <= '7'))
                return false;
        return true;
    }
}
