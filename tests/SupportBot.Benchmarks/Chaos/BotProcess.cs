using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>One bot as a child process on a port of its own. It is killed by its id, and may be started again with other faults.</summary>
/// <param name="log">A file for what the process writes.</param>
/// <param name="command">What to start in place of the bot: a program and its first argument.</param>
internal sealed class BotProcess(int port, IEnumerable<(string Name, string Value)> settings, string log, params string[] command) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Lock _gate = new();
    private Process? _process;

    /// <summary>The bot to start: the one beside this program, unless another version is wanted.</summary>
    public static string Program { get; set; } = Path.Combine(AppContext.BaseDirectory, "SupportBot.dll");

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

    public bool IsRunning => _process is { HasExited: false };

    public int Id => _process!.Id;

    /// <summary>How it ended.</summary>
    public int ExitCode => _process!.ExitCode;

    /// <summary>Timestamps of when it was seen to be gone.</summary>
    public List<long> Deaths { get; } = [];

    /// <summary>CPU time of the process so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it; does not wait until it is ready.</summary>
    /// <param name="faults">Value of <c>SUPPORTBOT_FAULTS</c>.</param>
    public void Start(string? faults = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [.. command.Length > 0 ? command : [Program], $"--urls={Address}", .. settings.Select(setting => $"--{setting.Name}={setting.Value}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["SUPPORTBOT_FAULTS"] = faults;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process?.Dispose();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until <c>/readyz</c> says yes.</summary>
    /// <exception cref="InvalidOperationException">The process ended, or is not ready within three minutes.</exception>
    public async Task ReadyAsync()
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience; await Task.Delay(50))
        {
            if (!IsRunning)
                throw new InvalidOperationException($"The bot ended with {_process!.ExitCode} before it was ready; see {log}.");
            if (await AsksAsync("readyz") == HttpStatusCode.OK)
                return;
        }

        throw new InvalidOperationException($"The bot is not ready after {Patience.TotalSeconds} s; see {log}.");
    }

    /// <summary>SIGKILL; returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        Deaths.Add(Stopwatch.GetTimestamp());
    }

    /// <summary>SIGTERM; returns when the process is gone, and how long that took.</summary>
    public async Task<TimeSpan> TerminateAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        Deaths.Add(Stopwatch.GetTimestamp());
        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Returns when the process is gone; false = it lives on.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan patience)
    {
        try
        {
            await _process!.WaitForExitAsync().WaitAsync(patience);
            Deaths.Add(Stopwatch.GetTimestamp());
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (IsRunning)
        {
            _process!.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
    }

    private async Task<HttpStatusCode?> AsksAsync(string path)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(Address, path));
            return response.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private void Write(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
            File.AppendAllText(log, line + "\n");
    }
}
