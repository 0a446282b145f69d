using System.Collections.Concurrent;
using SupportBot.Dialogs;

namespace SupportBot.Slack;

/// <summary>Names and languages of people, as their profiles say; asked once an hour.</summary>
internal sealed class SlackPeople(SlackApi api, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>An answer must not wait for a name.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (Person Person, DateTimeOffset At)> _known = new();

    /// <summary>The person behind an id; where Slack does not tell, the id is the name.</summary>
    public async Task<Person> FindAsync(string user, CancellationToken cancellation)
    {
        if (Known(user) is { } known)
            return known;
        if (user is not ['U' or 'W', ..])
            return new(user, user); // nobody of Slack's, such as a check link that reports
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            if (await api.CallAsync("users.info", new() { ["user"] = user, ["include_locale"] = true }, patience.Token) is not SlackDone { Answer: var answer })
                return new(user, user);
            var names = new[] { answer.Text("user", "profile", "display_name"), answer.Text("user", "profile", "real_name"), answer.Text("user", "real_name"), answer.Text("user", "name") };
            var person = new Person(user, names.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? user, answer.Text("user", "locale"));
            if (_known.Count >= Most)
                _known.Clear();
            _known[user] = (person, time.GetUtcNow());
            return person;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(user, user);
        }
    }

    /// <summary>What is known already, for answers that cannot wait.</summary>
    public Person? Known(string user) => _known.TryGetValue(user, out var found) && time.GetUtcNow() - found.At < Fresh ? found.Person : null;
}
