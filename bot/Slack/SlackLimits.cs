namespace SupportBot.Slack;

/// <summary>How much a message or a form may hold, in UTF-16 units. Source: https://docs.slack.dev/reference/block-kit</summary>
internal static class SlackLimits
{
    public const int MessageBlocks = 50;
    public const int ViewBlocks = 100;

    /// <summary>All text of a message. Not documented; Slack has refused some 13,200 (slackapi/bolt-js#2509).</summary>
    public const int MessageText = 12_000;

    public const int Header = 150;
    public const int TextObject = 3_000;
    public const int ButtonText = 75;
    public const int ButtonValue = 2_000;
    public const int ButtonsPerBlock = 25;
    public const int Url = 3_000;
    public const int OptionText = 75;
    public const int OptionValue = 150;
    public const int Options = 100;

    /// <summary>Entries of a menu behind "…".</summary>
    public const int MenuOptions = 5;
    public const int ViewTitle = 24;
    public const int InputLabel = 2_000;
    public const int Placeholder = 150;
    public const int InputText = 3_000;
    public const int Metadata = 3_000;

    /// <summary>Longer fallback texts may be split into several messages.</summary>
    public const int Fallback = 4_000;
}
