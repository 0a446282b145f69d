using SupportBot.Storage;

namespace SupportBot.Retention;

/// <summary>Removes what is older than <see cref="Keep"/> says: at the start and then each hour. Every instance does; a row is removed once.</summary>
internal sealed partial class Sweep(IKeeping keeping, Keep keep, TimeProvider time, ILogger<Sweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (await keeping.ForgetAsync(keep.Evidence.ToTimeSpan(), stoppingToken) is > 0 and var removed)
                    LogRemoved(removed, keep.Evidence.TotalDays);
            }
            catch (StoreUnavailableException error)
            {
                LogStoreAway(error.Message);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Removed} records older than {Days} days were removed")]
    private partial void LogRemoved(int removed, double days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is old could not be removed: {Reason}")]
    private partial void LogStoreAway(string reason);
}
