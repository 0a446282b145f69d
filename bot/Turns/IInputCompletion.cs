using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>A channel whose events only point at what the dialog needs: a person's name, a shared file.</summary>
public interface IInputCompletion
{
    /// <summary>The first part of its conversation keys.</summary>
    string Name { get; }

    /// <summary>The input with what it points at, redacted. Called after the event was acknowledged, outside of any commit.</summary>
    Task<UserInput> CompleteAsync(IncomingEvent received, CancellationToken cancellation);
}
