namespace SupportBot.Dialogs.Clock;

/// <summary>What labels call the time of an event: when a thing was made, ends or was last seen. Such a time is no clock's reading.</summary>
internal static class EventTimes
{
    /// <summary>How such words begin, as alternatives of a pattern.</summary>
    public const string Words =
        "creat|updat|expir|issued|iat|exp|nbf|auth_time|valid|not ?before|not ?after|not ?on|modified|start|end|began|begin|built?|since|until|last|next|deadline|uptime|boot|release|birth|due";
}
