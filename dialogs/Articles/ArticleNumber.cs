using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles;

/// <summary>The number of an article in the form it is published under, for example <c>KA-10565</c>. The same in every language.</summary>
public readonly partial record struct ArticleNumber : IParsable<ArticleNumber>
{
    private ArticleNumber(string value) => Value = value;

    /// <summary>Upper-case letters, a hyphen, digits: <c>KA-10565</c>.</summary>
    public string Value { get; }

    /// <summary>Reads a number in any usual spelling: "KA-10565", "ka 10565", "KA10565", "ka_10565", "KA–10565".</summary>
    /// <exception cref="FormatException">The text is no article number.</exception>
    public static ArticleNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException($"'{s}' is no article number; expected something like KA-10565.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ArticleNumber result)
    {
        if (s is not null && IsPublished(s))
        {
            result = new(s);
            return true;
        }

        var match = Spelling().Match(s ?? "");
        result = match.Success
            ? new ArticleNumber(string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value.ToUpperInvariant()}-{match.Groups[2].Value}"))
            : default;
        return match.Success;
    }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";

    /// <summary>True for the form that numbers are published and stored under.</summary>
    private static bool IsPublished(ReadOnlySpan<char> text) =>
        text.IndexOf('-') is >= 1 and <= 10 and var hyphen && text.Length - hyphen is >= 2 and <= 11
        && !text[..hyphen].ContainsAnyExceptInRange('A', 'Z') && !text[(hyphen + 1)..].ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"^\s*([A-Za-z]{1,10})[\s_\-\u2010-\u2015]*([0-9]{1,10})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}
