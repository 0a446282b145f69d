namespace SupportBot.Storage;

/// <summary>
/// How the tables came to be, step by step: the files of <c>Migrations/</c>, in the order of their names. <c>NNN-what.sql</c> runs on both engines,
/// <c>NNN-what.sqlite.sql</c> and <c>NNN-what.postgres.sql</c> on one. A step that has been released is never changed: a new one follows.
/// New columns have defaults, so that an older instance can go on beside a newer one while they are replaced one by one.
/// </summary>
internal static class Migrations
{
    public const string Table = "CREATE TABLE IF NOT EXISTS migration(name TEXT PRIMARY KEY, at BIGINT NOT NULL)";

    /// <summary>The steps of an engine.</summary>
    /// <param name="engine"><c>sqlite</c> or <c>postgres</c>.</param>
    public static ImmutableArray<(string Name, string Sql)> For(string engine) =>
    [
        .. typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Migrations/", StringComparison.Ordinal))
            .Select(name => (Resource: name, Parts: name["Migrations/".Length..].Split('.')))
            .Where(each => each.Parts is [_, "sql"] || (each.Parts is [_, var own, "sql"] && own == engine))
            .OrderBy(each => each.Parts[0], StringComparer.Ordinal)
            .Select(each => (each.Parts[0], Read(each.Resource))),
    ];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
