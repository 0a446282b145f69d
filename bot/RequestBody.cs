namespace SupportBot;

/// <summary>Bodies of requests as bytes, for endpoints that must prove where a request comes from before anything reads it.</summary>
internal static class RequestBody
{
    /// <summary>Room that anybody gets on their word; for more it must have come.</summary>
    private const int Small = 16 * 1024;

    /// <summary>The whole body; null = it has more than <paramref name="most"/> bytes, of which no more are read than that.</summary>
    /// <param name="most">Bytes that the body may have.</param>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
            return null;
        if (request.ContentLength is { } length and <= Small)
            return await ReadExactlyAsync(request.Body, new byte[length], cancellation);
        var body = new MemoryStream();
        var buffer = new byte[Small];
        while (await request.Body.ReadAsync(buffer, cancellation) is var read and > 0)
        {
            if (body.Length + read > most)
                return null;
            await body.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadExactlyAsync(Stream body, byte[] bytes, CancellationToken cancellation)
    {
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return bytes.AsMemory(0, read);
    }
}
