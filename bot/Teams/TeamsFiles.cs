using System.Net;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Teams;

/// <summary>
/// Downloads files that people sent. An activity says where they are, so only hosts of the cloud's SharePoint are asked, without any token of ours, and no
/// redirect is followed.
/// </summary>
internal sealed partial class TeamsFiles(HttpClient http, TeamsOptions options, TimeProvider time, ILogger<TeamsFiles> log)
{
    /// <summary>A turn that waits for a file is still answered soon after.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Reads a file. Text = what was read, to be redacted; null = nothing. Note = what there is to say of it; null = it was read as a whole.</summary>
    public async Task<(string? Text, FileNote? Note)> ReadAsync(TeamsFile file, CancellationToken cancellation)
    {
        if (file.Url is null)
            return (null, Note(file, FileState.Picture));
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || !options.Cloud.Files.Any(host => host.Allows(url)))
            return Unreachable(file, "its address is not one of SharePoint's");
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                return Unreachable(file, $"the answer was {(int)response.StatusCode}");
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            return Read(file, await FileEnds.ReadAsync(stream, either.Token));
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Unreachable(file, error.GetType().Name);
        }
    }

    private static (string? Text, FileNote? Note) Read(TeamsFile file, FileEnds ends) => FileText.Read(ends) is not { } text
        ? (null, Note(file, FileState.NoText))
        : (text, ends.IsWhole ? null : Note(file, ends.Tail.IsEmpty ? FileState.HeadOnly : FileState.Cut));

    private (string? Text, FileNote? Note) Unreachable(TeamsFile file, string reason)
    {
        LogNotRead(reason);
        return (null, Note(file, FileState.Unreachable));
    }

    private static FileNote Note(TeamsFile file, FileState state) => new(Redactor.Redact(file.ShownName).Text, state);

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "A file that was sent could not be read: {Reason}")]
    private partial void LogNotRead(string reason);
}
