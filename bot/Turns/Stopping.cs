namespace SupportBot.Turns;

/// <summary>
/// The end of the process, in an order that loses nothing: first <c>/readyz</c> says no, while requests are still answered, so that load balancers
/// look elsewhere; then the server closes, the turns and sends at hand are finished, and what is held is given back. All within 25 s.
/// </summary>
internal sealed class Stopping(IHostApplicationLifetime lifetime, IHostEnvironment environment, IConfiguration configuration) : IHostedService
{
    /// <summary>Of the 25 s: this for those who still send, the rest for what is at hand.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>True once the process was told to stop.</summary>
    public bool HasBegun { get; private set; }

    /// <summary><c>Stop:WaitSeconds</c>: how long to go on taking requests after the readiness is gone; 5 at most, nothing in Development.</summary>
    private TimeSpan Wait => TimeSpan.FromSeconds(Math.Clamp(configuration.GetValue("Stop:WaitSeconds", environment.IsDevelopment() ? 0 : LongestWait.TotalSeconds), 0, LongestWait.TotalSeconds));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() =>
        {
            HasBegun = true;
            Thread.Sleep(Wait); // the host waits for this before it stops anything
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
