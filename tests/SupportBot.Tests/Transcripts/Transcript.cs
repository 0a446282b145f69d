using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Storage;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Transcripts;

/// <summary>
/// Plays a conversation that is written down as a text and checks what the bot shows. One line, one thing:
/// <code>
/// Minji (ko): says "hello"                          Minji: pastes seed.log
/// Minji: presses "시계 맞추기"                       Daniel (en): presses "Windows" on the old card
/// Minji: presses "Check" with chronyc-behind.txt    bot: shows KA-10565
/// bot: says "behind"                                bot to Daniel: "Already done by Minji"
/// bot: silent                                       bot: silent about "behind"
/// bot: nothing changed                              restart        10 minutes later
/// bot in de: says "Uhr" (that person's own edition)
/// Minji: mentions the bot                           Minji: mentions the bot under ka-10565.log, "any idea?"
/// Minji: mentions the bot with "ORA-01017"
/// </code>
/// </summary>
internal sealed partial class Transcript
{
    private readonly SupportDialog _dialog = new(TestKnowledge.Shipped);
    private readonly Dictionary<string, Person> _people = [];
    private readonly Dictionary<string, List<Card>> _shown = [];
    private readonly List<string> _order = [];
    private Conversation _conversation = Conversation.New;
    private Conversation _before = Conversation.New;
    private ImmutableArray<Reply> _replies = [];
    private Instant _now = Instant.FromUtc(2026, 11, 23, 10, 39);

