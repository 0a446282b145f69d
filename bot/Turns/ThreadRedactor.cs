using System.Security.Cryptography;
using System.Text;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Turns;

/// <summary>
/// Takes the secrets out of what is said in a thread. The same secret gets the same tag there (<c>[redacted:password #a3f]</c>), and another one in
/// another thread: the salt is an HMAC of the thread under the bot's key, so that nobody without it can try guesses.
/// </summary>
internal sealed class ThreadRedactor(ActionSeals seals)
{
    /// <summary>The text without its secrets.</summary>
    public string Redact(ConversationKey thread, string text) => Redactor.Redact(text, Salt(seals.KeyFor("tags"), thread)).Text;

    private static string Salt(ReadOnlySpan<byte> key, ConversationKey thread) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(thread.ToString())));
}
