using System.Text.Json.Nodes;
using SupportBot.Tests.Support;
using SupportBot.Tests.Teams;

namespace SupportBot.Tests.Host;

/// <summary>A button is good where its card is shown, and for whom: anywhere else it is refused in words and changes nothing.</summary>
public sealed class CopiedActionTests
{
    private const string Log = "28.02.2017 18:39:51 - ERROR - agent : Failed to get an access token response: {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}";

    [Fact]
    public async Task An_action_copied_to_another_thread_is_refused_even_where_the_same_run_is_open()
    {
        await using var bot = new BotApp();
        var (minji, there) = (bot.Person("one", "Minji"), bot.Person("two", "Minji"));
        var choice = await StartAsync(minji);
        await StartAsync(there);
        await there.PressAsync(choice, "Windows");
        Assert.NotNull(await there.SeesAsync("does not belong to this thread"));
        await there.PressAsync(await there.SeesAsync("Which system"), "Linux (chrony)");
        Assert.NotNull(await there.SeesAsync("chronyc tracking"));
    }

    [Fact]
    public async Task An_action_copied_to_another_tenant_is_refused()
    {
        await using var chat = await TeamsChat.StartAsync();
        await chat.TellAsync(chat.Activities.Message(Log));
        var press = chat.Activities.Press(TeamsChat.Button((await chat.Connector.NextAsync()).Card, "Fix the clock"));
        press["channelData"]!["tenant"]!["id"] = "dddddddd-1111-4222-8333-444455556666";
        Assert.True(TeamsChat.Says((await chat.AskAsync(press))["value"]!, "does not belong to this thread"));
    }

    [Fact]
    public async Task What_was_whispered_to_one_person_cannot_be_pressed_by_another()
    {
        await using var bot = new BotApp();
        var (minji, daniel) = (bot.Person("whisper", "Minji"), bot.Person("whisper", "Daniel"));
        var choice = await StartAsync(minji);
        await minji.PressAsync(choice, "Linux (chrony)");
        await daniel.PressAsync(choice, "Windows");
        var whispered = await daniel.SeesAsync("Already done by Minji");
        await minji.PressAsync(whispered, "Hand over");
        Assert.NotNull(await minji.SeesAsync("does not belong to this thread"));
        await daniel.PressAsync(whispered, "Hand over");
        Assert.NotNull(await minji.SeesAsync("Handed over to a person"));
    }

    [Fact]
    public async Task A_changed_action_is_refused()
    {
        await using var bot = new BotApp();
        var minji = bot.Person("changed", "Minji");
        var choice = await StartAsync(minji);
        foreach (var own in Own(choice))
            own["value"] = "windows";
        await minji.PressAsync(choice, "Linux (chrony)");
        Assert.NotNull(await minji.SeesAsync("does not belong to this thread"));
    }

    [Fact]
    public async Task A_card_of_a_version_without_seals_is_answered_with_the_current_card_and_changes_nothing()
    {
        await using var bot = new BotApp();
        var (minji, daniel) = (bot.Person("old", "Minji"), bot.Person("old", "Daniel"));
        var choice = await StartAsync(minji);
        var old = choice.DeepClone();
        foreach (var own in Own(old))
            own.Remove("seal");
        await daniel.PressAsync(old, "Windows");
        var current = await daniel.SeesAsync("moved on");
        Assert.Contains("Which system", WebPerson.Texts(current), StringComparison.Ordinal);
        await daniel.PressAsync(current, "Linux (chrony)");
        Assert.NotNull(await minji.SeesAsync("chronyc tracking"));
    }

    private static async Task<JsonNode> StartAsync(WebPerson person)
    {
        await person.SayAsync(Log);
        await person.PressAsync(await person.SeesAsync("KA-10565"), "Fix the clock");
        return await person.SeesAsync("Which system");
    }

    private static IEnumerable<JsonObject> Own(JsonNode node) => node switch
    {
        JsonObject map => [.. map["supportBot"] is JsonObject own ? (JsonObject[])[own] : [], .. map.Where(pair => pair.Value is JsonObject or JsonArray).SelectMany(pair => Own(pair.Value!))],
        JsonArray list => list.OfType<JsonNode>().SelectMany(Own),
        _ => [],
    };
}
