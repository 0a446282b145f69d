using SupportBot.Dialogs;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Turns;

/// <summary>Completes a mention with the messages above it, where its channel can read them; every other input is left as it is.</summary>
internal sealed partial class ThreadReaders(IEnumerable<IThreadReader> readers, ILogger<ThreadReaders> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, IThreadReader> _readers = readers.ToDictionary(reader => reader.Name);

    /// <summary>The input with what stands above. A thread that cannot be read in time is one that cannot be read.</summary>
    public async Task<UserInput> CompleteAsync(IncomingEvent received)
    {
        if (received.Input is not Mentioned { Above: null } mentioned || !_readers.TryGetValue(received.Conversation.Channel, out var reader))
            return received.Input;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var above = await reader.ReadAsync(received.Conversation, received.Address, patience.Token);
            return mentioned with { Above = above?.ConvertAll(text => text with { Text = Redactor.Redact(text.Text).Text }) };
        }
#pragma warning disable CA1031 // the thread is a help, not a need: without it the person is told what can be seen
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNotRead(error.GetType().Name, received.Conversation);
            return mentioned;
        }
    }

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "The messages above a mention in {Conversation} could not be read: {Error}")]
    private partial void LogNotRead(string error, ConversationKey conversation);
}
