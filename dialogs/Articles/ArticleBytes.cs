using NodaTime;

namespace SupportBot.Dialogs.Articles;

/// <summary>Read results as bytes, for a cache that spares the next start the reading. Not a format to keep: see <see cref="Version"/>.</summary>
public static class ArticleBytes
{
    /// <summary>Changes with every build of this library; what another build wrote is not read.</summary>
    public static Guid Version { get; } = typeof(ArticleBytes).Module.ModuleVersionId;

    /// <summary>Writes what became of a file. The source is left out: files move.</summary>
    public static void Write(BinaryWriter writer, ReadArticle read)
    {
        writer.WriteAll(read.Problems, problem =>
        {
            writer.Write(problem.Line);
            writer.Write((byte)problem.Severity);
            writer.Write(problem.Rule);
            writer.Write(problem.Message);
        });
        writer.Write(read.Edition is not null);
        if (read.Edition?.Packed() is not { } edition)
            return;
        writer.Write(edition.Number.Value);
        writer.Write(edition.Language);
        writer.Write(edition.Title);
        writer.Write(edition.Summary);
        foreach (var list in Lists(edition))
            writer.WriteAll(list, writer.Write);
        writer.WriteAll(edition.Signatures, signature => writer.Write(signature.Pattern));
        writer.Write(edition.Playbook ?? "");
        writer.Write(edition.Owner ?? "");
        writer.Write(edition.ReviewBy is { } date ? (date - LocalDate.MinIsoValue).Days : -1);
        writer.Write(edition.Hidden);
        writer.Write(edition.PackedBytes?.Bytes.Length ?? 0);
        writer.Write(edition.PackedBytes is { } packed ? packed.Bytes.Span : []);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="IOException">The bytes end early.</exception>
    /// <exception cref="FormatException">They are something else.</exception>
    public static ReadArticle Read(BinaryReader reader, string source)
    {
        var problems = reader.ReadAll(() => new ArticleProblem(source, reader.ReadInt32(), (ProblemSeverity)reader.ReadByte(), reader.ReadString(), reader.ReadString()));
        if (!reader.ReadBoolean())
            return new(null, problems);
        var (number, language, title, summary) = (ArticleNumber.Parse(reader.ReadString(), null), string.Intern(reader.ReadString()), reader.ReadString(), reader.ReadString());
        var lists = Enumerable.Range(0, 7).Select(_ => reader.ReadAll(reader.ReadString)).ToArray();
        return new(
            new ArticleEdition
            {
                Number = number,
                Language = language,
                Title = title,
                Summary = summary,
                Products = [.. lists[0].Select(string.Intern)],
                Versions = lists[1],
                Keywords = lists[2],
                NotIf = lists[3],
                Audience = lists[4],
                Samples = new(lists[5], lists[6]),
                Signatures = reader.ReadAll(() => new Signature(reader.ReadString())),
                Playbook = NullIfEmpty(reader.ReadString()),
                Owner = NullIfEmpty(reader.ReadString()),
                ReviewBy = reader.ReadInt32() is var days and >= 0 ? LocalDate.MinIsoValue.PlusDays(days) : null,
                Hidden = reader.ReadBoolean(),
                PackedBytes = reader.ReadInt32() is var length and > 0 ? new(Exactly(reader, length)) : null,
                Source = source,
            },
            problems);
    }

    internal static void WriteAll<T>(this BinaryWriter writer, ImmutableArray<T> items, Action<T> write)
    {
        writer.Write7BitEncodedInt(items.Length);
        foreach (var item in items)
            write(item);
    }

    internal static ImmutableArray<T> ReadAll<T>(this BinaryReader reader, Func<T> read)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
            return [];
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (var at = 0; at < count; at++)
            items.Add(read());
        return items.MoveToImmutable();
    }

    private static ImmutableArray<string>[] Lists(ArticleEdition edition) =>
        [edition.Products, edition.Versions, edition.Keywords, edition.NotIf, edition.Audience, edition.Samples.Match, edition.Samples.NoMatch];

    private static byte[] Exactly(BinaryReader reader, int length) =>
        reader.ReadBytes(length) is var bytes && bytes.Length == length ? bytes : throw new EndOfStreamException();

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
