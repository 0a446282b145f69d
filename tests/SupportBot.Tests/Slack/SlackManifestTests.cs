using System.Collections.Immutable;
using System.Net;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Words;
using SupportBot.Slack;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Slack;

/// <summary>The manifests ask for what the bot uses, and for nothing else. (Slack's schema is checked in tests/browser/slack.)</summary>
public sealed partial class SlackManifestTests
{
    /// <summary>Every method of the Web API that stands in the bot's code, by the names of Slack's methods.</summary>
    private static readonly ImmutableHashSet<string> Methods = [.. Texts().Where(text => Method().IsMatch(text))];

    [Fact]
    public void Each_scope_is_needed_by_a_method_that_is_called_or_by_an_event_that_is_heard()
    {
        var channels = (string[])["C1", "D1", "G1"];
        var forMethods = Methods.SelectMany(method => channels.Select(channel => FakeSlack.NeededBy(method, channel))).OfType<string>();
        var forEvents = SlackManifest.Http.Events.Select(SlackManifest.NeededBy).OfType<string>();
        // Slash commands and shortcuts are no methods; group conversations have ids like channels.
        var needed = forMethods.Concat(forEvents).Append("commands").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(needed, SlackManifest.Http.Scopes.Order(StringComparer.Ordinal));
        Assert.Contains("conversations.replies", Methods);
    }

    [Fact]
    public void Each_event_of_the_manifest_is_one_that_the_bot_reads()
    {
        var texts = Texts().ToImmutableHashSet();
        Assert.All(SlackManifest.Http.Events, name => Assert.Contains(name.Split('.')[0], texts));
    }

    [Fact]
    public void The_bot_misses_the_scopes_of_the_manifest_when_it_lacks_them()
    {
        Assert.Equal(SlackManifest.Http.Scopes.Order(StringComparer.Ordinal), SlackIdentity.Scopes.Order(StringComparer.Ordinal));
        Assert.Equal(SlackManifest.Http.Scopes, SlackManifest.SocketMode.Scopes);
    }

    [Fact]
    public void The_README_gives_the_reason_of_each_scope_and_of_no_other()
    {
        var readme = File.ReadAllText(Path.Combine(Repository(), "README.md"));
        var slack = readme[readme.IndexOf("\n## Slack\n", StringComparison.Ordinal)..];
        var rows = ScopeRow().Matches(slack[..slack.IndexOf("\n## ", 5, StringComparison.Ordinal)]);
        var scopes = rows.SelectMany(row => row.Groups["scope"].Captures.Select(scope => scope.Value));
        Assert.Equal(SlackManifest.Http.Scopes.Order(StringComparer.Ordinal), scopes.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(row.Groups["reason"].Value.Trim().Length > 10));
    }

    [Fact]
    public async Task Each_address_of_the_manifest_is_one_where_the_bot_listens_for_what_Slack_signed()
    {
        await using var chat = await SlackChat.StartAsync();
        string[] addresses = [.. Walk(SlackManifest.Http.Json.ToJsonString())];
        Assert.Equal(4, addresses.Length);
        foreach (var address in addresses)
        {
            using var unsigned = await chat.PostAsync(new Uri(address).AbsolutePath, "application/json", "{}", signature: "v0=0");
            Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
            using var signed = await chat.PostAsync(new Uri(address).AbsolutePath, "application/json", "{}");
            Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        }
    }

    [Fact]
    public void The_home_tab_names_the_shortcut_and_the_command_as_the_manifest_does()
    {
        var features = SlackManifest.Http.Json["features"]!;
        var shortcut = features["shortcuts"]!.AsArray().Single(each => (string?)each!["type"] == "message")!;
        foreach (var words in Languages.Shipped.All)
        {
            Assert.Contains($"\"{shortcut["name"]}\"", words["slack.home-text"], StringComparison.Ordinal);
            Assert.Contains((string)features["slash_commands"]![0]!["command"]!, words["slack.home-text"], StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Walk(string json) => Address().Matches(json).Select(match => match.Value);

    /// <summary>The texts that the bot's code holds, as the compiler wrote them.</summary>
    private static List<string> Texts()
    {
        using var file = new PEReader(File.OpenRead(typeof(SlackIdentity).Assembly.Location));
        var reader = file.GetMetadataReader();
        var texts = new List<string>();
        for (var handle = reader.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = reader.GetNextHandle(handle))
            texts.Add(reader.GetUserString(handle));
        return texts;
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("^(chat|conversations|users|files|views|apps|auth|reactions|bots|team|assistant)(\\.[a-zA-Z]+)+$")]
    private static partial Regex Method();

    [GeneratedRegex("https://bot\\.example\\.com/[a-z/]+")]
    private static partial Regex Address();

    [GeneratedRegex("^\\| (?<scopes>(`(?<scope>[a-z_]+:?[a-z_]*)`(, )?)+) \\| (?<reason>[^|]+) \\|", RegexOptions.Multiline)]
    private static partial Regex ScopeRow();
}
