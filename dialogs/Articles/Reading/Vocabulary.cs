using System.Globalization;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>Word lists by language, from the YAML files in <c>Articles/data</c>.</summary>
internal static class Vocabulary
{
    /// <summary>A file of groups, each a map from language to words.</summary>
    public static IEnumerable<(string Group, string Language, string Word)> Groups(string file) =>
        from gathered in Root(file)
        from language in (YamlMappingNode)gathered.Value
        from word in Words(language.Value)
        select (gathered.Key.ToString(), language.Key.ToString(), word);

    /// <summary>A file that maps languages to words.</summary>
    public static ILookup<string, string> ByLanguage(string file) =>
        Root(file).SelectMany(language => Words(language.Value).Select(word => (Language: language.Key.ToString(), Word: word)))
            .ToLookup(pair => pair.Language, pair => pair.Word);

    /// <summary>A word as it is compared: lower case, without accents, digits and punctuation, full-width forms folded, single spaces.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in WellFormed.Of(text).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetter(character))
                folded.Append(char.ToLowerInvariant(character));
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        // Hangul falls apart under FormKD and is put together again; what accents Latin letters lost stays lost
        return folded.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    private static YamlMappingNode Root(string file)
    {
        using var reader = new StreamReader(typeof(Vocabulary).Assembly.GetManifestResourceStream("data/" + file)
            ?? throw new InvalidOperationException($"The assembly holds no data/{file}."));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<string> Words(YamlNode node) => ((YamlSequenceNode)node).Select(word => word.ToString());
}
