using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs;

/// <summary>A turn while it is being made: the conversation so far and the replies so far.</summary>
internal sealed class TurnDraft
{
    /// <summary>How much later than due a thread wakes to forget: a thread where nothing else happened is removed as a whole before (by the host).</summary>
    private static readonly Duration ForgetsAfter = Duration.FromHours(2);

    private readonly List<Reply> _replies = [];
    private readonly Queue<Action> _later = new();
    private Language? _speaking;

    public TurnDraft(Conversation conversation, Knowledge knowledge, Person person, Instant now)
    {
        (Knowledge, Person, Now) = (knowledge, person, now);
        conversation = conversation.Since(now - knowledge.KeepFor);
        Conversation = conversation with { Language = conversation.Language ?? knowledge.Languages.For(person.Language).Tag };
        if (person.Language is { } spoken && knowledge.Languages.Speaks(spoken) && knowledge.Languages.For(spoken).Tag is var tag
            && tag != Conversation.Language && !conversation.Tongues.ContainsKey(person.Id) && conversation.Tongues.Count < Conversation.MostTongues)
        {
            Conversation = Conversation with { Tongues = conversation.Tongues.Add(person.Id, tag) };
        }
    }

    public Conversation Conversation { get; private set; }

    public Knowledge Knowledge { get; }

    public Person Person { get; }

    public Instant Now { get; }

    /// <summary>When the person sent what is being handled; a turn made anew after a crash is handled much later.</summary>
    public Instant SentAt { get => field == default ? Now : field; init; }

    /// <summary>The message that is being handled, where its author can change it.</summary>
    public string? Source { get; init; }

    /// <summary>The language that is being written in: while a card is made, that of its edition, else the thread's.</summary>
    public Language Language => _speaking ?? Knowledge.Languages.For(Conversation.Language);

    /// <summary>A name that this conversation has not used yet: <c>f1</c>, <c>r2</c>, <c>c3</c>.</summary>
    public string NewName(string prefix)
    {
        Conversation = Conversation with { Names = Conversation.Names + 1 };
        return prefix + Conversation.Names.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Keep(Finding finding) => Conversation = Conversation.With(finding);

    public void Keep(Run run) => Conversation = Conversation.With(
        Knowledge.Checks is { } checks && PlaybookOf(run)?.Find(run.Step) is { } step ? checks.Equip(run, step, Now) : run);

    public void Change(Func<Conversation, Conversation> change) => Conversation = change(Conversation);

    /// <summary>Shows a card to everybody: in the thread's language, and beside it in every other language that somebody in the thread speaks.</summary>
    public void Show(string cardId, Func<Card> card)
    {
        var readers = Conversation.Tongues.RemoveRange(Conversation.Tongues.Where(each => each.Value == Conversation.Language).Select(each => each.Key));
        _replies.Add(readers.IsEmpty ? new ShowCard(cardId, In(Language, card)) : new ShowCard(cardId, In(Language, card))
        {
            Editions = readers.Values.Distinct().ToImmutableSortedDictionary(tag => tag, tag => In(Knowledge.Languages.For(tag), card)),
            Readers = readers,
        });
    }

    /// <summary>Takes back what a card showed; where its message cannot be deleted, it shows this card.</summary>
    public void Withdraw(string cardId, Func<Card> card)
    {
        Show(cardId, card);
        _replies[^1] = (ShowCard)_replies[^1] with { Withdrawn = true };
    }

    /// <summary>Shows a card to the person who acted only, in their own language.</summary>
    public void Whisper(Func<Card> card) => Whisper(Person, card);

    /// <summary>Shows a card to one person only, in their own language.</summary>
    public void Whisper(Person to, Func<Card> card) => _replies.Add(new Whisper(to, In(LanguageOf(to), card)));

    /// <summary>Sends what somebody else needs to go on with a run.</summary>
    public void HandOver(Run run)
    {
        var playbook = PlaybookOf(run);
        _replies.Add(new HandOver(run.Id, RunCards.For(this, run), TimelineText.OfRun(this, run), (playbook?.Find(run.Step)?.HandOver ?? playbook?.HandOver)?.In(Language)));
    }

    /// <summary>Sends what was pasted and found, where nothing was walked yet.</summary>
    public void HandOver(Finding finding) => _replies.Add(new HandOver(finding.Id, FindingCards.For(this, finding), TimelineText.OfFinding(this, finding), null));

    /// <summary>Does something after the replies of the input itself.</summary>
    public void Later(Action what) => _later.Enqueue(what);

    public Finding? FindingOf(string? id) => Conversation.Findings.Find(finding => finding.Id == id);

    public Run? RunOf(string? id) => Conversation.Runs.Find(run => run.Id == id);

    public Article? ArticleOf(string? number) => Knowledge.Find(number);

    /// <summary>The playbook of an article, with a generated one's words in the thread's language; null where it has none.</summary>
    public Playbook? PlaybookOf(Article article) => Knowledge.PlaybookOf(article, Language);

    /// <summary>The playbook that a run walks; null where it is gone.</summary>
    public Playbook? PlaybookOf(Run run) => ArticleWalk.IsName(run.Playbook)
        ? ArticleOf(run.Article) is { } article ? ArticleWalk.Of(article, ArticleWalk.LanguageOf(run.Playbook), Knowledge.Languages) : null
        : Knowledge.Playbooks.Find(run.Playbook);

    public PlaybookWalk WalkOf(Playbook playbook) => new(playbook, Knowledge.Languages, Person, Now);

    public Turn Finish()
    {
        while (_later.TryDequeue(out var next))
            next();
        Conversation = Conversation with
        {
            WakeAt = Reminders.NextAt(Conversation, Knowledge.Habits),
            ForgetAt = Keeping.OldestOf(Conversation) + Knowledge.KeepFor + ForgetsAfter,
        };
        return new(Conversation, [.. _replies]);
    }

    private Language LanguageOf(Person person) => Knowledge.Languages.For(Conversation.Tongues.GetValueOrDefault(person.Id) ?? person.Language ?? Conversation.Language);

    private Card In(Language language, Func<Card> card)
    {
        var before = _speaking;
        _speaking = language;
        try
        {
            return card();
        }
        finally
        {
            _speaking = before;
        }
    }
}
