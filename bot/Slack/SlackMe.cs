namespace SupportBot.Slack;

/// <summary>Who we are in the workspace, as <c>auth.test</c> tells. Everything is null until Slack has answered once.</summary>
/// <param name="User">Our user id; people mention it.</param>
/// <param name="Bot">Our bot id; it marks our own messages.</param>
/// <param name="Team">The workspace that the token is for.</param>
/// <param name="Site">Address of the workspace, for links to messages.</param>
internal sealed record SlackMe(string? User = null, string? Bot = null, string? Team = null, Uri? Site = null);
