using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace SupportBot.Tests.Support;

/// <summary>A manifest that we ship: what an app that was made from it may do, and which events Slack delivers to it.</summary>
internal sealed record SlackManifest(JsonObject Json)
{
    /// <summary>Scopes that Slack asks for before it delivers an event. Source: https://docs.slack.dev/reference/events</summary>
    private static readonly ImmutableSortedDictionary<string, string> Needs = ImmutableSortedDictionary<string, string>.Empty.AddRange(
    [
        new("app_mention", "app_mentions:read"), new("message.channels", "channels:history"), new("message.groups", "groups:history"), new("message.im", "im:history"),
        new("message.mpim", "mpim:history"), new("link_shared", "links:read"),
    ]);

    public static SlackManifest Http { get; } = Read("manifest.yaml");

    public static SlackManifest SocketMode { get; } = Read("manifest-socket-mode.yaml");

    public ImmutableArray<string> Scopes => Texts(Json["oauth_config"]!["scopes"]!["bot"]!);

    /// <summary>Events of the manifest, such as <c>message.im</c>.</summary>
    public ImmutableArray<string> Events => Texts(Json["settings"]!["event_subscriptions"]!["bot_events"]!);

    /// <summary>The scope that an event of the manifest needs; null = none.</summary>
    public static string? NeededBy(string name) => Needs.GetValueOrDefault(name);

    /// <summary>True when Slack would deliver this event to the app.</summary>
    public bool Delivers(JsonObject happened)
    {
        var name = (string)happened["type"]! is var type && type != "message" ? type : "message." + (string?)happened["channel_type"] switch { "im" => "im", "mpim" => "mpim", "group" => "groups", _ => "channels" };
        return Events.Contains(name) && (NeededBy(name) is not { } needed || Scopes.Contains(needed));
    }

    private static ImmutableArray<string> Texts(JsonNode list) => [.. list.AsArray().Select(each => (string)each!)];

    private static SlackManifest Read(string file, [CallerFilePath] string here = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "manifest", "slack", file));
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(new DeserializerBuilder().Build().Deserialize(text)!);
        return new(JsonNode.Parse(json)!.AsObject());
    }
}
