namespace SupportBot;

/// <summary>The beginning and the end of a file, kept while it passes by: the first error of a log stands in one, the last in the other.</summary>
/// <param name="Head">Its first bytes, or all of it.</param>
/// <param name="Tail">Its last bytes; empty where <see cref="Head"/> is all that is known.</param>
/// <param name="IsWhole">True when nothing is missing.</param>
internal sealed record FileEnds(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail, bool IsWhole)
{
    /// <summary>Bytes that are kept.</summary>
    public const int HeadBytes = 1024 * 1024, TailBytes = 256 * 1024;

    /// <summary>Bytes that are let pass by on the way to the end.</summary>
    private const long Longest = 128L * 1024 * 1024;

    /// <summary>Reads a stream. Where its end is too far, or it breaks off, only the head is kept.</summary>
    public static async Task<FileEnds> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new byte[HeadBytes];
        var length = await stream.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellation);
        if (length < HeadBytes)
            return new(head.AsMemory(0, length), default, true);
        var ring = new byte[TailBytes];
        var (rest, at) = (0L, 0);
        try
        {
            while (await stream.ReadAsync(ring.AsMemory(at), cancellation) is var read and > 0)
            {
                (rest, at) = (rest + read, (at + read) % TailBytes);
                if (rest > Longest)
                    return new(head, default, false);
            }
        }
        catch (Exception error) when (error is IOException or HttpRequestException or OperationCanceledException)
        {
            return new(head, default, false);
        }

        return rest <= TailBytes
            ? new((byte[])[.. head, .. ring.AsSpan(0, (int)rest)], default, true)
            : new(head, ((byte[])[.. ring.AsSpan(at), .. ring.AsSpan(0, at)]).AsMemory((int)(rest % 2)), false); // from an even byte on, for UTF-16
    }
}
