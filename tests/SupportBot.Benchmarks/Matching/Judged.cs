using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>One query with what the index put first.</summary>
/// <param name="Id">Id of the query; those that were made begin with "made-".</param>
/// <param name="Kind">Kind of query, "negative" where no article answers it.</param>
/// <param name="Sub">Kind of negative, or null.</param>
/// <param name="WithoutArticle">True where its article had been taken out of the base.</param>
/// <param name="Shape">What sort of text it is.</param>
/// <param name="IsEnglish">False where the text is in another language.</param>
/// <param name="Signs">The evidence for the first candidate, in the order of <see cref="Evidence.Signs"/>.</param>
/// <param name="Right">True where the first candidate is acceptable.</param>
/// <param name="Fold">Queries about one article share a fold.</param>
/// <param name="Text">The beginning of the query.</param>
internal sealed record Judged(string Id, string Kind, string? Sub, bool WithoutArticle, TextShape Shape, bool IsEnglish, float[] Signs, bool Right, int Fold, string Text)
{
    private readonly Lazy<float[]> _evidence = new(() =>
    {
        var bent = new float[Evidence.Names.Length];
        Evidence.Bend(Signs, Shape, IsEnglish, bent);
        return bent;
    });

    public bool Made => Id.StartsWith("made-", StringComparison.Ordinal);

    public bool Negative => Kind == "negative";

    public bool Positive => !Negative && !WithoutArticle;

    /// <summary>The signs as the model reads them.</summary>
    [JsonIgnore]
    public float[] Bent => _evidence.Value;

    public static void Write(string file, IEnumerable<Judged> rows) => File.WriteAllLines(file, rows.Select(row => JsonSerializer.Serialize(row)));

    public static List<Judged> Read(string file) => [.. File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Judged>(line)!)];
}
