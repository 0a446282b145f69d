using System.Globalization;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Answer, ask or none: a logistic model of how often the first candidate is right, given the <see cref="Evidence"/>. Its numbers come from
/// <c>data/calibration.txt</c>, which says what they were measured on; <c>calibrate</c> in tests/SupportBot.Benchmarks writes that file.
/// </summary>
internal sealed record Decision(ImmutableArray<float> Weights, ImmutableArray<float> Answer, float Ask)
{
    public static Decision Shipped { get; } = Read();

    /// <summary>How likely the first candidate is right, 0 to 1, given the signs that speak for it (<see cref="Evidence.Of"/>).</summary>
    public float Probability(ReadOnlySpan<float> signs, TextShape shape, bool isEnglish)
    {
        Span<float> evidence = stackalloc float[Evidence.Names.Length];
        Evidence.Bend(signs, shape, isEnglish, evidence);
        var sum = 0f;
        for (var at = 0; at < evidence.Length; at++)
            sum += evidence[at] * Weights[at];
        return 1 / (1 + MathF.Exp(-sum));
    }

    /// <summary>Every shape of text has a limit of its own: logs prove themselves, words can deceive.</summary>
    public MatchDecision Of(float probability, TextShape shape) =>
        probability >= Answer[(int)shape] ? MatchDecision.Answer : probability >= Ask ? MatchDecision.Ask : MatchDecision.None;

    /// <summary>
    /// Share of what a person asks that an article must speak of at least, however few others do: of 1,650 right claims in an earlier calibration, one in a thousand
    /// was below it. It keeps small bases, which the model was not fitted on, from claiming by one word.
    /// </summary>
    public static float LeastCovered(TextShape shape) => shape switch
    {
        TextShape.Words => 0.75f,
        TextShape.Prose => 0.5f,
        _ => 0,
    };

    /// <summary>The name of a shape in the file.</summary>
    public static string NameOf(TextShape shape) => shape.ToString().ToLowerInvariant();

    private static Decision Read()
    {
        var numbers = DataFile.Lines("calibration.txt").Select(line => line.Split(':')).ToDictionary(parts => parts[0], parts => float.Parse(parts[1], CultureInfo.InvariantCulture));
        return new([.. Evidence.Names.Select(name => numbers.GetValueOrDefault("weight " + name))], [.. Enum.GetValues<TextShape>().Select(shape => numbers["answer " + NameOf(shape)])], numbers["ask"]);
    }
}
