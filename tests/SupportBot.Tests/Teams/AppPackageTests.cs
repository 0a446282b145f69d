using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportBot.Tests.Teams;

/// <summary>What an administrator uploads to Teams. The limits are those of the manifest schema 1.29.</summary>
public sealed partial class AppPackageTests
{
    private static readonly JsonNode Manifest = JsonNode.Parse(File.ReadAllText(PathOf("manifest.json")))!;
    private static readonly JsonObject Korean = JsonNode.Parse(File.ReadAllText(PathOf("ko.json")))!.AsObject();

    [Theory]
    [InlineData("name.short", 30)]
    [InlineData("name.full", 100)]
    [InlineData("description.short", 80)]
    [InlineData("description.full", 4000)]
    [InlineData("composeExtensions[0].commands[0].title", 32)]
    [InlineData("composeExtensions[0].commands[0].description", 128)]
    [InlineData("composeExtensions[0].commands[0].parameters[0].title", 32)]
    [InlineData("composeExtensions[0].commands[0].parameters[0].description", 128)]
    [InlineData("composeExtensions[0].commands[1].title", 32)]
    [InlineData("composeExtensions[0].commands[1].description", 128)]
    public void A_text_is_short_enough_in_both_languages(string path, int most)
    {
        Assert.InRange(At(path).Length, 1, most);
        Assert.InRange(((string)Korean[path]!).Length, 1, most);
    }

    [Fact]
    public void Every_Korean_text_stands_for_one_of_the_manifest() =>
        Assert.All(Korean.Where(pair => pair.Key != "$schema"), pair => Assert.NotEmpty(At(pair.Key)));

    [Fact]
    public void The_commands_are_those_that_the_bot_answers()
    {
        var commands = Manifest["composeExtensions"]![0]!["commands"]!.AsArray();
        Assert.Equal(["query", "action"], commands.Select(command => (string?)command!["type"]));
        Assert.Equal(["message", "compose"], commands[1]!["context"]!.AsArray().Select(context => (string?)context));
        Assert.True((bool?)commands[1]!["fetchTask"]);
    }

    [Fact]
    public void Reading_threads_asks_for_the_two_permissions_and_nothing_more()
    {
        var rsc = JsonNode.Parse(File.ReadAllText(PathOf("rsc.json")))!;
        Assert.Equal(
            ["ChannelMessage.Read.Group", "ChatMessage.Read.Chat"],
            rsc["authorization"]!["permissions"]!["resourceSpecific"]!.AsArray().Select(permission => (string?)permission!["name"]));
        Assert.Null(Manifest["authorization"]);
        Assert.Null(Manifest["webApplicationInfo"]);
    }

    [Fact]
    public void Every_placeholder_is_filled_by_the_package_target()
    {
        var targets = File.ReadAllText(PathOf("package.targets"));
        var placeholders = new[] { "manifest.json", "rsc.json" }.SelectMany(file => Placeholder().Matches(File.ReadAllText(PathOf(file)))).Select(match => match.Value).Distinct();
        Assert.All(placeholders, placeholder => Assert.Contains($"Replace('{placeholder}'", targets, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_has_the_size_that_Teams_wants(string file, int size)
    {
        var bytes = File.ReadAllBytes(PathOf(file));
        Assert.Equal("\x89PNG", string.Concat(bytes[..4].Select(each => (char)each)));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    /// <summary>The text at a path such as <c>bots[0].commandLists[0].commands[1].title</c>.</summary>
    private static string At(string path) =>
        (string)PathPart().Matches(path).Aggregate(Manifest, (node, part) => int.TryParse(part.Value, out var index) ? node[index]! : node[part.Value]!)!;

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../manifest/teams", file));

    [GeneratedRegex(@"[A-Za-z]+|\d+", RegexOptions.CultureInvariant)]
    private static partial Regex PathPart();

    [GeneratedRegex(@"\{\{[A-Z_]+\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
