namespace SupportBot.Dialogs.Playbooks;

/// <summary>All playbooks by name.</summary>
public sealed class PlaybookShelf(IEnumerable<Playbook> playbooks)
{
    private readonly ImmutableSortedDictionary<string, Playbook> _byName = playbooks.ToImmutableSortedDictionary(playbook => playbook.Name, playbook => playbook);

    /// <summary>The playbooks that ship with the bot (<c>Playbooks/content</c>).</summary>
    public static PlaybookShelf Shipped { get; } = ReadShipped();

    /// <summary>Every playbook.</summary>
    public IEnumerable<Playbook> All => _byName.Values;

    /// <summary>The playbook of this name, or null.</summary>
    public Playbook? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    private static PlaybookShelf ReadShipped()
    {
        const string prefix = "playbooks/";
        var assembly = typeof(PlaybookShelf).Assembly;
        return new(assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return PlaybookReader.Read(name[prefix.Length..], reader.ReadToEnd());
        }));
    }
}
