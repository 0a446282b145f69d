using System.Text.Json;
using SupportBot.Turns;

namespace SupportBot.Teams;

/// <summary>The message to be edited is not there any more, or what was asked for does not exist.</summary>
internal sealed record Gone : SendResult;

/// <summary>The connector did not accept who we say we are.</summary>
internal sealed record TokenNotTaken : SendResult;

/// <summary>The message is too long; a shorter one may go through.</summary>
internal sealed record TooLarge(string Reason) : SendResult;

/// <summary>What the connector answered to a question.</summary>
internal sealed record Told(JsonElement Answer) : SendResult;
