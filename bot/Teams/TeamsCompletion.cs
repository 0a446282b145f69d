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
        var texts = new List<string>();
        var notes = ImmutableArray.CreateBuilder<FileNote>();
        foreach (var file in TeamsFile.Read(sent))
        {
            var (text, note) = await files.ReadAsync(file, cancellation);
            if (text is not null)
                texts.Add(redactor.Redact(received.Conversation, text));
            if (note is not null)
                notes.Add(note);
        }

        return said with { Text = string.Join('\n', texts.Append(said.Text)).Trim('\n'), Files = notes.DrainToImmutable(), ToFetch = null };
    }
}
