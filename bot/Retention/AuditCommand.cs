using SupportBot.Api;

namespace SupportBot.Retention;

/// <summary><c>audit</c>: who pressed what, newest first, as the bot at <c>--at</c> tells; of one <c>--conversation</c> or <c>--person</c> where named.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        using var bot = BotCaller.Of(args, new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
        if (bot is null)
        {
            await errors.WriteLineAsync(BotCaller.NoAddress);
            return 2;
        }

        string Escaped(string option) => Uri.EscapeDataString(BotCaller.Option(args, option) ?? "");
        try
        {
            var answer = await bot.GetAsync($"/api/audit?conversation={Escaped("--conversation")}&person={Escaped("--person")}&top=1000");
            foreach (var entry in answer["entries"]!.AsArray())
                await output.WriteLineAsync($"{entry!["at"]}  {entry["conversation"]}  {entry["person"] ?? "bot"}  {entry["what"]}  {entry["subject"]}  {entry["detail"]}");
            return 0;
        }
        catch (HttpRequestException error)
        {
            await errors.WriteLineAsync(bot.Excuse(error));
            return 1;
        }
    }
}
