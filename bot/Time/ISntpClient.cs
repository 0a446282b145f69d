namespace SupportBot.Time;

/// <summary>Asks a server for the time, once.</summary>
internal interface ISntpClient
{
    /// <summary>Asks. Whatever goes wrong on the way is a <see cref="SntpRefusal"/>.</summary>
    /// <param name="attempt">How often this server was asked already: of a host with several addresses, each is asked in turn.</param>
    Task<SntpOutcome> AskAsync(TimeServer server, int attempt, CancellationToken cancellation);
}
