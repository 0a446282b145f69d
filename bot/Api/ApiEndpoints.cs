using Microsoft.AspNetCore.Mvc;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Clock.Readings;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;
using SupportBot.Storage;
using SupportBot.Time;
using SupportBot.Turns;

namespace SupportBot.Api;

/// <summary>The HTTP API: the bot's abilities one by one, without a conversation. Described at <c>/openapi/v1.json</c>.</summary>
internal static class ApiEndpoints
{
    private const int MostMatches = 20;

    public static IServiceCollection AddSupportApi(this IServiceCollection services) => services
        .AddOpenApi()
        .AddProblemDetails()
        .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);

    public static void MapSupportApi(this WebApplication app)
    {
        app.UseWhen(IsApi, api => api.UseStatusCodePages());
        app.MapOpenApi();
        app.MapHealth();
        app.MapEvents();
        var api = app.MapGroup("/api").AddEndpointFilter(TextLimit.CheckAsync).WithTags("SupportBot").WithMetadata(new RequestSizeLimitAttribute(LargeBodies.Most));
        var articles = api.MapGroup("/articles").AddEndpointFilter(WhenIndexedAsync);
        articles.MapPost("/match", Match).WithSummary("Which article a pasted text belongs to, with the proving lines and the clocks in it.");
        articles.MapGet("", LookUp).WithSummary("Look-up by number in any spelling, URL, error text or keywords.");
        articles.MapGet("/{number}", Show).WithSummary("One article: metadata, sections, resolution steps, and what people said of it as an answer.");
        api.MapPost("/clock/evidence", (TextRequest request, HttpContext context) => Evidence(request.Text, Words(context, null)))
            .WithSummary("What a text proves about clocks.");
        api.MapPost("/clock/readings", (TextRequest request, HttpContext context) => ReadingAnswer.Of(ClockReadings.Read(request.Text), Words(context, null)))
            .WithSummary("What the output of a time tool says.");
        api.MapPost("/redact", (TextRequest request) => Redactor.Redact(request.Text)).WithSummary("The text without its secrets.");
        api.MapGet("/timeline", TimelineAsync).WithSummary("The record of a thread as Markdown, by its conversation key, for example web//incident: who did what and when, the clock before and after.");
        api.MapGet("/time", (ITrustedTime time) => TimeAnswer.Of(time.Now)).WithSummary("The bot's time, its source and how far it may be off.");
    }

    /// <summary>Ours to describe errors in; what Teams calls has a protocol of its own.</summary>
    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments("/api/messages", StringComparison.OrdinalIgnoreCase);

    /// <summary>An answer from half an index would be a wrong one: until the articles are indexed, callers are told to come back.</summary>
    private static async ValueTask<object?> WhenIndexedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<IDialogSource>().Ready.IsCompletedSuccessfully)
            return await next(context);
        context.HttpContext.Response.Headers.RetryAfter = "1";
        return Results.Problem("The articles are still being indexed. Try again in a second.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static MatchAnswer Match(MatchRequest request, IDialogSource source, HttpContext context)
    {
        var words = Words(context, request.Locale);
        var paste = PastedText.Of(request.Text);
        var clock = EvidenceReader.Read(paste);
        var result = source.Articles.Match(paste, request.Locale, Math.Clamp(request.Top ?? 5, 1, MostMatches), clock, IsForCallers, source.Verdicts);
        return MatchAnswer.Of(result, clock.Verdict == ClockVerdict.NotClock ? null : EvidenceAnswer.Of(clock, words), request.Locale ?? words.Tag);
    }

    private static LookUpAnswer LookUp([FromQuery] string? q, [FromQuery] string? locale, [FromQuery] int? top, IDialogSource source, HttpContext context)
    {
        var language = locale ?? Words(context, null).Tag;
        return new([.. source.Articles.LookUp(q ?? "", language, Math.Clamp(top ?? 10, 1, 100), IsForCallers).Select(match => ArticleHit.Of(match, language))]);
    }

    private static IResult Show(string number, [FromQuery] string? locale, IDialogSource source, HttpContext context) =>
        ArticleNumber.TryParse(number, null, out var parsed) && source.Articles.Find(parsed) is { } article && IsForCallers(article)
            ? Results.Ok(ArticleAnswer.Of(article, source.Verdicts.Of(parsed), locale ?? Words(context, null).Tag))
            : Results.Problem(
                title: "No such article",
                detail: $"There is no article '{number}'. Look it up with GET /api/articles?q=..., or check Articles:Folders.",
                statusCode: StatusCodes.Status404NotFound);

    private static async Task<IResult> TimelineAsync([FromQuery] string conversation, [FromQuery] string? locale, IDialogSource source, IBotStore store, TimeProvider time, CancellationToken cancellation)
    {
        if (conversation.Split('/').Length != 3)
            return Results.Problem("'conversation' is channel/tenant/thread, for example web//incident.", statusCode: StatusCodes.Status400BadRequest);
        var key = ConversationKey.Parse(conversation);
        var state = await store.ReadConversationAsync(key, cancellation);
        return Results.Text(source.For(key).Timeline(state, locale, NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow())), "text/markdown; charset=utf-8");
    }

    private static bool IsForCallers(Article article) => article.IsFor("api");

    private static EvidenceAnswer Evidence(string text, Language words) => EvidenceAnswer.Of(EvidenceReader.Read(PastedText.Of(text)), words);

    private static Language Words(HttpContext context, string? locale) =>
        Languages.Shipped.For(locale ?? context.Request.GetTypedHeaders().AcceptLanguage?.OrderByDescending(each => each.Quality ?? 1).FirstOrDefault()?.Value.Value);
}

/// <summary>A text to read.</summary>
internal sealed record TextRequest(string Text);

/// <summary>A text to match.</summary>
/// <param name="Text">What was pasted.</param>
/// <param name="Locale">Language of the person, for titles; null = that of Accept-Language.</param>
/// <param name="Top">How many candidates, 1 to 20; 5 by default.</param>
internal sealed record MatchRequest(string Text, string? Locale, int? Top);
