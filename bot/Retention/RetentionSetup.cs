using SupportBot.Storage;

namespace SupportBot.Retention;

/// <summary>What is kept, for how long, and how to have it removed or accounted for.</summary>
internal static class RetentionSetup
{
    private const int MostEntries = 1000;

    /// <exception cref="InvalidOperationException">A setting is wrong; the sentence names it.</exception>
    public static IServiceCollection AddRetention(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(Keep.Of(configuration)).AddHostedService<Sweep>();

    public static void MapRetention(this WebApplication app)
    {
        app.MapPost("/api/erase", EraseAsync).WithTags("SupportBot").WithSummary("Removes a person: messages, ids, names. The id is the channel's own, such as U012AB3CD in Slack.");
        app.MapGet("/api/audit", AuditAsync).WithTags("SupportBot").WithSummary("Who pressed what, and what became of replies; newest first. Of one conversation or person where named.");
    }

    private static async Task<IResult> EraseAsync(EraseRequest request, IKeeping keeping, CancellationToken cancellation)
    {
        if (request.User is not { Length: >= PersonId.Shortest and <= PersonId.Longest } user)
            return Results.Problem($"'user' is missing or has not {PersonId.Shortest} to {PersonId.Longest} characters. Send {{\"user\": \"the channel's id of the person\"}}.", statusCode: StatusCodes.Status400BadRequest);
        var erased = await keeping.EraseAsync(user, cancellation);
        return Results.Ok(new { conversationsRemoved = erased.Removed, conversationsChanged = erased.Changed });
    }

    private static async Task<IResult> AuditAsync(string? conversation, string? person, int? top, IKeeping keeping, CancellationToken cancellation) =>
        Results.Ok(new { entries = await keeping.AuditAsync(conversation, person, Math.Clamp(top ?? 100, 1, MostEntries), cancellation) });
}

/// <summary>Whom to erase.</summary>
internal sealed record EraseRequest(string? User);

/// <summary>What an id of a person looks like.</summary>
internal static class PersonId
{
    /// <summary>A shorter one stands by chance in all kinds of texts.</summary>
    public const int Shortest = 3;

    public const int Longest = 300;
}
