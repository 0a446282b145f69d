using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Words;

/// <summary>A sentence that nothing says is dead weight in every language: each key must be named in the code, whole or in parts.</summary>
public sealed partial class UnusedWordsTests
{
    /// <summary>Endings of names that code appends to a name it is given: "quiet" and "quiet-text", "resolved" and "resolved-say".</summary>
    private static readonly string[] Endings = ["-text", "-say"];

    private static readonly string[] Folders = ["bot", "dialogs"];

    /// <summary>Groups that are handed over whole: a page's script gets its own, and the words people say to the bot are data.</summary>
    private static readonly string[] Whole = ["page", "articles", "command"];

    /// <summary>Named in playbooks, not in code.</summary>
    private const string Remarks = "command-note";

    [Fact]
    public void Every_sentence_is_said_somewhere()
    {
        var code = string.Join('\n', Sources().Select(File.ReadAllText));
        var literals = Literals().Matches(code).Select(match => match.Groups["text"].Value).ToHashSet();
        var starts = Starts().Matches(code).Select(match => match.Groups["start"].Value).Concat(Whole.Select(group => group + ".")).Distinct().ToList();
        var names = literals.Concat(Enum.GetNames<RunAct>().Concat(Enum.GetNames<RunEnding>()).Select(Kebab)).ToHashSet();
        Assert.Empty(Languages.Shipped.For("en").Keys.Where(key => !key.StartsWith(Remarks + ".", StringComparison.Ordinal))
            .Where(key => !literals.Contains(key) && !starts.Any(start => key.StartsWith(start, StringComparison.Ordinal) && IsNamed(key[start.Length..]))).Order());

        bool IsNamed(string name) => names.Contains(name) || Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal) && names.Contains(name[..^ending.Length]));
    }

    [Fact]
    public void Every_remark_among_the_commands_of_a_playbook_is_said_and_no_other() => Assert.Equal(
        Languages.Shipped.For("en").Entries(Remarks).Select(each => each.Name).Order(),
        PlaybookShelf.Shipped.All.SelectMany(playbook => playbook.Steps).SelectMany(step => step.Run.Values)
            .SelectMany(commands => commands.Commands.Split('\n')).Where(line => line.StartsWith("# {", StringComparison.Ordinal)).Select(line => line[3..^1]).Distinct().Order());

    private static IEnumerable<string> Sources()
    {
        var root = Root();
        return Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".js" && !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}lib{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    private static string Kebab(string name) => string.Concat(name.Select((c, at) => char.IsUpper(c) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Words and dotted keys in quotes of either kind.</summary>
    [GeneratedRegex("""["'](?<text>[a-z0-9]+(?:[-.][a-z0-9]+)*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Literals();

    /// <summary>The beginning of a key that is put together: <c>$"act.{…}"</c>, <c>"readings." + …</c>, <c>$"status.awaits-{…}"</c>.</summary>
    [GeneratedRegex("""["`](?<start>[a-z-]+\.[a-z-]*)(?:\{|\$\{|["`] ?\+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Starts();
}
