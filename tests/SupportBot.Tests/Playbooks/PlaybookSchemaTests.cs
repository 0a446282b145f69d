using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using SupportBot.Dialogs.Playbooks;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Tests.Playbooks;

/// <summary>The schema that editors check a playbook against while it is written.</summary>
public sealed class PlaybookSchemaTests
{
    private const string Small = """
        title: { en: Small }
        button: { en: Go }
        start: look
        steps:
          look:
            title: { en: Look }
            say: { en: Look at it. }
            waits-for: choice
            options: { yes: { en: It is fine } }
            next: [{ go: done }]
          done: { title: { en: Done }, say: { en: It is done. }, ends: verified }
        """;

    private static readonly JsonSchema Schema = JsonSchema.FromText(Text());

    public static TheoryData<string> Files => [.. typeof(PlaybookShelf).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("playbooks/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_that_ships_is_valid(string file)
    {
        using var reader = new StreamReader(typeof(PlaybookShelf).Assembly.GetManifestResourceStream(file)!);
        Assert.Empty(Faults(reader.ReadToEnd()));
    }

    [Fact]
    public void A_sound_playbook_is_valid() => Assert.Empty(Faults(Small));

    [Theory]
    [InlineData("waits-for: choice", "waits-for: choise")]
    [InlineData("waits-for: choice\n", "\n")]
    [InlineData("ends: verified", "end: verified")]
    [InlineData("ends: verified", "ends: fixed")]
    [InlineData("next: [{ go: done }]", "next: []")]
    [InlineData("next: [{ go: done }]", "next: [{ goto: done }]")]
    [InlineData("button: { en: Go }", "buton: { en: Go }")]
    [InlineData("say: { en: Look at it. }", "say: Look at it.")]
    public void What_the_loader_refuses_is_invalid(string sound, string faulty)
    {
        var text = Small.ReplaceLineEndings("\n").Replace(sound, faulty, StringComparison.Ordinal);
        Assert.Throws<PlaybookException>(() => PlaybookReader.Read("small.yaml", text));
        Assert.NotEmpty(Faults(text));
    }

    [Fact]
    public void The_schema_offers_what_the_loader_reads()
    {
        var step = JsonNode.Parse(Text())!["$defs"]!["step"]!["properties"]!;
        var offered = step["waits-for"]!["enum"]!.AsArray().Select(each => each!.GetValue<string>()).Concat(step["ends"]!["enum"]!.AsArray().Select(each => each!.GetValue<string>()));
        foreach (var word in offered)
        {
            // The loader names a word it does not know, and what is possible.
            var text = Small.ReplaceLineEndings("\n").Replace("waits-for: choice", $"waits-for: {word}", StringComparison.Ordinal).Replace("ends: verified", $"ends: {word}", StringComparison.Ordinal);
            var said = Record.Exception(() => PlaybookReader.Read("small.yaml", text))?.Message ?? "";
            Assert.False(said.Contains($"'waits-for' is '{word}'", StringComparison.Ordinal) && said.Contains($"'ends' is '{word}'", StringComparison.Ordinal), said);
        }
    }

    private static List<string> Faults(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        using var document = JsonDocument.Parse(Json(stream.Documents[0].RootNode)!.ToJsonString());
        var result = Schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? [] : [.. (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).Prepend("invalid")];
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } number } when double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static string Text()
    {
        using var reader = new StreamReader(typeof(PlaybookShelf).Assembly.GetManifestResourceStream("playbooks-schema/playbook.schema.json")!);
        return reader.ReadToEnd();
    }
}
