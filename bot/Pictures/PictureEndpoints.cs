using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Pictures;

/// <summary>Pictures. What a card's picture shows is in its address, so nothing is kept, and nobody learns more than the address says; a playbook is no secret.</summary>
internal static class PictureEndpoints
{
    private const double Most = 1e11; // 3,000 years

    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        var pictures = routes.MapGroup("/pictures").ExcludeFromDescription();
        pictures.MapGet("/clock/{language}/{before:double}/{after}.svg", (string language, double before, string after) =>
            Sizes(before, after) is { } sizes ? Results.Text(ClockPicture.Svg(sizes.Before, sizes.After, Languages.Shipped.For(language)), "image/svg+xml; charset=utf-8") : Results.NotFound());
        pictures.MapGet("/clock/{language}/{before:double}/{after}.png", (string language, double before, string after) =>
            Sizes(before, after) is { } sizes ? Results.Bytes(ClockPicture.Png(sizes.Before, sizes.After), "image/png") : Results.NotFound());
        pictures.MapGet("/playbook/{name}/{language}.svg", (string name, string language, PlaybookShelf playbooks) =>
            playbooks.Find(name) is { } playbook ? Results.Text(PlaybookPicture.Svg(playbook, Languages.Shipped.For(language)), "image/svg+xml; charset=utf-8") : Results.NotFound());
    }

    private static (double Before, double After)? Sizes(double before, string after) =>
        double.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out var second) && Math.Abs(before) < Most && Math.Abs(second) < Most ? (before, second) : null;
}
