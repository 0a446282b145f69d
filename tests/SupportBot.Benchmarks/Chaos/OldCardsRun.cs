using System.Net;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>Every button of every card that earlier versions of the bot have left on people's screens is pressed: each is answered with how things stand, or with a sentence that says so.</summary>
internal static class OldCardsRun
{
    public static async Task<Verdict> RunAsync(ChaosStore store, ChaosOptions options)
    {
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder, null, ("Cards:SealKey", CardCorpus.SealKey));
        var crowd = new Crowd(fleet, 0, options.Seed);
        var findings = new Findings();
        var (versions, conversations, cards, sentences) = (new List<string>(), 0, 0, 0);
        foreach (var (version, corpus) in CardCorpus.All)
        {
            versions.Add(version);
            foreach (var conversation in corpus.Select(each => each!))
            {
                var place = $"{(((string)conversation["conversation"]!).Contains("19%3A", StringComparison.Ordinal) ? "19:" : "a:")}{version}-{conversations++}";
                await store.QueryAsync(
                    $"INSERT INTO conversation(key, version, schema_version, state, updated_at) VALUES('teams/t0/{Uri.EscapeDataString(place)}', 1, 1, '{conversation["state"]!.ToJsonString().Replace("'", "''", StringComparison.Ordinal)}', {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()})", _ => 0);
                var room = new TeamsRoom(fleet.Platform, place, place.StartsWith("19:", StringComparison.Ordinal));
                foreach (var pressed in conversation["actions"]!.AsArray().Select(each => each!))
                {
                    var button = new Button((string)pressed["message"]!, "", pressed["action"]!.AsObject(), 0, null, ("", null), null);
                    var answer = await crowd.SendAsync(room.Presses(crowd.Next(), "ada", button, "")!, new(1));
                    if (Problem(answer, out var isCard) is { } problem)
                        findings.That(false, $"{version}, {place}: {pressed["action"]!["data"]!["supportBot"]!.ToJsonString()}: {problem}");
                    (cards, sentences) = isCard ? (cards + 1, sentences) : (cards, sentences + 1);
                }
            }
        }

        findings.That(versions.Count > 0 && crowd.Count > 0, "there are no cards of earlier versions");
        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after 60 s");
        // An attempt too many is no failure: it is counted as well when another instance takes an event over.
        findings.None("events that failed", await store.QueryAsync("SELECT event_key FROM inbox WHERE state <> 2 OR error IS NOT NULL", row => row.GetString(0)));
        findings.None("conversations whose cards stand at another state", (await Books.ReadAsync(fleet, crowd.Acknowledged)).LostReplies);
        return new(
            $"every button of the cards of {versions.Count} earlier versions ({string.Join(", ", versions)})",
            $"{crowd.Count} presses in {conversations} conversations: {cards} answered with a card, {sentences} with a sentence",
            findings.All);
    }

    /// <summary>What is wrong with an answer; null = it shows a card or says something.</summary>
    private static string? Problem(string? answer, out bool isCard)
    {
        isCard = false;
        if (answer is null)
            return "not answered";
        var json = JsonNode.Parse(answer)!;
        isCard = json["value"] is JsonObject;
        return (int?)json["statusCode"] != (int)HttpStatusCode.OK ? $"answered {json["statusCode"]}" : isCard || (string?)json["value"] is { Length: > 0 } ? null : "the answer says nothing";
    }
}
