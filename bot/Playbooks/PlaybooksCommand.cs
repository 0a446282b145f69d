using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Playbooks;

/// <summary>
/// The commands <c>playbooks check FOLDER</c> and <c>playbooks draw FILE</c>, for people who write playbooks. Exit code 0 = fine, 1 = a
/// playbook is faulty, 2 = the command was not understood.
/// </summary>
public static class PlaybooksCommand
{
    private const string Usage = """
        playbooks check FOLDER [FOLDER ...]     reads and checks every playbook of a folder
        playbooks draw FILE|FOLDER|NAME [--language en]
                                                prints the graph of a playbook (Mermaid); NAME is one that ships
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="args">Everything after the program's name, <c>playbooks</c> first.</param>
    /// <param name="output">Where findings go.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        try
        {
            switch (args)
            {
                case ["playbooks", "check", _, ..] when !args[2..].Any(folder => folder.StartsWith('-')):
                    foreach (var folder in args[2..])
                        await CheckAsync(folder, output);
                    return 0;
                case ["playbooks", "draw", var path]:
                    await output.WriteAsync(PlaybookMermaid.Draw(PlaybookShelf.Shipped.Find(path) ?? PlaybookFolders.ReadOne(path), Languages.Shipped.For(null)));
                    return 0;
                case ["playbooks", "draw", var path, "--language", var language] when Languages.Shipped.Speaks(language):
                    await output.WriteAsync(PlaybookMermaid.Draw(PlaybookShelf.Shipped.Find(path) ?? PlaybookFolders.ReadOne(path), Languages.Shipped.For(language)));
                    return 0;
                default:
                    await output.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (PlaybookException fault)
        {
            await output.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static async Task CheckAsync(string folder, TextWriter output)
    {
        foreach (var playbook in PlaybookFolders.Read(folder))
        {
            await output.WriteLineAsync($"{playbook.Name}: {playbook.Steps.Length} steps, {playbook.Platforms.Length} platforms, no fault.");
            foreach (var missing in PlaybookTexts.Missing(playbook, Languages.Shipped))
                await output.WriteLineAsync($"  note: {missing}");
        }
    }
}
