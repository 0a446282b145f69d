using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Fills in the texts of files that came with a message. They stand before what was written beside them, so that lines are counted in the file.</summary>
internal sealed class TeamsCompletion(TeamsFiles files, ThreadRedactor redactor) : IInputCompletion
{
    public string Name => TeamsReply.ChannelName;

    public async Task<UserInput> CompleteAsync(IncomingEvent received, CancellationToken cancellation)
    {
        if (received.Input is not Said { ToFetch: { } sent } said)
            return received.Input;
        var (texts, notes) = await FilesToFetch.ReadAsync<TeamsFile>(sent, file => files.ReadAsync(file, cancellation), text => redactor.Redact(received.Conversation, text));
        return said with { Text = string.Join('\n', texts.Append(said.Text)).Trim('\n'), Files = notes, ToFetch = null };
    }
}
