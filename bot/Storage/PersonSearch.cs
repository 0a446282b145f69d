using System.Text.Json;
using SupportBot.Turns;

namespace SupportBot.Storage;

/// <summary>Finds the conversations that know a person: wherever their id stands in a row, as it is or as JSON writes it.</summary>
internal sealed class PersonSearch(IDatabase database, string person)
{
    /// <summary>What each table keeps of people, in columns as text.</summary>
    private static readonly ImmutableArray<(string Table, string Conversation, string[] Columns)> Columns =
    [
        ("conversation", "key", ["key", "state", "address"]),
        ("thread_message", "conversation", ["id", "only_for", "content"]),
        ("inbox", "conversation", ["event_key", "input", "address"]),
        ("outbox", "conversation", ["idem_key", "address", "reply"]),
        ("audit", "conversation", ["person", "subject", "detail"]),
    ];

    public async Task<IReadOnlyList<string>> ConversationsAsync(CancellationToken cancellation) => [.. (await database.QueryAsync(
        new(string.Join(" UNION ", Columns.Select(each => $"SELECT {each.Conversation} FROM {each.Table} WHERE {Holds(each.Columns)}")), [.. Values(person)]),
        row => row.GetString(0),
        cancellation)).Distinct()];

    /// <summary>A condition that is true where any of the columns holds the id.</summary>
    public static string Holds(params IEnumerable<string> columns) => string.Join(" OR ", columns.Select(column => column switch
    {
        "key" => "replace(key, @inKey, '') <> key",
        _ => $"replace({column}, @id, '') <> {column} OR replace({column}, @inJson, '') <> {column}",
    }));

    /// <summary>The values of <see cref="Holds"/>.</summary>
    public static (string Name, object? Value)[] Values(string person) =>
        [("@id", person), ("@inJson", JsonEncodedText.Encode(person).Value), ("@inKey", new ConversationKey("", "", person).ToString().TrimStart('/'))];
}
