using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>What one conversation keeps of a person, read to be erased.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="Person">The channel's id of the person.</param>
/// <param name="Version">Version of the conversation that was read; null where it has no record.</param>
/// <param name="State">Its record.</param>
/// <param name="Address">Its newest address, JSON.</param>
/// <param name="Messages">What its page shows: id and content.</param>
internal sealed record PersonTraces(string Key, string Person, long? Version, Conversation State, string? Address, IReadOnlyList<(string Id, JsonObject Content)> Messages)
{
    public static async Task<PersonTraces> ReadAsync(IDatabase database, string key, string person, CancellationToken cancellation)
    {
        var found = await database.QueryAsync(
            new("SELECT version, state, address FROM conversation WHERE key = @key", ("@key", key)),
            row => (Version: row.GetInt64(0), State: row.Text(1), Address: row.Text(2)),
            cancellation);
        var messages = await database.QueryAsync(
            new("SELECT id, content FROM thread_message WHERE conversation = @key", ("@key", key)), row => (row.GetString(0), JsonNode.Parse(row.GetString(1))!.AsObject()), cancellation);
        var (version, state, address) = found is [var (number, json, last)] ? ((long?)number, json, last) : default;
        return new(key, person, version, state is null ? Conversation.New : StoreJson.Read<Conversation>(state), address, messages);
    }

    /// <summary>True where nobody else took part, or where the conversation itself bears the person's id: a chat with the bot.</summary>
    public bool IsTheirsAlone => new Erasure(Person, []).In(ConversationKey.Parse(Key).Thread) != ConversationKey.Parse(Key).Thread
        || !Keeping.PeopleOf(State).Select(each => each.Id).Concat(Messages.Select(message => Author(message.Content))).Any(id => id is { Length: > 0 } && id is not (Keeping.Erased or Measured.Tool) && id != Person);

    /// <summary>Removes the person from every row; the conversation's comes last, and only in its version: its new version is the row of the last statement.</summary>
    public IReadOnlyList<Statement> Erase()
    {
        string[] names = [.. Keeping.PeopleOf(State).Where(each => each.Id == Person).Select(each => each.Name)
            .Concat(Messages.Where(message => Author(message.Content) == Person).Select(message => (string?)message.Content["by"]).OfType<string>())
            .Where(name => name.Length > 0 && name != Keeping.Erased).Distinct()];
        string[] read = [.. Keeping.ReadFrom(State, Person)];
        string[] cards = [.. State.Findings.Where(finding => finding.ById == Person).Select(finding => finding.CardId)];
        var pages = new PageErasure(new Erasure(Person, names), read);
        (string, object?) key = ("@key", Key);
        (string, object?)[] holds = [key, .. PersonSearch.Values(Person)];
        return
        [
            new($"DELETE FROM inbox WHERE conversation = @key AND state <> 0 AND ({PersonSearch.Holds("event_key", "input", "address")})", [.. holds]),
            new("DELETE FROM inbox WHERE conversation = @key AND state = 0 AND replace(input, @asPerson, '') <> input", key, ("@asPerson", $"\"id\":\"{JsonEncodedText.Encode(Person)}\"")),
            new($"DELETE FROM outbox WHERE conversation = @key AND ({PersonSearch.Holds("idem_key", "address", "reply")})", [.. holds]),
            .. names.Concat(read).SelectMany(trace => Naming(trace, key)),
            new($"UPDATE audit SET person = CASE WHEN person = @id THEN '{Keeping.Erased}' ELSE person END, subject = '', detail = NULL WHERE conversation = @key AND ({PersonSearch.Holds("subject", "detail")})", [.. holds]),
            new($"UPDATE audit SET person = '{Keeping.Erased}' WHERE conversation = @key AND person = @person", key, ("@person", Person)),
            new($"DELETE FROM thread_message WHERE conversation = @key AND (only_for = @id OR {PersonSearch.Holds("id")})", [.. holds]),
            .. Messages.Select(message => Author(message.Content) == Person || cards.Contains(message.Id) || pages.Quotes(message.Content)
                ? new Statement("DELETE FROM thread_message WHERE conversation = @key AND id = @message", key, ("@message", message.Id))
                : pages.Of(message.Content) is { } changed
                    ? new("UPDATE thread_message SET content = @content WHERE conversation = @key AND id = @message", key, ("@message", message.Id), ("@content", changed))
                    : null).OfType<Statement>(),
            new(
                "UPDATE conversation SET state = @state, address = @address, version = version + 1 WHERE key = @key AND version = @version RETURNING version",
                key, ("@state", StoreJson.Write(State.Without(Person, names))), ("@address", Address is null ? "{}" : pages.OfJson(Address)), ("@version", Version ?? -1)),
        ];
    }

    /// <summary>Replies on their way that say something of the person, and keys that do.</summary>
    private static IEnumerable<Statement> Naming(string trace, (string, object?) key)
    {
        (string, object?)[] holds = [key, ("@trace", trace), ("@inJson", JsonEncodedText.Encode(trace).Value)];
        yield return new("DELETE FROM outbox WHERE conversation = @key AND (replace(reply, @inJson, '') <> reply OR replace(idem_key, @trace, '') <> idem_key)", [.. holds]);
        yield return new("DELETE FROM inbox WHERE conversation = @key AND state <> 0 AND replace(event_key, @trace, '') <> event_key", [.. holds[..2]]);
    }

    private static string? Author(JsonObject content) => (string?)content["byId"];
}
