using System.Net;

namespace SupportBot.Slack;

/// <summary>
/// Downloads shared texts. The token goes to hosts of Slack's only, also after a redirect, and no more than the first MiB is read.
/// Source: https://docs.slack.dev/messaging/working-with-files
/// </summary>
internal sealed partial class SlackFiles(HttpClient http, SlackApi api, SlackOptions options, TimeProvider time, ILogger<SlackFiles> log)
{
    /// <summary>Bytes that are read of a file; a snippet has 1 MB at most.</summary>
    public const int Most = FileEnds.HeadBytes;

    private const int MostRedirects = 3;

    /// <summary>A file that was shared a moment ago may still be scanned.</summary>
    private static readonly TimeSpan[] Patience = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>The texts of the files, in order; what cannot be read is left out, or stands as its preview.</summary>
    public async Task<ImmutableArray<string>> ReadAllAsync(ImmutableArray<SlackFile> files, CancellationToken cancellation)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var file in files)
        {
            if (await ReadAsync(file, cancellation) is { Length: > 0 } text)
                texts.Add(text);
        }

        return texts.ToImmutable();
    }

    private async Task<string?> ReadAsync(SlackFile file, CancellationToken cancellation)
    {
        if (file.Url is null && await api.CallAsync("files.info", new() { ["file"] = file.Id }, cancellation) is SlackDone { Answer: var answer })
            file = answer.At("file") is { } told ? SlackFile.Read(told) ?? file : file;
        foreach (var wait in Patience)
        {
            if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var address))
                break;
            await Task.Delay(wait, time, cancellation);
            var (text, again) = await DownloadAsync(address, file, cancellation);
            if (text is not null)
                return text;
            if (!again)
                break;
        }

        return file.Preview;
    }

    /// <summary>Null = not to be had; again = perhaps in a moment.</summary>
    private async Task<(string? Text, bool Again)> DownloadAsync(Uri address, SlackFile file, CancellationToken cancellation)
    {
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                if (!options.IsSlacks(address))
                    return Refuse("its address is not one of Slack's");
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Authorization = new("Bearer", options.BotToken);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } next)
                {
                    address = new Uri(address, next);
                    continue;
                }

                if (response.StatusCode != HttpStatusCode.OK)
                    return (null, response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500);
                var text = await TextAsync(response, cancellation);
                return IsLoginPage(response, text, file) ? Refuse("Slack sent its login page; is the scope files:read granted?") : (text, false);
            }

            return Refuse("it redirects too often");
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, true);
        }
    }

    private (string?, bool) Refuse(string reason)
    {
        LogNotRead(reason);
        return (null, false);
    }

    private static async Task<string?> TextAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var bytes = new byte[Most];
        var length = await stream.ReadAtLeastAsync(bytes, Most, throwOnEndOfStream: false, cancellation);
        return FileText.Read(new(bytes.AsMemory(0, length), default, IsWhole: true));
    }

    /// <summary>Without the right to read it, a download answers 200 with a page to sign in.</summary>
    private static bool IsLoginPage(HttpResponseMessage response, string? text, SlackFile file) =>
        file.Type != "html" && (response.Content.Headers.ContentType?.MediaType == "text/html"
            || text.AsSpan().TrimStart().StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.AsSpan().TrimStart().StartsWith("<html", StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A shared file could not be read: {Reason}")]
    private partial void LogNotRead(string reason);
}
