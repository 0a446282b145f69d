using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Pastes;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Slack;

/// <summary>Buttons, forms and shortcuts. A press is committed like any event; a form is opened at once, since Slack gives three seconds.</summary>
internal sealed class SlackInteractions(
    TurnRunner turns, IBotStore store, ActionSeals seals, SlackApi api, SlackIdentity identity, SlackPeople people, SlackLookUp lookUp, SlackSharing sharing, SlackWork work)
{
    /// <summary>Handles an interaction. The result is the body of the acknowledgement; null = an empty one.</summary>
    public async Task<JsonObject?> HandleAsync(JsonElement payload, CancellationToken cancellation)
    {
        switch (payload.Text("type"))
        {
            case "block_actions":
                await PressedAsync(payload, cancellation);
                return null;
            case "view_submission":
                return await SubmittedAsync(payload, cancellation);
            case "message_action":
                work.Start(stop => lookUp.OnMessageAsync(payload, PersonOf(payload), stop));
                return null;
            case "shortcut":
                work.Start(stop => OpenAsync(payload, SlackViews.LookUpForm(SlackWords.For(PersonOf(payload))), stop));
                return null;
            case "block_suggestion":
                return lookUp.Suggest(SlackInput.TeamOf(payload, identity.Me), PersonOf(payload), Redactor.Redact(payload.Text("value") ?? "").Text);
            default:
                return null;
        }
    }

    private async Task PressedAsync(JsonElement payload, CancellationToken cancellation)
    {
        var pressed = payload.Items("actions").FirstOrDefault();
        switch ((pressed.Text("action_id") ?? "").Split('-')[0])
        {
            case SlackAction.LookUp:
                work.Start(stop => OpenAsync(payload, SlackViews.LookUpForm(SlackWords.For(PersonOf(payload))), stop));
                break;
            case SlackAction.Share:
                work.Start(stop => sharing.ShareAsync(payload, PersonOf(payload), stop));
                break;
            case SlackAction.Press or SlackAction.Open when SlackAction.Read(ValueOf(pressed)) is { } action && PlaceOf(payload) is var (where, address):
                if (action.Input is { } box && await IsCurrentAsync(where, action.Action, cancellation) is { } conversation)
                    work.Start(stop => OpenPasteAsync(payload, address, box, ValueOf(pressed)!, SlackWords.For(people.Known(address.User), conversation.Language), stop));
                else
                    await PressAsync(payload, pressed, action, where, address, cancellation);
                break;
        }
    }

    /// <summary>A button has its value itself, the entry of a menu is chosen.</summary>
    private static string? ValueOf(JsonElement pressed) => pressed.Text("value") ?? pressed.Text("selected_option", "value");

    private async Task PressAsync(JsonElement payload, JsonElement pressed, SlackAction action, ConversationKey where, SlackAddress address, CancellationToken cancellation)
    {
        var key = $"slack:{where.Tenant}:pressed:{address.Channel}:{address.Message}:{pressed.Text("action_id")}:{address.User}:{pressed.Text("action_ts")}";
        await turns.ReceiveAsync(new(key, where, seals.Open(where, PersonOf(payload), new(action.Action, action.Seal, Inputs(payload.At("state", "values")))), address.Write()), cancellation);
        // A whispered card has done its service; the thread shows what came of it.
        if (SlackInput.IsTrue(payload, "container", "is_ephemeral") && address.ResponseUrl is { } url)
            work.Start(stop => api.RespondAsync(url, new() { ["delete_original"] = true }, stop));
    }

    /// <summary>The conversation, where the card that was pressed still stands for the step at hand; else null, and the press itself is answered with where things stand.</summary>
    private async Task<Conversation?> IsCurrentAsync(ConversationKey where, CardAction action, CancellationToken cancellation)
    {
        var conversation = await store.ReadConversationAsync(where, cancellation);
        return conversation.Runs.Find(run => run.Id == action.On) is { Ending: null } run && run.Revision == action.Revision ? conversation : null;
    }

    /// <summary>Opens the form for a long paste. Where Slack was too slow for that, the person is told what to do instead.</summary>
    private async Task OpenPasteAsync(JsonElement payload, SlackAddress address, InputPart box, string action, Dialogs.Words.Language words, CancellationToken cancellation)
    {
        var metadata = new SlackMetadata(address.Channel, address.Thread, address.Message) { Action = action };
        if (await OpenAsync(payload, SlackViews.PasteForm(box, metadata.Write(), words), cancellation) is SlackDone)
            return;
        var notice = new JsonObject { ["channel"] = address.Channel, ["user"] = address.User, ["text"] = SlackMarkup.Mrkdwn($"{words["slack.form-expired"]}. {words["slack.form-expired-text"]}") };
        if (address.Thread is { } thread)
            notice["thread_ts"] = thread;
        await api.CallAsync("chat.postEphemeral", notice, cancellation);
    }

    private Task<SlackResult> OpenAsync(JsonElement payload, JsonObject view, CancellationToken cancellation) =>
        api.CallAsync("views.open", new() { ["trigger_id"] = payload.Text("trigger_id"), ["view"] = view }, cancellation);

    private async Task<JsonObject?> SubmittedAsync(JsonElement payload, CancellationToken cancellation)
    {
        var inputs = Inputs(payload.At("view", "state", "values"));
        var metadata = SlackMetadata.Read(payload.Text("view", "private_metadata"));
        switch (payload.Text("view", "callback_id"))
        {
            case SlackViews.LookUp:
                return lookUp.Answer(SlackInput.TeamOf(payload, identity.Me), PersonOf(payload), inputs);
            case SlackViews.Paste when metadata is not null && SlackAction.Read(metadata.Action) is { } action:
                await turns.ReceiveAsync(Submitted(payload, metadata, where => seals.Open(where, PersonOf(payload), new(action.Action, action.Seal, inputs))), cancellation);
                return null;
            case SlackViews.Found when metadata is not null:
                await turns.ReceiveAsync(Submitted(payload, metadata, _ => new Said(PersonOf(payload), metadata.Text ?? "") { Source = metadata.Message }), cancellation);
                return null;
            default:
                return null;
        }
    }

    /// <summary>A form is submitted once: its id is the key.</summary>
    private IncomingEvent Submitted(JsonElement payload, SlackMetadata metadata, Func<ConversationKey, UserInput> means)
    {
        var team = SlackInput.TeamOf(payload, identity.Me);
        var where = SlackInput.Place(team, metadata.Channel, metadata.Thread, metadata.Message);
        var input = means(where);
        var address = new SlackAddress(metadata.Channel, metadata.Thread, input.From.Id) { Message = metadata.Message, ResponseUrl = metadata.ResponseUrl, Shared = input is Said };
        return new($"slack:{team}:form:{payload.Text("view", "id")}", where, input, address.Write());
    }

    /// <summary>Where a message with buttons stands, and how to answer there.</summary>
    private (ConversationKey, SlackAddress)? PlaceOf(JsonElement payload)
    {
        if ((payload.Text("container", "channel_id") ?? payload.Text("channel", "id")) is not { Length: > 0 } channel || payload.Text("container", "message_ts") is not { } message)
            return null;
        var thread = payload.Text("container", "thread_ts") ?? payload.Text("message", "thread_ts");
        var address = new SlackAddress(channel, thread ?? (SlackInput.IsDirect(channel) ? null : message), payload.Text("user", "id") ?? "") { Message = message, ResponseUrl = payload.Text("response_url") };
        return (SlackInput.Place(SlackInput.TeamOf(payload, identity.Me), channel, thread, message), address);
    }

    private Person PersonOf(JsonElement payload)
    {
        var id = payload.Text("user", "id") ?? "";
        return people.Known(id) ?? new(id, payload.Text("user", "name") ?? payload.Text("user", "username") ?? id);
    }

    /// <summary>What stands in the boxes and lists, by their names; as it was typed.</summary>
    private static ImmutableDictionary<string, string> Inputs(JsonElement? values)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var element in values.Fields().SelectMany(block => ((JsonElement?)block.Value).Fields()))
        {
            if ((element.Value.Text("value") ?? element.Value.Text("selected_option", "value")) is { } value)
                inputs[element.Name] = value;
        }

        return inputs.ToImmutable();
    }
}
