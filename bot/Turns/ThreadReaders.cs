using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>Completes an input with what its channel has to ask for: names and files it points at, and the messages above a mention.</summary>
internal sealed partial class ThreadReaders(IEnumerable<IThreadReader> readers, IEnumerable<IInputCompletion> completions, ThreadRedactor redactor, ILogger<ThreadReaders> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, IThreadReader> _readers = readers.ToDictionary(reader => reader.Name);
    private readonly Dictionary<string, IInputCompletion> _completions = completions.ToDictionary(completion => completion.Name);

    /// <summary>The input with what it points at and what stands above. What cannot be read in time is left out.</summary>
    public async Task<UserInput> CompleteAsync(IncomingEvent received) =>
        await AboveAsync(received.Input is not TimePassed && _completions.TryGetValue(received.Conversation.Channel, out var completion)
            ? received with { Input = await PointedAtAsync(received, completion) }
            : received);

    private async Task<UserInput> PointedAtAsync(IncomingEvent received, IInputCompletion completion)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            return await completion.CompleteAsync(received, patience.Token);
        }
#pragma warning disable CA1031 // a name or a file is a help; without it the turn goes on with what the event said
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNotCompleted(error.GetType().Name, received.Conversation);
            return received.Input;
        }
    }

    private async Task<UserInput> AboveAsync(IncomingEvent received)
    {
        if (received.Input is not Mentioned { Above: null } mentioned || !_readers.TryGetValue(received.Conversation.Channel, out var reader))
            return received.Input;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var above = await reader.ReadAsync(received.Conversation, received.Address, patience.Token);
            return mentioned with { Above = above?.ConvertAll(text => text with { Text = redactor.Redact(received.Conversation, text.Text) }) };
        }
#pragma warning disable CA1031 // the thread is a help, not a need: without it the person is told what can be seen
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNotRead(error.GetType().Name, received.Conversation);
            return mentioned;
        }
    }

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "What an event in {Conversation} points at could not be read: {Error}")]
    private partial void LogNotCompleted(string error, ConversationKey conversation);

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "The messages above a mention in {Conversation} could not be read: {Error}")]
    private partial void LogNotRead(string error, ConversationKey conversation);
}
