namespace SupportBot.Dialogs.Playbooks;

/// <summary>All playbooks by name.</summary>
public sealed class PlaybookShelf(IEnumerable<Playbook> playbooks)
{
    private const string Prefix = "playbooks/";

    private readonly ImmutableSortedDictionary<string, Playbook> _byName = playbooks.ToImmutableSortedDictionary(playbook => playbook.Name, playbook => playbook);

    /// <summary>The playbooks that ship with the bot (<c>Playbooks/content</c>).</summary>
    /// <exception cref="PlaybookException">One of them is faulty.</exception>
    public static PlaybookShelf Shipped { get; } = new(Read(ShippedFiles()));

    /// <summary>Every playbook.</summary>
    public IEnumerable<Playbook> All => _byName.Values;

    /// <summary>The playbook of this name, or null.</summary>
    public Playbook? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    /// <summary>These and others; of two with the same name the other counts.</summary>
    public PlaybookShelf With(IEnumerable<Playbook> others) => new(_byName.SetItems(others.Select(playbook => KeyValuePair.Create(playbook.Name, playbook))).Values);

    /// <summary>Reads playbooks from files: each file directly in the folder is one, and each folder in it is one of several files.</summary>
    /// <param name="files">Paths relative to the folder, with '/', and what stands in each.</param>
    /// <param name="most">Largest file, in characters.</param>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static IEnumerable<Playbook> Read(IEnumerable<(string Path, string Yaml)> files, int most = PlaybookReader.MaxLength) => files
        .GroupBy(file => file.Path.Split('/')[0])
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => PlaybookReader.Read(group.Key, [.. group.OrderBy(file => file.Path, StringComparer.Ordinal)], most));

    private static IEnumerable<(string Path, string Yaml)> ShippedFiles()
    {
        var assembly = typeof(PlaybookShelf).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }
}
