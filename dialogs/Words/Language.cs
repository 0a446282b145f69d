using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportBot.Dialogs.Words;

/// <summary>The bot's sentences in one language, and how that language writes numbers, times and durations.</summary>
public sealed class Language
{
    private readonly ImmutableDictionary<string, string> _sentences;
    private readonly ImmutableDictionary<string, string> _otherwise;
    private readonly CultureInfo _culture;

    /// <param name="tag">Language tag.</param>
    /// <param name="sentences">Its sentences by key.</param>
    /// <param name="otherwise">What is said where it has none of its own: a sentence that nobody has translated yet is better read in English than not at all.</param>
    internal Language(string tag, ImmutableDictionary<string, string> sentences, ImmutableDictionary<string, string> otherwise)
    {
        Tag = tag;
        (_sentences, _otherwise) = (sentences, otherwise);
        _culture = CultureInfo.GetCultureInfo(tag);
    }

    /// <summary>Language tag: "en", "ko".</summary>
    public string Tag { get; }

    /// <summary>Every key that it has a sentence of its own for; the tests compare languages by it.</summary>
    public IEnumerable<string> Keys => _sentences.Keys;

    /// <summary>True where the language has a sentence of this key.</summary>
    public bool Has(string key) => _sentences.ContainsKey(key) || _otherwise.ContainsKey(key);

    /// <summary>The entries of a group by name: <c>command</c> gives <c>help</c>, <c>status</c>, …</summary>
    public IEnumerable<(string Name, string Text)> Entries(string group) => _sentences
        .Where(pair => pair.Key.StartsWith(group + ".", StringComparison.Ordinal)).Select(pair => (pair.Key[(group.Length + 1)..], pair.Value));

    /// <summary>The raw sentence with its placeholders.</summary>
    /// <exception cref="KeyNotFoundException">The language files have no such key.</exception>
    public string this[string key] => _sentences.TryGetValue(key, out var sentence) || _otherwise.TryGetValue(key, out sentence)
        ? sentence
        : throw new KeyNotFoundException($"The language files have no sentence '{key}' for '{Tag}'. Add it to dialogs/Words/{Tag}/.");

    /// <summary>Says a sentence with named values.</summary>
    public string Say(string key, params IReadOnlyList<(string Name, object Value)> values) => Fill(this[key], values);

    /// <summary>Says a phrase.</summary>
    public string Say(Phrase phrase) => Say(phrase.Key, phrase.Values);

    /// <summary>Writes one value as the language writes it.</summary>
    public string Write(object value) => value switch
    {
        Phrase phrase => Say(phrase),
        Duration duration => WriteDuration(duration),
        Instant instant => WriteCivil(instant.InUtc().LocalDateTime) + " UTC",
        LocalDateTime civil => WriteCivil(civil),
        LocalTime time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time),
        IFormattable number => number.ToString(null, _culture),
        _ => value.ToString() ?? "",
    };

    private string WriteCivil(LocalDateTime civil) =>
        LocalDateTimePattern.Create(this["format.date-time"], _culture).Format(civil);

    /// <summary>Days, then h:mm:ss; below a minute seconds with three decimals, below 10 ms with six. Never signed: the sentence says ahead or behind.</summary>
    private string WriteDuration(Duration duration)
    {
        var length = duration < Duration.Zero ? -duration : duration;
        if (length < Duration.FromMinutes(1))
            return Fill(this["format.seconds"], [("seconds", length.TotalSeconds.ToString(length < Duration.FromMilliseconds(10) ? "0.######" : "0.###", _culture))]);
        var clock = DurationPattern.CreateWithInvariantCulture("H:mm:ss").Format(length - Duration.FromDays(length.Days));
        return length.Days == 0 ? clock : Fill(this["format.days"], [("days", length.Days), ("clock", clock)]);
    }

    private string Fill(string sentence, IReadOnlyList<(string Name, object Value)> values)
    {
        if (!sentence.Contains('{', StringComparison.Ordinal))
            return sentence;
        var text = new StringBuilder();
        var at = 0;
        while (sentence.IndexOf('{', at) is var open and >= 0 && sentence.IndexOf('}', open) is var close and > 0)
        {
            var name = sentence[(open + 1)..close];
            var value = values.FirstOrDefault(pair => pair.Name == name).Value
                ?? throw new ArgumentException($"The sentence '{sentence}' ({Tag}) wants a value for '{name}'.", nameof(values));
            text.Append(sentence, at, open - at).Append(Write(value));
            at = close + 1;
        }

        return text.Append(sentence, at, sentence.Length - at).ToString();
    }
}
