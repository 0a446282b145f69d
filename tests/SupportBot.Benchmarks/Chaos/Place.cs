using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>A button that somebody can press on a message of the bot.</summary>
/// <param name="Message">The message's id.</param>
/// <param name="Action">What the client sends back: the Adaptive Card action, or Slack's element.</param>
/// <param name="Revision">Revision of the run that it was made for; 0 = of no run.</param>
/// <param name="On">Name of the run or finding it is about.</param>
/// <param name="Verb">What it does, and with which of its options.</param>
/// <param name="Box">Name of the box beside it; null = there is none.</param>
internal sealed record Button(string Message, string Title, JsonObject Action, int Revision, string? On, (string Verb, string? Value) Verb, string? Box);

/// <summary>A message of the bot as people see it.</summary>
/// <param name="Key">The key it carries; null = the platform carries none.</param>
/// <param name="Buttons">What can be pressed on it now.</param>
/// <param name="Earlier">What could be pressed before it was edited: somebody may still have it on their screen.</param>
/// <param name="Text">What it says.</param>
internal sealed record Message(string Id, string? Key, ImmutableArray<Button> Buttons, ImmutableArray<Button> Earlier, string Text);

/// <summary>One conversation as it stands on the platform.</summary>
internal sealed class Place(string id)
{
    private const int MostEarlier = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private ImmutableList<Message> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id { get; } = id;

    /// <summary>Messages of the bot, oldest first.</summary>
    public ImmutableList<Message> Messages => _messages;

    /// <summary>Ends with the next change.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Waits until something is to be seen.</summary>
    /// <exception cref="TimeoutException">It is not within a minute.</exception>
    public async Task<T> UntilAsync<T>(Func<ImmutableList<Message>, T?> look)
        where T : class
    {
        for (var begun = Stopwatch.GetTimestamp(); ;)
        {
            var changed = Changed;
            if (look(Messages) is { } seen)
                return seen;
            if (Stopwatch.GetElapsedTime(begun) is var waited && waited > Patience)
                throw new TimeoutException($"{Id} does not show what was waited for.");
            await Task.WhenAny(changed, Task.Delay(Patience - waited));
        }
    }

    public void Add(Message message) => Change(messages => messages.Add(message));

    /// <summary>Edits a message; false = there is no such message here.</summary>
    public bool Edit(string message, ImmutableArray<Button> buttons, string text)
    {
        var found = false;
        Change(messages =>
        {
            var at = messages.FindIndex(each => each.Id == message);
            found = at >= 0;
            return found
                ? messages.SetItem(at, messages[at] with { Buttons = buttons, Text = text, Earlier = [.. messages[at].Buttons.Concat(messages[at].Earlier).Take(MostEarlier)] })
                : messages;
        });
        return found;
    }

    private void Change(Func<ImmutableList<Message>, ImmutableList<Message>> change)
    {
        lock (_gate)
        {
            _messages = change(_messages);
            var changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.SetResult();
        }
    }
}
