using System.Net.WebSockets;
using System.Security.Cryptography;

namespace SupportBot.Slack;

/// <summary>
/// Keeps a connection of Socket Mode open, where <c>Slack:AppToken</c> is set. When Slack announces that it will close one, the next is opened
/// first, so that no moment is without one; a connection that is lost, or silent without answering pings, is replaced.
/// </summary>
internal sealed partial class SlackSockets(SlackApi api, SlackOptions options, SlackHandlers handlers, TimeProvider time, ILogger<SlackSockets> log) : BackgroundService
{
    private static readonly TimeSpan Hello = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Errors after which another try is of no use.</summary>
    private static readonly string[] Final = ["invalid_auth", "not_authed", "account_inactive", "user_removed_from_team", "team_disabled", "not_allowed_token_type", "missing_scope"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options is not { IsSetUp: true, AppToken: not null })
            return;
        var wait = Shortest;
        while (!stoppingToken.IsCancellationRequested)
        {
            var ended = await ConnectAsync(null, stoppingToken);
            while (ended.Successor is { } successor)
                ended = await successor;
            if (ended.Again is not { } least)
                return;
            wait = ended.Connected ? Shortest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, wait.Ticks * 2));
            var jitter = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)wait.TotalMilliseconds / 2));
            await Task.Delay(least > wait ? least : wait + jitter, time, stoppingToken);
        }
    }

    /// <summary>Opens a connection and reads it to its end.</summary>
    private async Task<SlackConnection> ConnectAsync(Func<Task>? established, CancellationToken stopping)
    {
        switch (await api.CallAsync("apps.connections.open", [], stopping, options.AppToken))
        {
            case SlackDone { Answer: var answer } when Uri.TryCreate(answer.Text("url"), UriKind.Absolute, out var address):
                return await ReadAsync(address, established, stopping);
            case SlackRefused refused when Final.Contains(refused.Error):
                LogStopped(refused.Error);
                return new(null, false);
            case SlackLater later:
                return new(later.Wait, false);
            case var other:
                LogNotConnected(other.ToString());
                return new(TimeSpan.Zero, false);
        }
    }

    private async Task<SlackConnection> ReadAsync(Uri address, Func<Task>? established, CancellationToken stopping)
    {
        using var client = new ClientWebSocket();
        client.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        client.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        using var socket = new SlackSocket(client, handlers, log);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            patience.CancelAfter(Hello);
            await client.ConnectAsync(address, patience.Token);
        }
        catch (Exception error) when (error is WebSocketException || (error is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            LogNotConnected(error.GetType().Name);
            return new(TimeSpan.Zero, false);
        }

        Task<SlackConnection>? successor = null;
        using var stopReading = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var reading = socket.ReadAsync(() => successor ??= ConnectAsync(socket.CloseAsync, stopping), stopReading.Token);
        if (await Task.WhenAny(socket.Ready, reading, Task.Delay(Hello, time, stopping)) != socket.Ready || !socket.Ready.IsCompletedSuccessfully)
        {
            await stopReading.CancelAsync();
            await Ended(reading);
            LogNotConnected("no hello");
            return new(TimeSpan.Zero, false);
        }

        LogConnected();
        if (established is not null)
            await established();
        var allowed = await Ended(reading);
        stopping.ThrowIfCancellationRequested();
        if (!allowed)
        {
            LogStopped("link_disabled");
            return new(null, true);
        }

        return new(TimeSpan.Zero, true, successor);
    }

    private static async Task<bool> Ended(Task<bool> reading)
    {
        try
        {
            return await reading;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to Slack over Socket Mode")]
    private partial void LogConnected();

    [LoggerMessage(Level = LogLevel.Warning, Message = "No connection to Slack over Socket Mode ({Reason}); tried again")]
    private partial void LogNotConnected(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Socket Mode has ended for good: Slack says {Error}. Check Slack:AppToken and \"Socket Mode\" on the app's page, then restart the bot")]
    private partial void LogStopped(string error);
}

/// <summary>How a connection ended.</summary>
/// <param name="Again">How long to wait at least before the next try; null = never again.</param>
/// <param name="Connected">Whether it stood.</param>
/// <param name="Successor">The connection that took over from it; null = none.</param>
internal sealed record SlackConnection(TimeSpan? Again, bool Connected, Task<SlackConnection>? Successor = null);
