using System.Globalization;

namespace SupportBot.Api;

/// <summary>
/// <c>events dead</c> lists what was set aside, <c>events replay KEY</c> or <c>events replay --all</c> lets it be handled again. Asks the bot that
/// runs at <c>--at</c> (its own address by default), with the key of the setting <c>Api:Key</c> where there is one.
/// </summary>
internal static class EventsCommand
{
    private const string Usage = $"events dead | events replay KEY | events replay --all   [--at {Listening.Default}]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        using var bot = BotCaller.Of(args, new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
        if (bot is null)
        {
            await errors.WriteLineAsync(BotCaller.NoAddress);
            return 2;
        }

        try
        {
            return args switch
            {
                [_, "dead", ..] => await ListAsync(bot, output),
                [_, "replay", "--all", ..] => await ReplayAsync(bot, null, output),
                [_, "replay", var eventKey, ..] when !eventKey.StartsWith("--", StringComparison.Ordinal) => await ReplayAsync(bot, eventKey, output),
                _ => await RefuseAsync(errors),
            };
        }
        catch (HttpRequestException error)
        {
            await errors.WriteLineAsync(bot.Excuse(error));
            return 1;
        }
    }

    private static async Task<int> ListAsync(BotCaller bot, TextWriter output)
    {
        var events = (await bot.GetAsync("/api/events/dead"))["events"]!.AsArray();
        foreach (var dead in events)
            await output.WriteLineAsync($"{dead!["receivedAt"]}  {dead["attempts"]} attempts  {dead["error"]}  {dead["conversation"]}  {dead["key"]}");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{events.Count} set aside"));
        return 0;
    }

    private static async Task<int> ReplayAsync(BotCaller bot, string? key, TextWriter output)
    {
        var conversations = (await bot.PostAsync(key is null ? "/api/events/replay" : $"/api/events/replay?key={Uri.EscapeDataString(key)}", new { }))["conversations"]!.AsArray();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{conversations.Count} conversations go on"));
        return conversations.Count == 0 && key is not null ? 1 : 0;
    }

    private static async Task<int> RefuseAsync(TextWriter errors)
    {
        await errors.WriteLineAsync(Usage);
        return 2;
    }
}
