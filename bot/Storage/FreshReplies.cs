using System.Collections.Concurrent;
using SupportBot.Dialogs;

namespace SupportBot.Storage;

/// <summary>
/// Replies that this process has committed and not taken yet, so that they need not be read out of their JSON again. Good only for the very text
/// that stands in the row; forgetting one costs that reading.
/// </summary>
internal sealed class FreshReplies
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, Reply> _byText = new(StringComparer.Ordinal);

    /// <summary>The JSON of a reply that is about to be committed.</summary>
    public string Write(Reply reply)
    {
        var text = StoreJson.Write(reply);
        if (_byText.Count >= Most)
            _byText.Clear();
        _byText[text] = reply;
        return text;
    }

    /// <summary>The reply of a row.</summary>
    public Reply Read(string text) => _byText.TryRemove(text, out var reply) ? reply : StoreJson.Read<Reply>(text);
}
