using NodaTime;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>Where articles come from: the configuration section <c>Articles</c>.</summary>
public sealed class ArticleOptions
{
    /// <summary>Folders of Markdown files, searched with their sub-folders; a later one overrides an earlier one, article by article and language by language.</summary>
    public IList<string> Folders { get; } = [];

    /// <summary>Whether the articles that ship with the bot are loaded (first, so that any folder overrides them).</summary>
    public bool Starter { get; set; } = true;

    /// <summary>Folder for what was read, so that an unchanged base needs no reading at the next start; empty = none.</summary>
    public string Cache { get; set; } = ".data/cache";

    /// <summary>What a file may cost.</summary>
    public ArticleLimits Limits { get; set; } = new();

    /// <summary>Whether changes of the folders are picked up while the bot runs.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>How long a folder must be quiet before it is read again: a <c>git pull</c> of a thousand files is one change.</summary>
    public Duration Quiet { get; } = Duration.FromMilliseconds(300);

    /// <summary>How long changes that never pause are waited for at most.</summary>
    public Duration LongestWait { get; } = Duration.FromSeconds(5);

    /// <summary>How often folders are looked through anyway: network drives and some containers report no changes.</summary>
    public Duration Poll { get; } = Duration.FromMinutes(1);
}
