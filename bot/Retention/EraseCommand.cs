using System.Globalization;
using SupportBot.Api;
using SupportBot.Storage;

namespace SupportBot.Retention;

/// <summary>
/// <c>erase --user ID</c>: removes a person. Works on the store of the settings itself; where a running bot holds that (a SQLite file), it asks the
/// bot at <c>--at</c>, as it does when <c>--at</c> is given.
/// </summary>
internal static class EraseCommand
{
    private const string Usage = $"erase --user ID   [--at {Listening.Default}] [--Storage:Path FILE | --Storage:Postgres CONNECTION]";

    public static async Task<int> RunAsync(string[] args, WebApplicationBuilder builder, TextWriter output, TextWriter errors)
    {
        if (BotCaller.Option(args, "--user") is not { Length: >= PersonId.Shortest and <= PersonId.Longest } user)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        if (!args.Contains("--at") && builder.Configuration["Storage:Path"] != ":memory:")
        {
            try
            {
                return await TellAsync(output, await EraseHereAsync(builder, user));
            }
            catch (StoreInUseException)
            {
                // by a running bot, which can be asked
            }
        }

        using var bot = BotCaller.Of(args, builder.Configuration);
        if (bot is null)
        {
            await errors.WriteLineAsync(BotCaller.NoAddress);
            return 2;
        }

        try
        {
            var answer = await bot.PostAsync("/api/erase", new EraseRequest(user));
            return await TellAsync(output, new((int)answer["conversationsRemoved"]!, (int)answer["conversationsChanged"]!));
        }
        catch (HttpRequestException error)
        {
            await errors.WriteLineAsync(bot.Excuse(error));
            return 1;
        }
    }

    private static async Task<Erased> EraseHereAsync(WebApplicationBuilder builder, string user)
    {
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(builder.Configuration);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var store = builder.Build();
        if (store.Services.GetService<PostgresDatabase>() is { } postgres)
            await postgres.StartAsync(CancellationToken.None);
        return await store.Services.GetRequiredService<IKeeping>().EraseAsync(user, CancellationToken.None);
    }

    private static async Task<int> TellAsync(TextWriter output, Erased erased)
    {
        await output.WriteLineAsync(erased is { Removed: 0, Changed: 0 }
            ? "Nobody with this id is known."
            : string.Create(CultureInfo.InvariantCulture, $"Erased: {erased.Removed} conversations removed, {erased.Changed} conversations of several people changed."));
        return 0;
    }
}
