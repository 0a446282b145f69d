using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>What the worker of a conversation remembers between two turns.</summary>
/// <param name="places">Places to read long texts.</param>
internal sealed class Worker(SemaphoreSlim places) : IDisposable
{
    private bool _hasPlace;
    private (string Event, UserInput Input)? _asked;

    /// <summary>How often in a row the conversation was found held by somebody else.</summary>
    public int Held { get; set; }

    /// <summary>How often in a row a turn failed.</summary>
    public int Failed { get; set; }

    /// <summary>The event's input with what the platform was asked for; null = it was not asked yet.</summary>
    public Task<UserInput>? AskedOf(IncomingEvent received) => _asked is var (key, input) && key == received.Key ? Task.FromResult(input) : null;

    /// <summary>Waits for what the platform is asked for.</summary>
    public async Task AskAsync(IncomingEvent received, Task<UserInput> input) => _asked = (received.Key, await input);

    /// <summary>True where the text is short, or has a place among the long ones.</summary>
    public bool MayRead(UserInput input) => !LongTexts.IsLong(input) || _hasPlace || (_hasPlace = places.Wait(0, CancellationToken.None));

    /// <summary>Waits for a place to read a long text.</summary>
    public async Task WaitToReadAsync()
    {
        await places.WaitAsync();
        _hasPlace = true;
    }

    /// <summary>Leaves the place to the next.</summary>
    public void GiveBack()
    {
        if (_hasPlace)
            places.Release();
        _hasPlace = false;
    }

    public void Dispose() => GiveBack();
}
