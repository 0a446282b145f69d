using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Dialogs.Articles.Reading;

/// <summary>The words of Markdown without its marks: entities decoded, formatting tags gone, code as it is, invisible characters left out.</summary>
internal static class PlainText
{
    /// <summary>The text of a block and all that is in it, a line per line.</summary>
    public static string Of(Block block)
    {
        var text = new StringBuilder();
        Write(block, text);
        return Tidy(text);
    }

    /// <summary>The text of some inlines.</summary>
    public static string Of(Inline? inline)
    {
        var text = new StringBuilder();
        Write(inline, text);
        return Tidy(text);
    }

    /// <summary>The lines of a code block, unchanged.</summary>
    public static string Code(LeafBlock code) => code.Lines.ToString();

    /// <summary>True where there is a picture, which text does not show.</summary>
    public static bool HasPicture(Block block) => block switch
    {
        LeafBlock { Inline: { } inline } => inline.Descendants().Any(IsPicture),
        ContainerBlock container => container.Any(HasPicture),
        _ => false,
    };

    private static bool IsPicture(MarkdownObject inline) =>
        inline is LinkInline { IsImage: true } || (inline is HtmlInline tag && KnownTags.NameOf(tag.Tag).Equals("img", StringComparison.OrdinalIgnoreCase));

    private static void Write(Block block, StringBuilder text)
    {
        switch (block)
        {
            case LinkReferenceDefinition or LinkReferenceDefinitionGroup:
                return;
            case LeafBlock { Inline: { } inline }:
                Write(inline, text);
                break;
            case CodeBlock code:
                text.Append(Code(code));
                break;
            case TableRow row:
                foreach (var cell in row)
                {
                    Write(cell, text);
                    text.Length -= text is [.., '\n'] ? 1 : 0;
                    text.Append('\t');
                }

                break;
            case ContainerBlock container:
                foreach (var child in container)
                    Write(child, text);
                return;
        }

        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }

    private static void Write(Inline? inline, StringBuilder text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case LineBreakInline:
                text.Append('\n');
                break;
            case HtmlInline html when KnownTags.IsMarkup(html.Tag):
                if (KnownTags.BreaksLine(html.Tag))
                    text.Append('\n');
                break;
            case HtmlInline html:
                text.Append(html.Tag);
                break;
            case LinkInline { IsImage: true }:
                break;
            case ContainerInline container:
                foreach (var child in container)
                    Write(child, text);
                break;
        }
    }

    private static string Tidy(StringBuilder text)
    {
        for (var at = text.Length - 1; at >= 0; at--)
        {
            if (LogRepair.Invisible.Contains(text[at], StringComparison.Ordinal))
                text.Remove(at, 1);
            else if (text[at] == '\u00A0')
                text[at] = ' ';
        }

        return text.ToString().Trim();
    }
}
