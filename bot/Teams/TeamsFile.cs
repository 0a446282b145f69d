using System.Text.Json;

namespace SupportBot.Teams;

/// <summary>
/// A file that somebody sent in a personal chat, or a picture that they pasted. In other chats Teams hands over no files.
/// Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
/// </summary>
/// <param name="Name">As its sender named it.</param>
/// <param name="Url">Where it can be downloaded for some minutes by everybody who knows the address; null for a picture, which is not read.</param>
internal sealed record TeamsFile(string Name, string? Url)
{
    private const string Download = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>More files than this are not looked at.</summary>
    private const int Most = 5;

    private const int LongestName = 80;

    /// <summary>The name as it can be shown.</summary>
    public string ShownName => Name.Length <= LongestName ? Name : Name[..LongestName] + "…";

    /// <summary>The files of a message.</summary>
    public static ImmutableArray<TeamsFile> Of(Activity activity) => activity.IsShared ? [] : [.. activity.Json.Items("attachments").Select(Read).OfType<TeamsFile>().Take(Most)];

    private static TeamsFile? Read(JsonElement attachment) => attachment.Text("contentType") switch
    {
        Download when attachment.Text("content", "downloadUrl") is { Length: > 0 } url => new(attachment.Text("name") ?? "", url),
        { } type when type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) => new(attachment.Text("name") ?? "", null),
        _ => null,
    };
}
