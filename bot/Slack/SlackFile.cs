using System.Text.Json;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Slack;

/// <summary>A file that somebody shared and that may hold a log: long pastes become snippets. Source: https://docs.slack.dev/reference/objects/file-object</summary>
/// <param name="Url">Where it is downloaded; null where the event does not say (<c>files.info</c> does).</param>
/// <param name="Preview">Its first lines, as Slack shows them.</param>
internal sealed record SlackFile(string Id, string? Url, string? Type, string? Preview)
{
    /// <summary>What people call it, redacted.</summary>
    public string Name { get; init; } = "";

    /// <summary>True for a picture, of which nothing is read.</summary>
    public bool IsPicture { get; init; }

    /// <summary>Texts that Slack does not file under <c>text/</c>.</summary>
    private static readonly string[] Texts = ["application/json", "application/xml", "application/yaml", "application/x-yaml", "application/x-ndjson", "application/x-sh", "application/sql", "application/javascript"];

    private const int LongestPreview = 2000;

    /// <summary>The files of a message that hold text or are pictures, also those of a message that was forwarded in it.</summary>
    public static ImmutableArray<SlackFile> Of(JsonElement message) =>
        [.. message.Items("files").Concat(message.Items("attachments").SelectMany(attachment => attachment.Items("files"))).Select(Read).OfType<SlackFile>()];

    /// <summary>Reads a file object. Null = it holds no text, and is no picture.</summary>
    public static SlackFile? Read(JsonElement file)
    {
        var name = Redactor.Redact(file.Text("name") ?? file.Text("title") ?? "").Text;
        if (file.Text("id") is { Length: > 0 } picture && file.Text("mimetype")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
            return new(picture, null, null, null) { Name = name, IsPicture = true };
        if (file.Text("id") is not { Length: > 0 } id || !(IsText(file) || file.Text("file_access") == "check_file_info" || file.At("mimetype") is null))
            return null;
        return new(id, file.Text("url_private_download") ?? file.Text("url_private"), file.Text("filetype"), PreviewOf(file)) { Name = name };
    }

    /// <summary>The first lines. Where the file goes on, the last of them is left out: a secret that was cut is not known as one.</summary>
    private static string? PreviewOf(JsonElement file)
    {
        var preview = file.Text("preview");
        if (preview is null || (preview.Length <= LongestPreview && file.At("preview_is_truncated")?.ValueKind != JsonValueKind.True))
            return preview;
        var cut = preview[..Math.Min(preview.Length, LongestPreview)];
        var end = cut.LastIndexOf('\n');
        return cut[..Math.Max(0, end >= 0 ? end : cut.LastIndexOf(' '))];
    }

    private static bool IsText(JsonElement file) =>
        file.Text("mode") == "snippet" || (file.Text("mimetype") is { } type && (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || Texts.Contains(type.ToLowerInvariant())));
}
