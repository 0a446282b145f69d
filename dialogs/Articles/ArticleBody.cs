using System.IO.Compression;
using System.Text;

namespace SupportBot.Dialogs.Articles;

/// <summary>The long part of an edition.</summary>
internal sealed record ArticleBody(ImmutableArray<ArticleSection> Sections, ImmutableArray<string> ErrorTexts, ImmutableArray<ResolutionStep> Steps)
{
    public static ArticleBody Empty { get; } = new([], [], []);
}

/// <summary>A body in compressed form; Markdown and the text taken from it share most of their words.</summary>
/// <param name="Bytes">Raw deflate of the fields in order, strings in UTF-8 with their length.</param>
internal sealed record PackedBody(ReadOnlyMemory<byte> Bytes)
{
    // the sections, error texts and steps of one edition are asked for one after the other
    [ThreadStatic]
    private static (PackedBody? Packed, ArticleBody? Body) _lastOpened;

    public static PackedBody Of(ArticleBody body)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true), Encoding.UTF8))
        {
            writer.WriteAll(body.Sections, section =>
            {
                writer.Write((byte)section.Kind);
                writer.Write(section.Heading);
                writer.Write(section.Markdown);
                writer.Write(section.Text);
            });
            writer.WriteAll(body.ErrorTexts, writer.Write);
            writer.WriteAll(body.Steps, step => Write(writer, step));
        }

        return new(bytes.ToArray());
    }

    public ArticleBody Open()
    {
        if (ReferenceEquals(_lastOpened.Packed, this))
            return _lastOpened.Body!;
        using var reader = new BinaryReader(new DeflateStream(new MemoryStream(Bytes.ToArray()), CompressionMode.Decompress), Encoding.UTF8);
        var body = new ArticleBody(
            reader.ReadAll(() => new ArticleSection((SectionKind)reader.ReadByte(), reader.ReadString(), reader.ReadString(), reader.ReadString())),
            reader.ReadAll(reader.ReadString),
            reader.ReadAll(() => ReadStep(reader)));
        _lastOpened = (this, body);
        return body;
    }

    private static void Write(BinaryWriter writer, ResolutionStep step)
    {
        writer.Write(step.Text);
        writer.Write(step.Markdown);
        writer.WriteAll(step.Commands, writer.Write);
        writer.WriteAll(step.SubSteps, child => Write(writer, child));
        writer.Write(step.HasPicture);
        writer.WriteAll(step.Links, link =>
        {
            writer.Write(link.Text);
            writer.Write(link.Url);
        });
    }

    private static ResolutionStep ReadStep(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadString(), reader.ReadAll(reader.ReadString), reader.ReadAll(() => ReadStep(reader)))
        {
            HasPicture = reader.ReadBoolean(),
            Links = reader.ReadAll(() => new ArticleLink(reader.ReadString(), reader.ReadString())),
        };
}
