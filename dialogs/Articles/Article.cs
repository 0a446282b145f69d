using SupportBot.Dialogs.Articles.Reading;

namespace SupportBot.Dialogs.Articles;

/// <summary>One knowledge article: its editions by language under one number.</summary>
/// <param name="Number">The number, the same in every language.</param>
/// <param name="Editions">At least one edition, by language tag ("en", "ko", "pt-br", "zh-hans"), lower case.</param>
public sealed record Article(ArticleNumber Number, ImmutableSortedDictionary<string, ArticleEdition> Editions)
{
    private readonly bool _isForEverybody = Editions.Values.All(edition => edition.Audience.IsEmpty);

    /// <summary>The products that any edition names, each once.</summary>
    public ImmutableArray<string> Products { get; } = [.. Editions.Values.SelectMany(edition => edition.Products).Distinct()];

    /// <summary>The versions that any edition names, each once.</summary>
    public ImmutableArray<string> Versions { get; } = [.. Editions.Values.SelectMany(edition => edition.Versions).Distinct()];

    /// <summary>The walkthrough any edition names, or null.</summary>
    public string? Playbook => Editions.Values.Select(edition => edition.Playbook).FirstOrDefault(playbook => playbook is not null);

    /// <summary>Signatures of all editions, each once.</summary>
    public IEnumerable<Signature> Signatures => Editions.Values.SelectMany(edition => edition.Signatures).DistinctBy(signature => signature.Pattern);

    /// <summary>True when an edition says <c>hide: true</c>: found by number only.</summary>
    public bool Hidden => Editions.Values.Any(edition => edition.Hidden);

    /// <summary>True when somebody of this channel or tenant may see it: every edition is for everybody, or names one of them under <c>audience</c>.</summary>
    public bool IsFor(string channel, string tenant = "")
    {
        // asked of every article that shares a word with a paste: no LINQ
        if (_isForEverybody)
            return true;
        foreach (var (_, edition) in Editions)
        {
            if (!edition.Audience.IsEmpty && !edition.Audience.Contains(channel) && (tenant.Length == 0 || !edition.Audience.Contains(tenant)))
                return false;
        }

        return true;
    }

    /// <summary>The edition in <paramref name="language"/>, else in another form of it (pt for pt-br), else English, else the first. Any spelling of the tag: "ko-KR", "zh_CN".</summary>
    public ArticleEdition In(string language)
    {
        var wanted = ArticleLanguage.Tag(language) ?? language.ToLowerInvariant();
        return Editions.GetValueOrDefault(wanted)
            ?? Editions.Values.FirstOrDefault(edition => SameLanguage(edition.Language, wanted))
            ?? Editions.GetValueOrDefault("en")
            ?? Editions.Values.First();
    }

    /// <summary>True when <see cref="In"/> gives the language asked for; otherwise whoever shows the article says that it is another.</summary>
    public bool Speaks(string language) => SameLanguage(In(language).Language, ArticleLanguage.Tag(language) ?? language.ToLowerInvariant());

    private static bool SameLanguage(string left, string right) => left.Split('-')[0] == right.Split('-')[0];
}
