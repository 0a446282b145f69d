using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Cards;

namespace SupportBot.Slack;

/// <summary>A button's action as its <c>value</c>, and back. The state stays in the conversation; this only says which place of it is meant.</summary>
/// <param name="Action">What a press means.</param>
/// <param name="Seal">Binds it to the thread where it is shown.</param>
/// <param name="Input">The box that is filled in before the press counts; null = none.</param>
internal sealed record SlackAction(CardAction Action, string? Seal = null, InputPart? Input = null)
{
    /// <summary>Names of our elements: a press, a press that first opens a form, a link that only opens a page.</summary>
    public const string Press = "press", Open = "open", Link = "link", LookUp = "lookup", Share = "share";

    /// <summary>Labels of boxes are a line; more of them would not fit a form's label either.</summary>
    private const int LongestLabel = 300;

    public string Write()
    {
        var value = new JsonObject { ["verb"] = Action.Verb };
        if (Action.On is { } on)
            value["on"] = on;
        if (Action.Revision != 0)
            value["rev"] = Action.Revision;
        if (Action.Value is { } chosen)
            value["value"] = chosen;
        if (Seal is { } seal)
            value["seal"] = seal;
        if (Input is { } input)
            value["box"] = new JsonObject { ["id"] = input.Id, ["label"] = SlackMarkup.Cut(input.Label, LongestLabel), ["hint"] = SlackMarkup.Cut(input.Placeholder, SlackLimits.Placeholder) };
        if (Input is { Multiline: false })
            value["box"]!["line"] = true;
        return value.ToJsonString();
    }

    /// <summary>Reads what came back. Null = not one of our buttons.</summary>
    public static SlackAction? Read(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        try
        {
            using var document = JsonDocument.Parse(value);
            var json = document.RootElement;
            if (json.Text("verb") is not { } verb)
                return null;
            var revision = json.At("rev") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var read) ? read : 0;
            var box = json.Text("box", "id") is { } id ? new InputPart(id, json.Text("box", "label") ?? "", json.Text("box", "hint") ?? "") { Multiline = !SlackInput.IsTrue(json, "box", "line") } : null;
            return new(new(verb, json.Text("on"), revision, json.Text("value")), json.Text("seal"), box);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
