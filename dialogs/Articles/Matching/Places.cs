namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>How much a word weighs by where it stands: titles are written to be found, resolutions mention everything.</summary>
internal static class Places
{
    public static float Weight(Place place) => place switch
    {
        Place.Title => 4,
        Place.Keywords => 2,
        Place.Summary => 2,
        Place.Error => 0.7f,
        Place.Issue => 1.5f,
        Place.Environment => 0.5f,
        Place.Cause => 1,
        Place.Resolution => 0.6f,
        _ => 0.6f,
    };
}
