namespace SupportBot.Slack;

/// <summary>Asks Slack who we are when the bot starts, and again until it knows; says which scopes are missing, since Slack just stays silent then.</summary>
internal sealed partial class SlackIdentity(SlackApi api, SlackOptions options, TimeProvider time, ILogger<SlackIdentity> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>What the manifest asks for.</summary>
    public static readonly ImmutableArray<string> Scopes =
    [
        "app_mentions:read", "channels:history", "chat:write", "commands", "files:read", "groups:history", "im:history", "links:read", "links:write", "mpim:history", "users:read",
    ];

    public SlackMe Me { get; private set; } = new();

    /// <summary>The first try is made before anything is heard, but a Slack that does not answer holds up no start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.IsSetUp)
            await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.IsSetUp && Me.User is null)
        {
            await Task.Delay(Again, time, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            if (await api.CallAsync("auth.test", [], patience.Token) is SlackDone { Answer: var answer })
            {
                Me = new(answer.Text("user_id"), answer.Text("bot_id"), answer.Text("team_id"), Uri.TryCreate(answer.Text("url"), UriKind.Absolute, out var site) ? site : null);
                var missing = string.Join(", ", Scopes.Except(api.GrantedScopes ?? Scopes));
                if (missing.Length > 0)
                    LogMissing(missing);
                return;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }

        LogUnknown();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Slack app lacks scopes of the manifest: {Scopes}. What needs them stays silent. Add them under \"OAuth & Permissions\" and reinstall the app")]
    private partial void LogMissing(string scopes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not tell who we are (auth.test). Mentions are still heard; asked again in a minute")]
    private partial void LogUnknown();
}
