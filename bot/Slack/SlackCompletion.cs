using SupportBot.Dialogs;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Fills in what Slack's events only point at: the person's name and language, the texts of shared files, and whether the channel asked for quiet.</summary>
internal sealed class SlackCompletion(SlackPeople people, SlackFiles files, SlackThreads threads, SlackQuiet quiet, ThreadRedactor redactor) : IInputCompletion
{
    public string Name => SlackReply.ChannelName;

    public async Task<UserInput> CompleteAsync(IncomingEvent received, CancellationToken cancellation)
    {
        var person = await people.FindAsync(received.Input.From.Id, cancellation);
        var input = received.Input with
        {
            From = person with { Language = person.Language ?? received.Input.From.Language },
            InQuietPlace = await quiet.IsAskedAsync(received.Conversation, cancellation),
        };
        var address = SlackAddress.Read(received.Address);
        if (input is not Said said)
            return input;
        if (address.Shared && await threads.MessageAsync(address, cancellation) is { Length: > 0 } whole)
            return said with { Text = redactor.Redact(received.Conversation, whole) };
        if (said.ToFetch is not { } shared)
            return input;
        var (texts, notes) = await FilesToFetch.ReadAsync<SlackFile>(shared, file => files.ReadAsync(file, cancellation), text => redactor.Redact(received.Conversation, text));
        var text = string.Join('\n', texts.Prepend(said.Text).Where(each => each.Length > 0));
        return text.Length == 0 && !said.Overheard && !SlackInput.IsDirect(received.Conversation.Thread) ? new Mentioned(input.From, "") : said with { Text = text, Files = said.Overheard ? [] : notes, ToFetch = null };
    }
}
