namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>The data files that ship with matching: UTF-8 text, one entry a line, comments behind <c>#</c>.</summary>
internal static class DataFile
{
    /// <summary>The entries of <c>dialogs/Articles/data/NAME</c>.</summary>
    /// <exception cref="FileNotFoundException">The product was built without it.</exception>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream("data/" + name)
            ?? throw new FileNotFoundException($"dialogs/Articles/data/{name} is not built in.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        }

        return lines;
    }

    /// <summary>The entries of all files in a folder of <c>dialogs/Articles/data/</c>, file by file in the order of their names.</summary>
    /// <param name="folder">The folder with a slash at its end.</param>
    public static IEnumerable<string> LinesIn(string folder) => typeof(DataFile).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("data/" + folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(name => Lines(name["data/".Length..]));
}
