using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Articles;
using SupportBot.Teams.Packaging;
using SupportBot.Tests.Support;

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

    [Theory]
    [InlineData("en", "article KA-10565", "language ko")]
    [InlineData("ko", "문서 KA-10565", "언어 en")]
    public void Every_command_of_the_list_is_a_word_that_the_bot_understands(string language, params string[] filled)
    {
        var count = Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Count;
        var titles = Enumerable.Range(0, count).Select(at => $"bots[0].commandLists[0].commands[{at}].title").Select(path => language == "ko" ? (string)Korean[path]! : At(path));
        var dialog = new SupportDialog(TestKnowledge.Shipped);
        Assert.All(titles.Concat(filled), title =>
        {
            var turn = dialog.Advance(Conversation.New, new Said(new("p", "Minji", language), title), NodaTime.Instant.FromUtc(2026, 11, 25, 10, 0));
            Assert.Single(turn.Replies);
            Assert.DoesNotContain(turn.Conversation.Findings, finding => finding.Decision == MatchDecision.None);
        });
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

    [Theory]
    [InlineData(2, "--bot-id", "bot", "--bot-domain", "bot.example.com")]
    [InlineData(2, "--bot-id", Activities.AppId)]
    [InlineData(2, "--bot-id", Activities.AppId, "--bot-domain", "https://bot.example.com")]
    [InlineData(2, "--bot-id", Activities.AppId, "--bot-domain", "localhost")]
    [InlineData(2, "--bot-id", Activities.AppId, "--bot-domain", "bot.example.com", "--version", "1.0")]
    [InlineData(2, "--bot-id", Activities.AppId, "--bot-domain", "bot.example.com", "--privacy", "http://example.com")]
    [InlineData(2, "--bot-id", Activities.AppId, "--unknown", "x")]
    [InlineData(2, "--bot-id")]
    [InlineData(0, "--bot-id", Activities.AppId, "--bot-domain", "bot.example.com")]
    public void The_command_says_what_is_missing(int expected, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-package-").FullName;
        using var output = new StringWriter();
        Assert.Equal(expected, AppPackageCommand.Run(["teams", "package", .. args, .. expected == 0 ? new[] { "--out", folder } : []], new ConfigurationBuilder().Build(), output));
        Assert.NotEmpty(output.ToString());
        Assert.Equal(expected == 0 ? 2 : 0, Directory.GetFiles(folder).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Id_and_domain_are_those_of_the_settings_where_none_are_given()
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-package-").FullName;
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Teams:AppId", Activities.AppId), new("Site:Address", "https://bot.shop.example/")]).Build();
        Assert.Equal(0, AppPackageCommand.Run(["teams", "package", "--out", folder], settings, TextWriter.Null));
        using (var zip = ZipFile.OpenRead(Path.Combine(folder, "SupportBot.zip")))
        {
            Assert.Equal(["color.png", "ko.json", "manifest.json", "outline.png"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
            using var stream = zip.GetEntry("manifest.json")!.Open();
            var manifest = JsonNode.Parse(stream)!;
            Assert.Equal(Activities.AppId, (string?)manifest["bots"]![0]!["botId"]);
            Assert.Equal("bot.shop.example", (string?)manifest["validDomains"]![0]);
        }

        Directory.Delete(folder, recursive: true);
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
}
