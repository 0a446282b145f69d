using SupportBot.Dialogs.Words;

namespace SupportBot.Web;

/// <summary>Says on the console, once the process listens, where to go and what to try.</summary>
internal sealed partial class Greeting(IHostApplicationLifetime lifetime, Site site, ILogger<Greeting> log) : IHostedService
{
    private static readonly ImmutableArray<string> Sentences = ["start.listening", "start.try-page", "start.try-question", "start.stop"];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Greet);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Greet()
    {
        if (!log.IsEnabled(LogLevel.Information))
            return;
        var address = site.Local.GetLeftPart(UriPartial.Authority);
        var lines = Sentences.Select(sentence => Languages.Shipped.For("en").Say(sentence, ("address", address)));
        var greeting = string.Join(Environment.NewLine, lines);
        LogGreeting(greeting);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Greeting}")]
    private partial void LogGreeting(string greeting);
}
