using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>How long a conversation keeps what it knows, and how it forgets a person. Pure: a conversation goes in, one that knows less comes out.</summary>
public static class Keeping
{
    /// <summary>How long evidence and excerpts are kept unless the settings say otherwise.</summary>
    public static readonly Duration Default = Duration.FromDays(30);

    private const int ShortestExcerpt = 12;

    /// <summary>What stands where a person's name or id stood.</summary>
    public const string Erased = "[erased]";

    /// <summary>
    /// Without the findings and runs that nothing has happened in since <paramref name="cutoff"/>. A finding is kept as long as the run that was
    /// started from it. With the last of them what is remembered of people goes as well.
    /// </summary>
    public static Conversation Since(this Conversation conversation, Instant cutoff)
    {
        var kept = conversation with
        {
            Runs = conversation.Runs.RemoveAll(run => LastOf(run) < cutoff),
            Findings = conversation.Findings.RemoveAll(finding => LastOf(conversation, finding) < cutoff),
        };
        return kept.Runs.Count == conversation.Runs.Count && kept.Findings.Count == conversation.Findings.Count ? conversation
            : kept is { Runs.IsEmpty: true, Findings.IsEmpty: true } ? kept with { Tongues = Conversation.New.Tongues }
            : kept;
    }

    /// <summary>When something last happened in the oldest of its findings and runs; null = there are none.</summary>
    public static Instant? OldestOf(Conversation conversation)
    {
        var times = conversation.Runs.Select(LastOf).Concat(conversation.Findings.Select(finding => LastOf(conversation, finding))).ToList();
        return times.Count == 0 ? null : times.Min();
    }

    /// <summary>
    /// Without a person: their ids, their names wherever a text names them, and what was read from their pastes. Who else took part keeps the
    /// record of the fix, done by "[erased]".
    /// </summary>
    /// <param name="names">Names under which the person is known here; each is taken out where it stands as a word of its own.</param>
    public static Conversation Without(this Conversation conversation, string id, IReadOnlyCollection<string> names)
    {
        var erasure = new Erasure(id, names.Concat(conversation.Findings.Where(finding => finding.ById == id).Select(finding => finding.Host).OfType<string>()));
        return conversation with
        {
            Tongues = conversation.Tongues.Remove(id),
            Findings = conversation.Findings.ConvertAll(finding => Without(finding, erasure)),
            Runs = conversation.Runs.ConvertAll(run => Without(run, erasure)),
        };
    }

    /// <summary>The people that a conversation remembers by id, with their names; a name is empty where only the id is kept.</summary>
    public static IEnumerable<Person> PeopleOf(Conversation conversation) => conversation.Runs.SelectMany(PeopleOf)
        .Concat(conversation.Findings.Where(finding => finding.ById is not null).Select(finding => new Person(finding.ById!, finding.By)))
        .Concat(conversation.Tongues.Keys.Select(id => new Person(id, "")));

    /// <summary>What was read from a person's pastes: excerpts long enough to be theirs and nobody else's, and hosts.</summary>
    public static IEnumerable<string> ReadFrom(Conversation conversation, string id) => conversation.Findings.Where(finding => finding.ById == id)
        .SelectMany(finding => finding.LookedFor.Concat(finding.Candidates.SelectMany(candidate => candidate.Reasons).Select(reason => reason.Text))
            .Where(text => text.Length >= ShortestExcerpt).Concat(finding.Host is { } host ? [host] : []));

    private static IEnumerable<Person> PeopleOf(Run run) =>
        [.. run.Events.Select(done => done.By), .. run.Watchers, .. run.Owner is { } owner ? [owner] : (Person[])[], .. run.History.SelectMany(PeopleOf)];

    private static Instant LastOf(Run run) => run.Events.IsEmpty ? Instant.MinValue : run.Events.Max(done => done.At);

    private static Instant LastOf(Conversation conversation, Finding finding) =>
        conversation.Runs.Where(run => run.FindingId == finding.Id || run.Id == finding.RunId).Select(LastOf).Append(finding.At).Max();

    private static Finding Without(Finding finding, Erasure erasure) => erasure.Is(finding.ById) || (finding.ById is null && erasure.Is(finding.By))
        ? finding with
        {
            By = Erased,
            ById = null,
            Host = null,
            LookedFor = [],
            Candidates = [.. finding.Candidates.Select(candidate => candidate with { Reasons = [] })],
            Clock = finding.Clock is { } clock ? clock with { Local = null, Reference = null } : null,
        }
        : finding with
        {
            By = erasure.In(finding.By),
            LookedFor = [.. finding.LookedFor.Select(erasure.In)],
            Candidates = [.. finding.Candidates.Select(candidate => candidate with { Reasons = [.. candidate.Reasons.Select(reason => reason with { Text = erasure.In(reason.Text) })] })],
        };

    private static Run Without(Run run, Erasure erasure)
    {
        var proofIsTheirs = run.Events.LastOrDefault(done => done.What is RunAct.Retested or RunAct.Verified) is { } proven && erasure.Is(proven.By.Id);
        return run with
        {
            Events = run.Events.ConvertAll(done => done with { By = erasure.Of(done.By), Value = done.Value is { } value ? erasure.In(value) : null }),
            Owner = run.Owner is { } owner ? erasure.Of(owner) : null,
            Watchers = run.Watchers.RemoveAll(watcher => erasure.Is(watcher.Id)),
            History = run.History.ConvertAll(before => Without(before, erasure)),
            Host = run.Host is { } host ? erasure.In(host) : null,
            Proof = proofIsTheirs ? null : run.Proof is { } proof ? erasure.In(proof) : null,
            Answers = run.Answers.ToImmutableSortedDictionary(answer => answer.Key, answer => erasure.In(answer.Value)),
            Message = run.Message is { } message ? new(message.ByLanguage.ToImmutableSortedDictionary(said => said.Key, said => erasure.In(said.Value))) : null,
        };
    }
}
