using System.Net;
using System.Text;
using SupportBot.Dialogs;

namespace SupportBot.Slack;

/// <summary>
/// Downloads shared texts. The token goes to hosts of Slack's only, also after a redirect; of a long file the beginning and the end are read.
/// Source: https://docs.slack.dev/messaging/working-with-files
/// </summary>
internal sealed partial class SlackFiles(HttpClient http, SlackApi api, SlackOptions options, TimeProvider time, ILogger<SlackFiles> log)
{
    private const int MostRedirects = 3;

    /// <summary>A file that was shared a moment ago may still be scanned.</summary>
    private static readonly TimeSpan[] Patience = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>The texts of the files, in order; what cannot be read is left out, or stands as its preview.</summary>
    public async Task<ImmutableArray<string>> ReadAllAsync(ImmutableArray<SlackFile> files, CancellationToken cancellation)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var file in files)
        {
            if (await ReadAsync(file, cancellation) is { Text: { Length: > 0 } text })
                texts.Add(text);
        }

        return texts.ToImmutable();
    }

    /// <summary>Reads a file. Text = what was read, not redacted; null = nothing. Note = what there is to say of it; null = it was read as a whole.</summary>
    public async Task<(string? Text, FileNote? Note)> ReadAsync(SlackFile file, CancellationToken cancellation)
    {
        if (file.IsPicture)
            return (null, new(file.Name, FileState.Picture));
        if (file.Url is null && await api.CallAsync("files.info", new() { ["file"] = file.Id }, cancellation) is SlackDone { Answer: var answer })
            file = answer.At("file") is { } told ? SlackFile.Read(told) ?? file : file;
        foreach (var wait in Patience)
        {
            if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var address))
                break;
            await Task.Delay(wait, time, cancellation);
            var (ends, again) = await DownloadAsync(address, file, cancellation);
            if (ends is not null)
                return Read(file, ends);
            if (!again)
                break;
        }

        return (file.Preview, new(file.Name, FileState.Unreachable));
    }

    private static (string? Text, FileNote? Note) Read(SlackFile file, FileEnds ends) => FileText.Read(ends) is not { } text
        ? (null, new(file.Name, FileState.NoText))
        : (text, ends.IsWhole ? null : new(file.Name, ends.Tail.IsEmpty ? FileState.HeadOnly : FileState.Cut));

    /// <summary>Null = not to be had; again = perhaps in a moment.</summary>
    private async Task<(FileEnds? Ends, bool Again)> DownloadAsync(Uri address, SlackFile file, CancellationToken cancellation)
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
                await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
                var ends = await FileEnds.ReadAsync(stream, cancellation);
                return IsLoginPage(response, ends, file) ? Refuse("Slack sent its login page; is the scope files:read granted?") : (ends, false);
            }

            return Refuse("it redirects too often");
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (null, true);
        }
    }

    private (FileEnds?, bool) Refuse(string reason)
    {
        LogNotRead(reason);
        return (null, false);
    }

    /// <summary>Without the right to read it, a download answers 200 with a page to sign in.</summary>
    private static bool IsLoginPage(HttpResponseMessage response, FileEnds ends, SlackFile file)
    {
        var start = Encoding.UTF8.GetString(ends.Head.Span[..Math.Min(ends.Head.Length, 100)]).AsSpan().TrimStart();
        return file.Type != "html" && (response.Content.Headers.ContentType?.MediaType == "text/html"
            || start.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A shared file could not be read: {Reason}")]
    private partial void LogNotRead(string reason);
}
