using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;

namespace SupportBot.Benchmarks.Teams;

/// <summary>
/// Many people at once walk the clock's playbook in Teams, against the bot as a process of its own with its store in a file, and a connector that takes
/// everything at once. Nothing may be lost; exit code 1 otherwise.
/// </summary>
internal static class TeamsLoadCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var count = int.Parse(arguments.Find("conversations") ?? "1000", CultureInfo.InvariantCulture);
        var samples = LoadSamples.Read(Path.Combine(Repository(), "tests", "SupportBot.Tests", "Transcripts", "Samples"));
        var folder = Directory.CreateTempSubdirectory("supportbot-load-");
        await using var connector = await LoadConnector.StartAsync();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{FreePort()}"), Timeout = Patience };
        using var bot = Start(http.BaseAddress, folder.FullName);
        try
        {
            await ReadyAsync(http, bot);
            await WalkAllAsync(http, connector, samples, -50, 50); // until the code is compiled
            var (cpu, posted, begun) = (Cpu(bot), connector.Posted, Stopwatch.GetTimestamp());
            var walks = await WalkAllAsync(http, connector, samples, 0, count);
            Report(walks, Stopwatch.GetElapsedTime(begun), Cpu(bot) - cpu, connector.Posted - posted);
            return walks.All(walk => walk.Turns.Count == 6) ? 0 : 1;
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<LoadWalk[]> WalkAllAsync(HttpClient http, LoadConnector connector, LoadSamples samples, int first, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var walks = Enumerable.Range(first, count).Select(number => new LoadWalk(http, connector.ServiceUrl, number, samples)).ToArray();
        foreach (var walk in walks)
            connector.Add(walk.Conversation, walk);
        await Task.WhenAll(walks.Select(async walk =>
        {
            try
            {
                await walk.WalkAsync(patience.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or HttpRequestException)
            {
                Console.WriteLine($"{walk.Conversation} got stuck after {walk.Turns.Count} turns: {error.GetType().Name}");
            }
        }));
        return walks;
    }

    private static void Report(LoadWalk[] walks, TimeSpan wall, TimeSpan cpu, int posted)
    {
        double[] turns = [.. walks.SelectMany(walk => walk.Turns).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            conversations {walks.Length}, ended verified {walks.Count(walk => walk.Turns.Count == 6)}, lost {walks.Count(walk => walk.Turns.Count < 6)}
            turns {turns.Length} in {wall.TotalSeconds:F1} s: {turns.Length / wall.TotalSeconds:F0} turns/s, messages posted {posted}
            person's wait p50 {turns[turns.Length / 2]:F0} ms, p99 {turns[turns.Length * 99 / 100]:F0} ms, longest {turns[^1]:F0} ms
            CPU of the bot {cpu.TotalMilliseconds / turns.Length:F2} ms a turn
            """));
    }

    private static Process Start(Uri address, string folder)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var dll = Path.Combine(output.Parent!.Parent!.FullName, "SupportBot", output.Name, "SupportBot.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "--urls", address.AbsoluteUri, "--Storage:Path", Path.Combine(folder, "bot.db"), "--Logging:LogLevel:Default", "Warning"])
        {
            WorkingDirectory = Path.Combine(Repository(), "bot"),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return Process.Start(start) ?? throw new InvalidOperationException("The bot did not start.");
    }

    private static async Task ReadyAsync(HttpClient http, Process bot)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience && !bot.HasExited; await Task.Delay(100))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }

        throw new InvalidOperationException("The bot did not become ready.");
    }

    private static TimeSpan Cpu(Process bot)
    {
        bot.Refresh();
        return bot.TotalProcessorTime;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
