using System.Text;

namespace SupportBot;

/// <summary>The bytes of a file that somebody shared, as the text of a log.</summary>
internal static class FileText
{
    /// <summary>So many characters tell a text from other things.</summary>
    private const int Looked = 8 * 1024;

    /// <summary>
    /// Reads UTF-8, or UTF-16 with a byte order mark, as Windows writes its logs. Letters of other encodings become signs of replacement; what
    /// errors are known by is ASCII nearly everywhere. Where the middle is missing, whole lines are kept. Null = it is no text: an archive, a program, a picture.
    /// </summary>
    public static string? Read(FileEnds file)
    {
        var encoding = EncodingOf(file.Head.Span);
        var head = encoding.GetString(file.Head.Span).TrimStart('\uFEFF');
        if (!IsText(head.AsSpan(0, Math.Min(head.Length, Looked))))
            return null;
        if (file.IsWhole)
            return head;
        var tail = encoding.GetString(file.Tail.Span);
        return head[..(head.LastIndexOf('\n') + 1)] + tail[(tail.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }

    private static bool IsText(ReadOnlySpan<char> text)
    {
        var odd = 0;
        foreach (var c in text)
        {
            if (c == '\0')
                return false;
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\b' or '\e'))
                odd++;
        }

        return odd * 50 <= text.Length;
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };
}
