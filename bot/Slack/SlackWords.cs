using SupportBot.Dialogs;
using SupportBot.Dialogs.Words;

namespace SupportBot.Slack;

/// <summary>The language of what only one person sees.</summary>
internal static class SlackWords
{
    public static Language For(Person? person, string? otherwise = null) => Languages.Shipped.For(person?.Language ?? otherwise);
}
