using System.Globalization;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;
using SupportBot.Storage;
using SupportBot.Turns;

namespace SupportBot.Time;

/// <summary>
/// <c>GET /check/{code}</c>: the bot's time, in seconds since 1970 UTC. <c>GET /check/{code}?t=SECONDS&amp;after=THAT</c>: takes what a host's clock says
/// for the run that gave out the code, once, and answers with the offset. Plain text for a terminal, in the thread's language.
/// </summary>
internal static class CheckEndpoint
{
    public static IServiceCollection AddCheckLinks(this IServiceCollection services) => services.AddSingleton<CheckLimits>();

    public static void MapCheckLinks(this WebApplication app) => app.MapGet("/check/{code}", AnswerAsync)
        .WithTags("SupportBot").WithSummary("For the owner of a host: what its clock says, compared with the bot's time. The code comes from a card.");

    private static async Task<IResult> AnswerAsync(
        string code, string? t, string? after, HttpContext context, ITrustedTime time, CheckLimits limits, IBotStore store, TurnRunner turns, CancellationToken cancellation)
    {
        var arrived = time.Now;
        context.Response.Headers.CacheControl = "no-store";
        code = code.ToUpperInvariant();
        if (!limits.Admits(context.Connection.RemoteIpAddress, code))
            return Say(Languages.Shipped.For(null), StatusCodes.Status429TooManyRequests, "too-many");
        var place = await store.FindCheckAsync(code, cancellation);
        var conversation = place is null ? Conversation.New : await store.ReadConversationAsync(place.Conversation, cancellation);
        var words = Languages.Shipped.For(conversation.Language);
        if (place is null || conversation.CheckOf(code) is not var (run, link))
            return Say(words, StatusCodes.Status404NotFound, "unknown");
        if (link.StateIn(run, Instant.FromDateTimeOffset(arrived.Utc)) is var state and not CheckState.Open)
            return Gone(words, state);
        if (t is null && after is null)
            return Results.Text(Written(time.Now.Utc));
        if (HostStamp.TryParse(t) is not { } stamp || (after is { Length: > 0 } && HostStamp.TryParse(after) is null))
            return Say(words, StatusCodes.Status400BadRequest, "no-number");

        var uncertainty = arrived.Uncertainty is { } bound ? Duration.FromTimeSpan(bound) : (Duration?)null;
        var clock = HostMeasure.Of(stamp, HostStamp.TryParse(after)?.At, Instant.FromDateTimeOffset(arrived.Utc), uncertainty);
        var isFirst = await turns.ReceiveAsync(new($"check:{code}", place.Conversation, new Measured(code, clock), place.Address), cancellation);
        return isFirst ? Told(words, clock) : Gone(words, CheckState.Used);
    }

    /// <summary>Cut off, never rounded up: the answer is written at this time or later.</summary>
    private static string Written(DateTimeOffset now)
    {
        var ticks = now.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        return string.Create(CultureInfo.InvariantCulture, $"{ticks / TimeSpan.TicksPerSecond}.{ticks % TimeSpan.TicksPerSecond:0000000}\n");
    }

    private static IResult Told(Language words, HostMeasure clock) =>
        Results.Text(string.Join('\n', [words.Say(CheckWords.Of(clock)), .. CheckWords.Caveats(clock).Select(words.Say), words["check-link.told"], ""]));

    private static IResult Gone(Language words, CheckState state) => Say(words, StatusCodes.Status410Gone, state switch
    {
        CheckState.Used => "used",
        CheckState.Expired => "expired",
        _ => "moved-on",
    });

    private static IResult Say(Language words, int status, string sentence) => Results.Text(words[$"check-link.{sentence}"] + "\n", statusCode: status);
}
