using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs;

/// <summary>YAML without what it can do to a reader: anchors, aliases, tags and nesting deeper than <paramref name="maxDepth"/> are refused, with their place.</summary>
internal sealed class PlainYaml(TextReader yaml, int maxDepth) : IParser
{
    private readonly Parser _inner = new(yaml);
    private int _depth;

    /// <summary>The documents of a text.</summary>
    /// <exception cref="YamlException">It is no YAML, or uses what is refused here.</exception>
    public static YamlStream Load(string yaml, int maxDepth)
    {
        using var reader = new StringReader(yaml);
        var (stream, parser) = (new YamlStream(), new PlainYaml(reader, maxDepth));
        try
        {
            stream.Load(parser);
        }
        catch (ArgumentException broken) // the parser lets some broken maps through, and the tree gives up on them
        {
            var at = parser.Current?.Start ?? Mark.Empty;
            throw new YamlException(at, at, "the YAML is broken here", broken);
        }

        return stream;
    }

    public ParsingEvent? Current => _inner.Current;

    /// <exception cref="YamlException">It is no YAML, or uses what is refused here.</exception>
    public bool MoveNext()
    {
        if (!Next())
            return false;
        _depth += _inner.Current switch { MappingStart or SequenceStart => 1, MappingEnd or SequenceEnd => -1, _ => 0 };
        var refused = _inner.Current switch
        {
            AnchorAlias => "YAML aliases (*name) are not allowed; write the value out",
            NodeEvent { Anchor.IsEmpty: false } => "YAML anchors (&name) are not allowed; write the value out",
            NodeEvent { Tag.IsEmpty: false } => "YAML tags (!name) are not allowed; quote a value that begins with '!'",
            _ when _depth > maxDepth => $"YAML is nested deeper than {maxDepth} levels",
            _ => null,
        };
        return refused is null ? true : throw new YamlException(_inner.Current!.Start, _inner.Current.End, refused);
    }

    /// <summary>The parser gives up on some broken scalars with an exception of its own inside; to a reader that is no YAML.</summary>
    private bool Next()
    {
        try
        {
            return _inner.MoveNext();
        }
        catch (InvalidOperationException broken)
        {
            throw new YamlException("the YAML is broken here", broken);
        }
    }
}
