namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>What a file's name says: <c>KA-10565.md</c>, <c>KA-10565.ko.md</c>.</summary>
/// <param name="Number">The article's number, or null where the name is none.</param>
/// <param name="Language">The language suffix, or null.</param>
internal readonly record struct FileName(ArticleNumber? Number, string? Language)
{
    public static FileName Of(string source)
    {
        var name = Path.GetFileName(source.Replace('\\', '/'));
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase))
            name = name[..name.LastIndexOf('.')];
        if (name.LastIndexOf('.') is var dot and > 0 && ArticleLanguage.Tag(name[(dot + 1)..]) is { } language)
            return new(Parsed(name[..dot]), language);
        return new(Parsed(name), null);
    }

    private static ArticleNumber? Parsed(string name) => ArticleNumber.TryParse(name, null, out var number) ? number : null;
}
