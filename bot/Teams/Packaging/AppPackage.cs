using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SupportBot.Teams.Packaging;

/// <summary>
/// The app package that an administrator uploads to Teams: the manifest with this bot's id and domain, its Korean texts, two icons.
/// Source: https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema
/// </summary>
/// <param name="BotId">Id of the bot's registration; the app has the same.</param>
/// <param name="Domain">Host that people reach the bot's pages at, over https.</param>
internal sealed record AppPackage(Guid BotId, string Domain)
{
    private const string Folder = "manifest/teams/";

    /// <summary>Who offers the bot, as Teams shows it; up to 32 characters.</summary>
    public string Developer { get; init; } = "SupportBot";

    /// <summary>Address of the privacy statement; the bot's own pages where nothing is said.</summary>
    public string? Privacy { get; init; }

    /// <summary>Address of the terms of use; the bot's own pages where nothing is said.</summary>
    public string? Terms { get; init; }

    /// <summary>Version of the app, three numbers. Teams takes an update only with a higher one.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>
    /// True = the variant that asks for permission to read the other messages of a thread (resource-specific consent). With it Teams also
    /// delivers every message to the bot, which leaves those alone that do not mention it.
    /// </summary>
    public bool ReadsThreads { get; init; }

    /// <summary>Name of the file for this variant.</summary>
    public string FileName => ReadsThreads ? "SupportBot-reads-threads.zip" : "SupportBot.zip";

    /// <summary>The manifest.</summary>
    public JsonObject Manifest()
    {
        var manifest = Json("manifest.json");
        if (ReadsThreads)
        {
            foreach (var (name, value) in Json("rsc.json"))
                manifest[name] = value!.DeepClone();
        }

        return (JsonObject)Filled(manifest);
    }

    /// <summary>Writes the package.</summary>
    public void Write(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using (var manifest = new StreamWriter(zip.CreateEntry("manifest.json").Open()))
            manifest.Write(Manifest().ToJsonString(new() { WriteIndented = true }));
        foreach (var name in new[] { "ko.json", "color.png", "outline.png" })
        {
            using var source = Open(name);
            using var entry = zip.CreateEntry(name).Open();
            source.CopyTo(entry);
        }
    }

    private static JsonObject Json(string name)
    {
        using var stream = Open(name);
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static Stream Open(string name) =>
        typeof(AppPackage).Assembly.GetManifestResourceStream(Folder + name) ?? throw new InvalidOperationException($"{Folder}{name} is not in the assembly.");

    /// <summary>The same JSON with the places of the template filled.</summary>
    private JsonNode Filled(JsonNode template) => template switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Filled(pair.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(item => Filled(item!))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Fill(text),
        _ => template.DeepClone(),
    };

    private string Fill(string text) => text
        .Replace("{{APP_ID}}", BotId.ToString("D"), StringComparison.Ordinal)
        .Replace("{{SITE}}", $"https://{Domain}", StringComparison.Ordinal)
        .Replace("{{HOST}}", Domain, StringComparison.Ordinal)
        .Replace("{{DEVELOPER}}", Developer, StringComparison.Ordinal)
        .Replace("{{PRIVACY}}", Privacy ?? $"https://{Domain}", StringComparison.Ordinal)
        .Replace("{{TERMS}}", Terms ?? $"https://{Domain}", StringComparison.Ordinal)
        .Replace("{{VERSION}}", Version, StringComparison.Ordinal);
}
