namespace SupportBot.Dialogs.Articles.Matching;

public sealed class Tuning
{
    public static Tuning Default { get; } = new();

    public float Lines { get; set; } = 1;

    public float WordLines { get; set; } = 4;

    public float Decay { get; set; } = 0.6f;

    public float SharePower { get; set; } = 1.5f;

    public float Title { get; set; } = 0.2f;

    public float Unknown { get; set; } = 0.5f;

    public float Passage { get; set; } = 0.25f;

    public float Both { get; set; } = 0.3f;
}
