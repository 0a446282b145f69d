namespace SupportBot.Dialogs.Articles;

/// <summary>An error pattern that an article owns. A literal line with placeholders <c>{name}</c> / <c>*</c>, several lines allowed, or <c>/pattern/</c>.</summary>
public sealed record Signature(string Pattern);

/// <summary>Texts the article's signatures must match, and texts they must not (front matter <c>samples</c>).</summary>
public sealed record ArticleSamples(ImmutableArray<string> Match, ImmutableArray<string> NoMatch);
