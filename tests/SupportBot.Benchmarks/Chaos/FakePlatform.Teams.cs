using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Benchmarks.Chaos;

/// <content>The connector of Teams.</content>
internal sealed partial class FakePlatform
{
    public string ServiceUrl => Address + "/teams/";

    private async Task TeamsCreateAsync(HttpContext context, string conversation)
    {
        var body = await BodyAsync(context.Request);
        if ((string?)body["type"] == "typing")
            return;
        await AnswerAsync(context, conversation, CallKind.Create, body.ToJsonString(), null, () =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"18{NextMessage():D11}");
            At(conversation).Add(new(id, null, ButtonsOfCard(id, body), [], TextsOfCard(body)));
            return (id, new() { ["id"] = id });
        });
    }

    private async Task TeamsEditAsync(HttpContext context, string conversation, string id)
    {
        var body = await BodyAsync(context.Request);
        await AnswerAsync(context, conversation, CallKind.Edit, body.ToJsonString(), null, () =>
        {
            At(conversation).Edit(id, ButtonsOfCard(id, body), TextsOfCard(body));
            return (id, new() { ["id"] = id });
        });
    }

    /// <summary>What can be pressed on an Adaptive Card.</summary>
    public static ImmutableArray<Button> ButtonsOfCard(string message, JsonNode card)
    {
        var box = Walk(card).FirstOrDefault(node => (string?)node["type"] == "Input.Text");
        return
        [
            .. from node in Walk(card)
               where (string?)node["type"] == "Action.Execute"
               let data = node["data"]!["supportBot"]!
               select new Button(message, (string)node["title"]!, node.DeepClone().AsObject(), (int?)data["revision"] ?? 0, (string?)data["on"], ((string)data["verb"]!, (string?)data["value"]), (string?)node["style"] == "positive" ? (string?)box?["id"] : null),
        ];
    }

    /// <summary>What an Adaptive Card says.</summary>
    public static string TextsOfCard(JsonNode card) => string.Join('\n', Walk(card).Where(node => (string?)node["type"] == "TextBlock").Select(node => ((string?)node["text"] ?? "").Replace("\\", "", StringComparison.Ordinal)));
}
