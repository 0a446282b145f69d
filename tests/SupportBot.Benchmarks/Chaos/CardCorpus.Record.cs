using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <content>How a corpus is recorded.</content>
internal static partial class CardCorpus
{
    private const int Rooms = 60;
    private const int EventsPerRoom = 14;
    private const int MostKept = 20;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Records what a bot shows to people who do all kinds of things.</summary>
    public static async Task<int> RecordAsync(Arguments arguments)
    {
        if (arguments.Find("bot") is { } program)
            BotProcess.Program = Path.GetFullPath(program);
        var folder = Directory.CreateTempSubdirectory("supportbot-cards-").FullName;
        var store = new SqliteChaosStore(folder);
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, folder, null, ("Cards:SealKey", SealKey));
        var rooms = Crowd.Rooms(fleet.Platform, Rooms, 0);
        await new Crowd(fleet, 0, arguments.Number("seed", 1)).ActAsync(rooms, EventsPerRoom, 8);
        await fleet.DrainAsync(TimeSpan.FromSeconds(60));
        var states = (await store.QueryAsync("SELECT key, state FROM conversation", row => (Key: row.GetString(0), State: row.GetString(1)))).ToDictionary(row => Uri.UnescapeDataString(row.Key.Split('/')[2]));
        var kept = Varied(rooms.Where(room => states.ContainsKey(room.Place.Id))).Select(room => new JsonObject
        {
            ["conversation"] = states[room.Place.Id].Key,
            ["state"] = JsonNode.Parse(states[room.Place.Id].State),
            ["actions"] = new JsonArray([.. Buttons(room).Select(button => new JsonObject { ["message"] = button.Message, ["action"] = Pressed(button.Action) })]),
        });
        await File.WriteAllTextAsync(arguments["write"], "[\n" + string.Join(",\n", kept.Select(each => each.ToJsonString(Readable))) + "\n]\n");
        return 0;
    }

    private static JsonObject Pressed(JsonObject action) => new() { ["type"] = "Action.Execute", ["verb"] = action["verb"]?.DeepClone(), ["data"] = action["data"]!.DeepClone() };

    /// <summary>Rooms that each have something that those before had not.</summary>
    private static IEnumerable<IRoom> Varied(IEnumerable<IRoom> rooms)
    {
        var seen = new HashSet<string>();
        return rooms.OrderByDescending(room => Buttons(room).Count()).Where(room => Buttons(room).ToList().FindAll(button => seen.Add($"{button.Verb} {button.Title}")).Count > 0).Take(MostKept);
    }

    private static IEnumerable<Button> Buttons(IRoom room) =>
        room.Place.Messages.SelectMany(message => message.Buttons.Concat(message.Earlier)).DistinctBy(button => button.Message + button.Action["data"]!.ToJsonString());
}