    /// <summary>Plays a file of this folder; a failure names its line.</summary>
    public static void Play(string file)
    {
        var transcript = new Transcript();
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Transcripts", file)))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                transcript.Do(line.Trim());
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{file} line {number}: {line}\n{failure.Message}\n\nThe bot's last replies:\n{transcript.Told()}", failure);
            }
        }
    }

    private void Do(string line)
    {
        if (line == "time passes")
            Advance(new TimePassed(new("bot", "")));
        else if (line == "restart")
            _conversation = StoreJson.Read<Conversation>(StoreJson.Write(_conversation));
        else if (Later().Match(line) is { Success: true } later)
            _now += int.Parse(later.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) * (later.Groups[2].Value switch { "minute" => Duration.FromMinutes(1), "hour" => Duration.FromHours(1), _ => Duration.FromDays(1) });
        else if (BotTo().Match(line) is { Success: true } whisper)
            Expect(_replies.OfType<Whisper>().Any(reply => reply.To.Name == whisper.Groups["name"].Value && Text(reply.Card).Contains(whisper.Groups["text"].Value, StringComparison.Ordinal)), "no such whisper");
        else if (BotIn().Match(line) is { Success: true } edition)
            Expect(_replies.OfType<ShowCard>().Any(show => show.Editions?.ContainsKey(edition.Groups["language"].Value) == true && Text(show.In(edition.Groups["language"].Value)).Contains(edition.Groups["text"].Value, StringComparison.Ordinal)), "no card says that in this language");
        else if (line.StartsWith("bot: ", StringComparison.Ordinal))
            Check(line[5..]);
        else if (Acts().Match(line) is { Success: true } act)
            Act(act);
        else
            throw new FormatException("This line is not understood.");
    }

    private void Check(string expected)
    {
        var shown = _replies.OfType<ShowCard>().ToList();
        switch (expected.Split(' ', 2))
        {
            case ["shows", var label]:
                Expect(shown.Any(show => show.Card.Label == label || (show.Card.Label ?? "").Contains(label, StringComparison.Ordinal)), $"no card labelled '{label}'");
                break;
            case ["says", var quoted]:
                Expect(shown.Any(show => Text(show.Card).Contains(quoted.Trim('"'), StringComparison.Ordinal)), "no card says that");
                break;
            case ["silent", var about] when about.StartsWith("about ", StringComparison.Ordinal):
                Expect(!shown.Any(show => Text(show.Card).Contains(about["about ".Length..].Trim('"'), StringComparison.Ordinal)), "a card says that");
                break;
            case ["silent"]:
                Expect(_replies.IsEmpty, "the bot said something");
                break;
            case ["nothing", "changed"]:
                Expect(StoreJson.Write(_before) == StoreJson.Write(_conversation), "the conversation changed");
                break;
            case ["wakes", "never"]:
                Expect(_conversation.WakeAt is null, $"it wants to be woken at {_conversation.WakeAt}");
                break;
            case ["wakes", var due]:
                Expect(_conversation.WakeAt is { } at && due == $"in {Math.Round((at - _now).TotalHours)} hours", $"it wants to be woken in {(_conversation.WakeAt - _now)?.TotalHours} hours");
                break;
            case ["hands", "over"]:
                Expect(_replies.OfType<HandOver>().Any(), "nothing is handed over");
                break;
            case ["record", var quoted]:
                Expect(_replies.OfType<HandOver>().Any(record => record.Record.Contains(quoted.Trim('"'), StringComparison.Ordinal)), $"no record says that:\n{string.Join("\n", _replies.OfType<HandOver>().Select(record => record.Record))}");
                break;
            case ["at", var step]:
                Expect(_conversation.Runs[^1].Step == step, $"the run is at '{_conversation.Runs[^1].Step}'");
                break;
            case ["ended", var ending]:
                Expect(_conversation.Runs[^1].Ending.ToString() == ending, $"the run's ending is '{_conversation.Runs[^1].Ending}'");
                break;
            default:
                throw new FormatException($"'bot: {expected}' is not understood.");
        }
    }

    private void Act(Match act)
    {
        var name = act.Groups["name"].Value;
        if (act.Groups["language"].Success || !_people.TryGetValue(name, out var person))
            _people[name] = person = new(name, name, act.Groups["language"].Success ? act.Groups["language"].Value : null);
        var what = act.Groups["what"].Value;
        Advance(act.Groups["verb"].Value switch
        {
            "arrives" => new Arrived(person),
            "says" => new Said(person, what.Trim('"')),
            "pastes" => new Said(person, Sample(what)),
            "presses" => Press(person, what),
            "mentions" => Mention(person, what),
            var verb => throw new FormatException($"'{verb}' is not understood."),
        });
    }

    /// <summary>"the bot" alone: nothing above can be read; "the bot with A": that stands beside the mention; "the bot under A, B": these stand above, oldest first.</summary>
    private static Mentioned Mention(Person person, string what) => new(person, what.Split(" with ") is ["the bot", var said] ? said.Trim('"') : "", what.Split(" under ") is [_, var above]
        ? [.. above.Split(", ").Select(text => new ThreadText("Alerts", text[0] == '"' ? text.Trim('"') : Sample(text)))]
        : null);

    private Pressed Press(Person person, string what)
    {
        var press = Presses().Match(what);
        var title = press.Groups["title"].Value;
        var cards = Enumerable.Reverse(_order).Select(id => press.Groups["old"].Success ? _shown[id].ElementAtOrDefault(_shown[id].Count - 2) : _shown[id][^1]).OfType<Card>();
        var button = cards.SelectMany(card => card.Buttons.Concat(card.Parts.OfType<MorePart>().SelectMany(more => more.Buttons))).OfType<PressButton>().FirstOrDefault(button => button.Title == title)
            ?? throw new InvalidOperationException($"There is no button '{title}'.");
        var input = press.Groups["with"].Value;
        return new(person, button.Action, input.Length == 0
            ? ImmutableDictionary<string, string>.Empty
            : input.StartsWith("list=", StringComparison.Ordinal)
                ? ImmutableDictionary<string, string>.Empty.Add(RunCards.List, input["list=".Length..])
                : ImmutableDictionary<string, string>.Empty.Add(RunCards.PasteBox, input[0] == '"' ? input.Trim('"') : Sample(input)));
    }

    private void Advance(UserInput input)
    {
        // Through the store's JSON and back, as in the host.
        var turn = _dialog.Advance(_conversation, StoreJson.Read<UserInput>(StoreJson.Write(input)), _now);
        (_before, _conversation, _replies) = (_conversation, StoreJson.Read<Conversation>(StoreJson.Write(turn.Conversation)), [.. turn.Replies.Select(reply => StoreJson.Read<Reply>(StoreJson.Write(reply)))]);
        foreach (var show in _replies.OfType<ShowCard>())
        {
            if (!_shown.TryGetValue(show.Id, out var versions))
                _shown[show.Id] = versions = [];
            versions.Add(show.Card);
            _order.Remove(show.Id);
            _order.Add(show.Id);
        }
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", name));

    private static string Text(Card card) => string.Join('\n', [card.Label ?? "", card.Title, .. card.Parts.Select(Text)]);

    private static string Text(CardPart part) => part switch
    {
        TextPart text => text.Text,
        ProofPart proof => string.Join('\n', proof.Lines.Select(line => $"{line.Where} {line.Text}")),
        FactsPart facts => string.Join('\n', facts.Facts.Select(fact => $"{fact.Name}: {fact.Value}")),
        CodePart code => code.Text,
        ProgressPart progress => string.Join('\n', progress.Items.Select(item => item.Text)),
        ListPart list => $"[{list.Label}]: {string.Join(", ", list.Choices.Select(choice => choice.Title))}",
        MorePart more => $"[{more.Title}]: {string.Join(", ", more.Buttons.Select(button => button.Title))}",
        ImagePart image => $"[{image.Alternative}]",
        DetailsPart details => $"{details.Title}\n{string.Join('\n', details.Parts.Select(Text))}",
        InputPart input => $"[{input.Label}]",
        _ => "",
    };

    private string Told() => string.Join("\n---\n", _replies.Select(reply => $"{Text(reply.Card)}\n{string.Join(' ', reply.Card.Buttons.Select(button => $"[{button.Title}]"))}"));

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }

    [GeneratedRegex(@"^(?<name>\w+)( \((?<language>\w\w)\))?: (?<verb>\w+)( (?<what>.+))?$")]
    private static partial Regex Acts();

    [GeneratedRegex(@"^bot in (?<language>\w\w): says ""(?<text>.+)""$")]
    private static partial Regex BotIn();

    [GeneratedRegex(@"^bot to (?<name>\w+): ""(?<text>.+)""$")]
    private static partial Regex BotTo();

    [GeneratedRegex("^\"(?<title>[^\"]+)\"( with (?<with>\"[^\"]*\"|\\S+))?(?<old> on the old card)?$")]
    private static partial Regex Presses();

    [GeneratedRegex("^([0-9]+) (minute|hour|day)s? later$")]
    private static partial Regex Later();
}
