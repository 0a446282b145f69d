using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>
/// Reads a playbook from YAML and checks it: every <c>next</c> exists, every step can be reached, every path can end, every platform has a
/// command. A playbook is one file, or a folder of files that hold parts of it: steps here, commands and texts that several steps share there.
/// </summary>
public static class PlaybookReader
{
    /// <summary>Largest playbook file in characters, where no setting says otherwise.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Most files of one playbook.</summary>
    public const int MaxFiles = 20;

    /// <summary>Reads and checks a playbook that is one file.</summary>
    /// <param name="name">The file's name, for messages and as the playbook's name.</param>
    /// <param name="yaml">What stands in it.</param>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static Playbook Read(string name, string yaml) => Read(name, [(name, yaml)]);

    /// <summary>Reads and checks a playbook of several files.</summary>
    /// <param name="name">Name of the file or folder; without its ending it is the playbook's.</param>
    /// <param name="files">Each file's name, for messages, and what stands in it; in the order in which steps are to be listed.</param>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static Playbook Read(string name, IReadOnlyList<(string File, string Yaml)> files) => Read(name, files, MaxLength);

    /// <summary>The same with another limit.</summary>
    /// <param name="name">Name of the file or folder.</param>
    /// <param name="files">Its files.</param>
    /// <param name="most">Largest file, in characters.</param>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static Playbook Read(string name, IReadOnlyList<(string File, string Yaml)> files, int most)
    {
        if (files.Count > MaxFiles)
            throw new PlaybookException($"{name}: {files.Count} files. At most {MaxFiles} make one playbook.");
        if (files.FirstOrDefault(file => file.Yaml.Length > most) is { File: { } large })
            throw new PlaybookException($"{large}: larger than {most / 1024} KB. Put some of its steps into a second file of a folder with the playbook's name.");
        var texts = new Dictionary<string, LocalText>();
        foreach (var (file, yaml) in files)
        {
            foreach (var text in YamlPlace.Parse(file, yaml, texts).Children("texts"))
                texts[text.Name] = text.Text();
        }

        var roots = files.Select(file => YamlPlace.Parse(file.File, file.Yaml, texts).Knowing("title", "button", "start", "platforms", "roles", "hand-over", "steps", "commands", "texts")).ToList();
        var main = roots.Where(root => root.OptionalWord("start") is not null).ToList() is [var only]
            ? only
            : throw new PlaybookException($"{name}: exactly one file must have 'title', 'button', 'start' and 'platforms'; {(roots.Count == 1 ? "'start' is missing" : "in none or in several of its files there is a 'start'")}.");
        var steps = new StepReader(roots.SelectMany(root => root.Children("commands")));
        var playbook = new Playbook
        {
            Name = Path.GetFileNameWithoutExtension(name),
            Title = main.Text("title"),
            Button = main.Text("button"),
            Start = main.Word("start"),
            HandOver = main.OptionalText("hand-over"),
            Platforms = [.. main.Children("platforms").Select(ReadPlatform)],
            Roles = main.Children("roles").ToImmutableSortedDictionary(role => role.Name, role => role.Text()),
            Steps = [.. roots.SelectMany(root => root.Children("steps")).Select(steps.Read)],
        };
        PlaybookChecks.Check(name, playbook);
        return playbook;
    }

    private static Platform ReadPlatform(YamlPlace place) => new(
        place.Knowing("title", "family", "like", "reads", "common").Name, place.Text("title"), place.OptionalWord("family"), place.OptionalWord("like"), place.OptionalWord("reads"), place.Flag("common"));
}

/// <summary>A playbook that cannot be used; the message names the file, the step and the remedy.</summary>
public sealed class PlaybookException(string message, Exception? innerException = null) : Exception(message, innerException);
