using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Dialogs;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>What callers are answered who wait for a turn.</summary>
public sealed class TurnRunnerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_comes_twice_at_once_is_answered_neither_time_before_it_is_kept()
    {
        await using var app = new BotApp();
        var store = DispatchProxy.Create<IBotStore, SlowToKeep>();
        var gate = (SlowToKeep)store;
        gate.Store = app.Services.GetRequiredService<IBotStore>();
        using var runner = ActivatorUtilities.CreateInstance<TurnRunner>(app.Services, store);
        var received = new IncomingEvent("web:t1:same", new("web", "", "t1"), new Said(new("p-Minji", "Minji"), "KA-10565"), "{}");
        var (first, second) = (runner.RunAsync(received, TimeSpan.Zero, Cancel), runner.RunAsync(received, TimeSpan.Zero, Cancel));
        await Task.WhenAny(gate.AskedTwice, second);
        Assert.False(second.IsCompleted);
        gate.Open();
        Assert.Null(await first);
        Assert.NotNull(await second);
        await runner.StopAsync();
    }

    [Fact]
    public async Task What_the_platform_tells_at_the_moment_when_the_turn_is_put_back_lets_it_go_on()
    {
        await using var app = new BotApp();
        var platform = new TellsWhenPutBack();
        var store = DispatchProxy.Create<IBotStore, NoticesPutBack>();
        var noticing = (NoticesPutBack)store;
        (noticing.Store, noticing.PutBack) = (app.Services.GetRequiredService<IBotStore>(), platform.Tell);
        var threads = ActivatorUtilities.CreateInstance<ThreadReaders>(app.Services, (IEnumerable<IInputCompletion>)[platform]);
        using var runner = ActivatorUtilities.CreateInstance<TurnRunner>(app.Services, store, threads);
        var received = new IncomingEvent("web:t2:told", new("web", "", "t2"), new Said(new("p-Minji", "Minji"), "KA-10565"), "{}");
        Assert.NotNull(await runner.RunAsync(received, TimeSpan.FromMinutes(1), Cancel));
        await runner.StopAsync();
    }
}

/// <summary>A platform that answers what it is asked at the worst moment.</summary>
internal sealed class TellsWhenPutBack : IInputCompletion
{
    private TaskCompletionSource _told = new();

    public string Name => "web";

    public async Task<UserInput> CompleteAsync(IncomingEvent received, CancellationToken cancellation)
    {
        await (_told = new()).Task;
        return received.Input;
    }

    public void Tell() => _told.TrySetResult();
}

/// <summary>A store that tells when a turn is put back.</summary>
#pragma warning disable CA1852 // a proxy is made of it
internal class NoticesPutBack : DispatchProxy
#pragma warning restore CA1852
{
    public IBotStore Store { get; set; } = null!;

    public Action PutBack { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(Store, args);
        return result is Task<TurnClaim> claim ? NoticeAsync(claim) : result;
    }

    private async Task<TurnClaim> NoticeAsync(Task<TurnClaim> claim) =>
        await claim is { Turn: { } turn } taken ? taken with { Turn = new Noticing(turn, PutBack) } : await claim;

    private sealed class Noticing(OpenTurn turn, Action putBack) : OpenTurn(turn.Pending)
    {
        public override Task<bool> CommitAsync(Turn made, CancellationToken cancellation) => turn.CommitAsync(made, cancellation);

        public override void PutBack()
        {
            turn.PutBack();
            putBack();
        }

        public override ValueTask DisposeAsync() => turn.DisposeAsync();
    }
}

/// <summary>A store that says of the first event it is asked to keep that it is new, of the others that they are not, and nothing until it is let.</summary>
#pragma warning disable CA1852 // a proxy is made of it
internal class SlowToKeep : DispatchProxy
#pragma warning restore CA1852
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _askedTwice = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    public IBotStore Store { get; set; } = null!;

    public Task AskedTwice => _askedTwice.Task;

    public void Open() => _open.SetResult();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IBotStore.ReceiveAsync) ? KeepAsync() : targetMethod.Invoke(Store, args);

    private async Task<bool> KeepAsync()
    {
        var asked = Interlocked.Increment(ref _asked);
        if (asked == 2)
            _askedTwice.SetResult();
        await _open.Task;
        return asked == 1;
    }
}
