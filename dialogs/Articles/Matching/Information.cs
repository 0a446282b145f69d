namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>How surprising a term is.</summary>
internal static class Information
{
    /// <summary>As many articles' worth of general experience as are mixed into every base (<see cref="Frequencies"/>).</summary>
    private const float Experience = 500;

    /// <summary>Bits of a term that <paramref name="having"/> of <paramref name="all"/> articles contain, and <paramref name="share"/> of articles in general.</summary>
    public static float Bits(int all, int having, float share) =>
        MathF.Log2((all + Experience + 1) / (having + (Experience * share) + 0.5f));
}
