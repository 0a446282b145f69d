namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>How surprising a term is.</summary>
internal static class Information
{
    /// <summary>Bits of a term that <paramref name="having"/> of <paramref name="all"/> articles contain.</summary>
    public static float Bits(int all, int having) => MathF.Log2(1 + ((all - having + 0.5f) / (having + 0.5f)));
}
