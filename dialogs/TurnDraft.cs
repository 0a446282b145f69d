using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>A turn while it is being made: the conversation so far and the replies so far.</summary>
internal sealed class TurnDraft
{
    private readonly List<Reply> _replies = [];

    public TurnDraft(Conversation conversation, Knowledge knowledge, Person person, Instant now)
    {
        Conversation = conversation.Language is null ? conversation with { Language = knowledge.Languages.For(person.Language).Tag } : conversation;
        (Knowledge, Person, Now) = (knowledge, person, now);
    }

    public Conversation Conversation { get; private set; }

    public Knowledge Knowledge { get; }

    public Person Person { get; }

    public Instant Now { get; }

    /// <summary>The thread's language: cards are for everybody in it.</summary>
    public Language Language => Knowledge.Languages.For(Conversation.Language);

    /// <summary>The person's own language, for what only they see.</summary>
    public Language PersonLanguage => Knowledge.Languages.For(Person.Language ?? Conversation.Language);

    /// <summary>A name that this conversation has not used yet: <c>f1</c>, <c>r2</c>, <c>c3</c>.</summary>
    public string NewName(string prefix)
    {
        Conversation = Conversation with { Names = Conversation.Names + 1 };
        return prefix + Conversation.Names.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Keep(Finding finding) => Conversation = Conversation.With(finding);

    public void Keep(Run run) => Conversation = Conversation.With(
        Knowledge.Checks is { } checks && Knowledge.Playbooks.Find(run.Playbook) is { } playbook ? checks.Equip(run, playbook[run.Step], Now) : run);

    public void Change(Func<Conversation, Conversation> change) => Conversation = change(Conversation);

    public void Show(string cardId, Card card) => _replies.Add(new ShowCard(cardId, card));

    public void Whisper(Card card) => _replies.Add(new Whisper(Person, card));

    public Finding? FindingOf(string? id) => Conversation.Findings.Find(finding => finding.Id == id);

    public Run? RunOf(string? id) => Conversation.Runs.Find(run => run.Id == id);

    public Article? ArticleOf(string? number) => Knowledge.Find(number);

    /// <summary>The playbook of an article, or null.</summary>
    public Playbook? PlaybookOf(Article article) => Knowledge.Playbooks.Find(article.Playbook);

    public Turn Finish() => new(Conversation, [.. _replies]);
}
