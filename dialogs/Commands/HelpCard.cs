using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Commands;

/// <summary>What the bot can do and the words it listens to.</summary>
internal static class HelpCard
{
    private static readonly string[] Always = ["article", "status", "timeline", "quiet", "speak", "language"];
    private static readonly string[] WhileWalking = ["back", "undo", "pause", "resume", "take-over", "hand-over", "watch", "host", "stop"];

    public static Card For(Language words) => new(
        words["command-answer.help"],
        [new TextPart(words["command-answer.how"]), Listed(words, Always), new DetailsPart(words["command-answer.help-walk"], [Listed(words, WhileWalking)])], []);

    private static FactsPart Listed(Language words, IEnumerable<string> names) =>
        new([.. names.Select(name => new Fact(words[$"command.{name}"].Split(", ")[0].Replace("*", words["command-answer.placeholder"], StringComparison.Ordinal), words[$"command-help.{name}"]))]);
}
