using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;

namespace SupportBot.Turns;

/// <summary>
/// Leaves a platform alone that does not answer: after half of at least 20 calls within 30 s went wrong, one call each 15 s tries again. Apart for
/// each host and tenant, so that one that is down stops nobody else.
/// </summary>
internal sealed class Circuits(TimeProvider time)
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<(string Host, string Tenant), ResiliencePipeline<SendResult>> _circuits = new();

    /// <summary>Makes a call, or says when to try again.</summary>
    public async Task<SendResult> CallAsync(string host, string tenant, Func<CancellationToken, Task<SendResult>> call, CancellationToken cancellation)
    {
        try
        {
            return await _circuits.GetOrAdd((host, tenant), _ => New()).ExecuteAsync(static async (call, cancellation) => await call(cancellation), call, cancellation);
        }
        catch (BrokenCircuitException error)
        {
            return new SendLater(error.RetryAfter ?? Break, "left alone: most calls of the last 30 s went wrong");
        }
    }

    private ResiliencePipeline<SendResult> New() => new ResiliencePipelineBuilder<SendResult> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendResult>
        {
            FailureRatio = 0.5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = Break,
            ShouldHandle = call => ValueTask.FromResult(call.Outcome.Exception is not null || call.Outcome.Result is SendAmbiguous or SendLater { IsOutage: true }),
        })
        .Build();
}
