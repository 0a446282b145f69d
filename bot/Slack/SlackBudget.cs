namespace SupportBot.Slack;

/// <summary>What is left of a message while it is filled from above: text that does not fit is cut, blocks that do not fit are left out.</summary>
internal sealed class SlackBudget(int characters, int blocks)
{
    /// <summary>Spaces and line breaks that may stand around a text.</summary>
    private const int Around = 2;

    private int _characters = characters;
    private int _blocks = blocks;

    /// <summary>The text made safe, as much of it as may stand here; empty where nothing may.</summary>
    public string Take(string text, int most = SlackLimits.TextObject)
    {
        var taken = SlackMarkup.Cut(SlackMarkup.Plain(text), Math.Clamp(_characters, 0, most));
        _characters -= taken.Length + Around;
        return taken;
    }

    /// <summary>True when one block more fits.</summary>
    public bool TakeBlock() => _blocks-- > 0;
}
