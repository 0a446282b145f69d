namespace SupportBot.Teams;

/// <summary>The way of an activity from the endpoint to <see cref="TeamsTurns"/>, and of the answer back: directly, or through the customer's packages.</summary>
internal interface IActivityDoor
{
    /// <summary>Takes an activity.</summary>
    /// <param name="context">The request; its body has been read.</param>
    /// <param name="activity">What it says.</param>
    /// <param name="body">Its body.</param>
    Task<IResult> TakeAsync(HttpContext context, Activity activity, ReadOnlyMemory<byte> body);
}
