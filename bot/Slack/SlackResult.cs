using System.Text.Json;

namespace SupportBot.Slack;

/// <summary>What became of a call to the Web API.</summary>
internal abstract record SlackResult;

/// <summary>It was done; this is the answer.</summary>
internal sealed record SlackDone(JsonElement Answer) : SlackResult;

/// <summary>Slack refuses it, with a code such as <c>not_in_channel</c>.</summary>
internal sealed record SlackRefused(string Error) : SlackResult;

/// <summary>It was not done; try again after this long.</summary>
internal sealed record SlackLater(TimeSpan Wait, string Reason) : SlackResult;

/// <summary>The request left and its answer was lost: it may have been done.</summary>
internal sealed record SlackUnknown(string Reason) : SlackResult;
