namespace SupportBot.Dialogs.Words;

/// <summary>A text in several languages, side by side.</summary>
public sealed record LocalText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>The same said in every language the bot speaks.</summary>
    public static LocalText In(Languages languages, Func<Language, string> say) => new(languages.All.ToImmutableSortedDictionary(language => language.Tag, say));

    /// <summary>The text in a language, else in English, else in the first there is.</summary>
    public string In(Language language) => ByLanguage.GetValueOrDefault(language.Tag)
        ?? ByLanguage.GetValueOrDefault("en")
        ?? ByLanguage.Values.First();
}
