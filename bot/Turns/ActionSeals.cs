using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs;
using SupportBot.Storage;

namespace SupportBot.Turns;

/// <summary>
/// Binds what a card offers to the place where it is shown: sealed when a reply is rendered, opened when a press comes in.
/// The key is the setting <c>Cards:SealKey</c>, else one that is made once and kept in the store, where all instances find it.
/// </summary>
internal sealed class ActionSeals(IBotStore store, IConfiguration configuration) : IHostedService
{
    /// <summary>Name of the setting and of the key in the store.</summary>
    public const string KeyName = "Cards:SealKey";

    private const int ShortestKey = 32;
    private byte[]? _key;

    /// <summary>The seal for what a reply offers to press.</summary>
    public ActionSeal For(ConversationKey where, Reply reply) => For(where, (reply as Whisper)?.To);

    /// <summary>
    /// What a press means here. A seal of this conversation, for everybody or for this person, makes it a press; an action without a seal comes
    /// from a card of an earlier version; anything else was copied or changed. The last two change nothing and are told so.
    /// </summary>
    public UserInput Open(ConversationKey where, Person by, SealedPress press)
    {
        if (press.Seal is null)
            return new PressedInVain(by, press.Action.On);
        if (!For(where, (Person?)null).Fits(press.Action, press.Seal) && !For(where, by).Fits(press.Action, press.Seal))
            return new PressedInVain(by, null);
        return new Pressed(by, press.Action, press.Inputs.ToImmutableDictionary(pair => pair.Key, pair => new ThreadRedactor(this).Redact(where, pair.Value)));
    }

    /// <summary>A key for another purpose, made from the bot's own (RFC 5869 in its simplest form): it is of no use for sealing.</summary>
    public byte[] KeyFor(string purpose) => HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(purpose));

    /// <summary>Reads or makes the key, before anything is rendered or listened to.</summary>
    /// <exception cref="InvalidOperationException">The setting is too short to be a key.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var text = configuration[KeyName] is { Length: > 0 } setting
            ? setting
            : await store.AgreeAsync(KeyName, Convert.ToBase64String(RandomNumberGenerator.GetBytes(ShortestKey)), cancellationToken);
        _key = text.Length >= ShortestKey ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : throw new InvalidOperationException(
            $"{KeyName} has {text.Length} characters; a key needs at least {ShortestKey}. Set it to the output of `openssl rand -base64 32`, or remove it: then the bot makes one and keeps it in its store.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private ActionSeal For(ConversationKey where, Person? only) =>
        new(Key, where, only?.Id);

    private byte[] Key => _key ?? throw new InvalidOperationException("Cards are sealed only after the host has started.");
}
