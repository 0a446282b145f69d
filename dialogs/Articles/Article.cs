namespace SupportBot.Dialogs.Articles;

/// <summary>One knowledge article: its editions by language under one number.</summary>
/// <param name="Number">The number, the same in every language.</param>
/// <param name="Editions">At least one edition, by language tag ("en", "ko", "pt-br", "zh-hans"), lower case.</param>
public sealed record Article(ArticleNumber Number, ImmutableSortedDictionary<string, ArticleEdition> Editions)
{
    /// <summary>The walkthrough any edition names, or null.</summary>
    public string? Playbook => Editions.Values.Select(edition => edition.Playbook).FirstOrDefault(playbook => playbook is not null);

    /// <summary>Signatures of all editions, each once.</summary>
    public IEnumerable<Signature> Signatures => Editions.Values.SelectMany(edition => edition.Signatures).DistinctBy(signature => signature.Pattern);

    /// <summary>True when an edition says <c>hide: true</c>: found by number only.</summary>
    public bool Hidden => Editions.Values.Any(edition => edition.Hidden);

    /// <summary>The edition in <paramref name="language"/>, else English, else the first.</summary>
    public ArticleEdition In(string language) =>
        Editions.GetValueOrDefault(language)
        ?? Editions.GetValueOrDefault(language.Split('-')[0])
        ?? Editions.GetValueOrDefault("en")
        ?? Editions.Values.First();
}
