using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>Fills in the texts of files that came with a message. They stand before what was written beside them, so that lines are counted in the file.</summary>
internal sealed class TeamsCompletion(TeamsFiles files) : IInputCompletion
{
    public string Name => TeamsReply.ChannelName;

    public async Task<UserInput> CompleteAsync(IncomingEvent received, CancellationToken cancellation)
    {
        if (received.Input is not Said said || TeamsAddress.Read(received.Address).Files is not { } sent)
            return received.Input;
        var texts = new List<string>();
        var notes = ImmutableArray.CreateBuilder<FileNote>();
        foreach (var file in sent)
        {
            var (text, note) = await files.ReadAsync(file, cancellation);
            if (text is not null)
                texts.Add(text);
            if (note is not null)
                notes.Add(note);
        }

        return said with { Text = string.Join('\n', texts.Append(said.Text)).Trim('\n'), Files = notes.DrainToImmutable() };
    }
}
