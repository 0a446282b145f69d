using System.Diagnostics;
using System.Globalization;
using SupportBot.Tests.Support;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>Both instances behind nginx are replaced one after the other while events come in; nobody outside notices.</summary>
internal static class RollingRun
{
    private const int PerSecond = 30;
    private const string Nginx = "/usr/sbin/nginx";

    public static async Task<Verdict?> RunAsync(ChaosStore store, ChaosOptions options)
    {
        if (store is not PostgresChaosStore)
            return null;
        if (!File.Exists(Nginx))
            return new("rolling restart behind nginx", "", ["nginx is not installed: apt-get install nginx-light"]);
        await using var fleet = await Fleet.StartAsync(store, Mishaps.None, options.Folder, settings: ("Stop:WaitSeconds", "5"));
        var port = PostgresServer.FreePort();
        var configuration = Path.Combine(options.Folder, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(port, fleet.Bots.Select(bot => bot.Address), options.Folder));
        using var nginx = Process.Start(new ProcessStartInfo(Nginx, ["-p", options.Folder, "-c", configuration, "-e", Path.Combine(options.Folder, "nginx-error.log")]))!;
        try
        {
            fleet.Doors.Clear();
            fleet.Doors.Add(new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
            return await ReplaceAllAsync(fleet, options);
        }
        finally
        {
            nginx.Kill();
            await nginx.WaitForExitAsync();
        }
    }

    private static async Task<Verdict> ReplaceAllAsync(Fleet fleet, ChaosOptions options)
    {
        var crowd = new Crowd(fleet, 0, options.Seed);
        await Task.Delay(500);
        await Steadily.SendAsync(fleet, crowd, PerSecond / 3, TimeSpan.FromSeconds(4), "warm"); // what is replaced has run for a while
        var replacing = ReplaceAsync(fleet);
        var sent = new List<Ack>();
        while (!replacing.IsCompleted)
            sent.AddRange(await Steadily.SendAsync(fleet, crowd, PerSecond, TimeSpan.FromSeconds(2), "rolling"));
        var (stops, codes) = await replacing;
        var findings = new Findings();
        findings.That(sent.All(ack => ack.IsGood), $"{sent.Count(ack => !ack.IsGood)} acknowledgements failed: {string.Join(", ", sent.Where(ack => !ack.IsGood).Select(ack => ack.Status).Distinct())}");
        findings.That(stops.TrueForAll(stop => stop < TimeSpan.FromSeconds(25)), $"an instance took {stops.Max().TotalSeconds:0.0} s to stop");
        findings.That(codes.TrueForAll(code => code == 0), $"an instance ended with {codes.Max()}");
        findings.That(await fleet.DrainAsync(TimeSpan.FromSeconds(60)) == 0, "something is stuck after 60 s");
        (await Books.ReadAsync(fleet, crowd.Acknowledged)).Judge(findings);
        return new(
            $"rolling restart of {fleet.Bots.Count} instances behind nginx at {PerSecond} requests/s",
            $"{sent.Count} requests, slowest {sent.Max(ack => ack.Took).TotalMilliseconds:0} ms; stopped within {string.Join(" and ", stops.Select(stop => stop.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)))} s",
            findings.All);
    }

    private static async Task<(List<TimeSpan> Stops, List<int> Codes)> ReplaceAsync(Fleet fleet)
    {
        var (stops, codes) = (new List<TimeSpan>(), new List<int>());
        foreach (var bot in fleet.Bots)
        {
            await Task.Delay(2000);
            stops.Add(await bot.TerminateAsync());
            codes.Add(bot.ExitCode);
            bot.Start();
            await bot.ReadyAsync();
        }

        await Task.Delay(1000);
        return (stops, codes);
    }

    /// <summary>
    /// An event that one instance does not take is sent to the other: it has a key, so that twice does no harm. No instance is left alone for a
    /// while because it refused something: nginx would count a 503 as a failure, and after one each there would be nobody left to ask.
    /// </summary>
    private static string Configuration(int port, IEnumerable<Uri> bots, string folder) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        master_process off;
        worker_processes 1;
        pid {{folder}}/nginx.pid;
        events { worker_connections 512; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/nginx-body;
          proxy_temp_path {{folder}}/nginx-proxy;
          fastcgi_temp_path {{folder}}/nginx-fastcgi;
          uwsgi_temp_path {{folder}}/nginx-uwsgi;
          scgi_temp_path {{folder}}/nginx-scgi;
          upstream bots { {{string.Join(' ', bots.Select(bot => $"server {bot.Authority} max_fails=0;"))}} }
          server {
            listen 127.0.0.1:{{port}};
            location / {
              proxy_pass http://bots;
              proxy_set_header Host localhost;
              proxy_connect_timeout 1s;
              proxy_next_upstream error timeout http_502 http_503 non_idempotent;
            }
          }
        }
        """);
}
