using SupportBot.Articles;
using SupportBot.Dialogs.Articles;
using SupportBot.Storage;
using SupportBot.Time;
using SupportBot.Turns;

namespace SupportBot.Api;

/// <summary><c>/livez</c>: the process answers. <c>/readyz</c>: it can do its work.</summary>
internal static class HealthEndpoints
{
    private const int MostBroken = 20;
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan OldestAllowed = TimeSpan.FromSeconds(60);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/livez", () => "ok").ExcludeFromDescription();
        app.MapGet("/readyz", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IBotStore store, ArticleLibrary library, OwnClock clock, Stopping stopping, ILogger<Program> log, CancellationToken cancellation)
    {
        var health = await StoreAsync(store, log, cancellation);
        var indexed = library.Ready.IsCompletedSuccessfully;
        var snapshot = library.Current;
        var ready = health is not null && health.OldestEvent < OldestAllowed && indexed && clock.State != OwnClockState.Wrong && !stopping.HasBegun;
        return Results.Json(
            new
            {
                ready,
                stopping = stopping.HasBegun,
                clock = clock.State.ToString(),
                clockAheadSeconds = clock.Offset?.TotalSeconds,
                store = health is null ? "cannot be written" : "ok",
                waitingEvents = health?.WaitingEvents,
                oldestEventSeconds = health?.OldestEvent.TotalSeconds,
                waitingReplies = health?.WaitingReplies,
                oldestReplySeconds = health?.OldestReply.TotalSeconds,
                setAsideEvents = health?.DeadEvents,
                articles = snapshot.Count,
                articlesIndexed = indexed,
                articleFolders = snapshot.Folders.Select(folder => new { folder.Folder, folder.Files, folder.Editions, folder.Broken, folder.Stale }),
                brokenFiles = snapshot.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Take(MostBroken).Select(problem => new { problem.Source, problem.Line, problem.Message }),
            },
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<StoreHealth?> StoreAsync(IBotStore store, ILogger log, CancellationToken cancellation)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(LongestCheck);
            return await store.CheckAsync(patience.Token).WaitAsync(patience.Token);
        }
#pragma warning disable CA1031 // whatever is wrong with the store, the answer is "not ready"
        catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
#pragma warning disable CA1848 // once per failed probe
            log.LogError(error, "The store cannot be written");
#pragma warning restore CA1848
            return null;
        }
    }
}
