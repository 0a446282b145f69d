namespace SupportBot.Teams;

/// <summary>In this build <c>CloudAdapter</c> checks the token of an activity itself, on its way through the <see cref="IActivityDoor"/>.</summary>
internal sealed class ChannelTokens
{
#pragma warning disable CA1822 // stands for a class whose members need an instance
    public Task<string?> RefusalAsync(string? authorization, Activity activity, CancellationToken cancellation) => Task.FromResult<string?>(null);
#pragma warning restore CA1822
}
