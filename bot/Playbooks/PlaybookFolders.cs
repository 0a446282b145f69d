using System.Text;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Playbooks;

/// <summary>Playbooks from folders: each YAML file in a folder is one, and each folder in it is one of several files.</summary>
internal static class PlaybookFolders
{
    /// <summary>Reads and checks a folder.</summary>
    /// <param name="most">Largest file, in characters.</param>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static IReadOnlyList<Playbook> Read(string folder, int most = PlaybookReader.MaxLength) => Directory.Exists(folder)
        ? [.. PlaybookShelf.Read(Files(folder), most)]
        : throw new PlaybookException($"{folder}: no such folder. Give an existing folder of playbooks.");

    /// <summary>Reads and checks one file, or one folder that is a playbook.</summary>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static Playbook ReadOne(string path) => File.Exists(path)
        ? PlaybookReader.Read(Path.GetFileName(path), File.ReadAllText(path, Encoding.UTF8))
        : Directory.Exists(path)
            ? PlaybookReader.Read(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), [.. Files(path)])
            : throw new PlaybookException($"{path}: no such file or folder.");

    private static IEnumerable<(string Path, string Yaml)> Files(string folder) => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file, Encoding.UTF8)));
}
