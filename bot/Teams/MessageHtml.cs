using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SupportBot.Teams;

/// <summary>
/// The HTML of a Teams message as plain text with its line breaks. Code blocks come in two dialects: paragraphs of the type
/// <c>http://schema.skype.com/CodeBlockEditor</c>, and since 2026 <c>&lt;codeblock&gt;&lt;code&gt;</c>; both read like any other text here.
/// </summary>
internal static partial class MessageHtml
{
    /// <summary>More HTML than any message has; the rest is not read.</summary>
    private const int Longest = 200_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "pre", "codeblock", "blockquote", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "attachment", "head", "title" };

    /// <summary>Stands for <c>code</c>, which HTML counts among the formatting elements.</summary>
    private const string CodeElement = "x-code";

    /// <summary>Reads the text.</summary>
    /// <param name="html">As it came in; hostile for all we know.</param>
    /// <param name="ownNames">Mentions of these names are of the bot and are taken out; others stay as names.</param>
    public static string ToText(string html, IReadOnlySet<string> ownNames)
    {
        var cut = html.Length > Longest ? html[..Longest] : html;
        var document = new HtmlParser().ParseDocument(Code().Replace(Formatting().Replace(cut, ""), "$1" + CodeElement));
        var writer = new Writer(ownNames);
        if (document.Body is { } body)
            writer.Walk(body);
        return writer.ToString();
    }

    /// <summary>Bold, links and their like say nothing here, and parsing thousands of them nested takes time by their square.</summary>
    [GeneratedRegex(@"</?(?:a|b|big|em|font|i|nobr|s|small|strike|strong|tt|u)(?:[\s/][^<>]*)?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Formatting();

    [GeneratedRegex(@"(</?)code\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    /// <summary>Writes what a reader would see, without recursion: the HTML may be nested as deep as its author liked.</summary>
    private sealed class Writer(IReadOnlySet<string> ownNames)
    {
        private readonly StringBuilder _text = new();
        private int _codeDepth;

        public void Walk(INode root)
        {
            INode? node = root.FirstChild;
            while (node is not null)
            {
                if (Enter(node) && node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }

                while (true)
                {
                    Leave(node);
                    if (node.NextSibling is { } next)
                    {
                        node = next;
                        break;
                    }

                    if (node.Parent is not { } parent || parent == root)
                        return;
                    node = parent;
                }
            }
        }

        public override string ToString() =>
            string.Join('\n', _text.ToString().Split('\n').Select(line => line.TrimEnd())).Trim('\n', ' ');

        /// <summary>Writes the node's own text; false = its children are not for reading.</summary>
        private bool Enter(INode node)
        {
            switch (node)
            {
                case IText text:
                    Write(text);
                    return false;
                case IElement element when Unseen.Contains(element.LocalName) || IsOwnMention(element):
                    return false;
                case IElement { LocalName: "br" }:
                    _text.Append('\n');
                    return false;
                default:
                    Open(node);
                    return true;
            }
        }

        private void Open(INode node)
        {
            if (node is not IElement element)
                return;
            if (Blocks.Contains(element.LocalName))
                NewLine();
            if (IsCode(element))
                _codeDepth++;
        }

        private void Leave(INode node)
        {
            if (node is not IElement element)
                return;
            if (IsCode(element))
                _codeDepth--;
            if (Blocks.Contains(element.LocalName))
                NewLine();
            else if (element.LocalName is "td" or "th")
                _text.Append('\t');
        }

        private void Write(IText node)
        {
            var text = node.Data.Replace('\u00A0', ' ');
            if (_codeDepth > 0)
                _text.Append(text.ReplaceLineEndings("\n"));
            else if (!string.IsNullOrWhiteSpace(text))
                _text.Append(text.ReplaceLineEndings(" "));
            else if (_text is [.., not '\n'] && !text.Contains('\n', StringComparison.Ordinal))
                _text.Append(' ');
        }

        private void NewLine()
        {
            if (_text is [.., not '\n'])
                _text.Append('\n');
        }

        private bool IsOwnMention(IElement element) =>
            (element.LocalName == "at" || element.GetAttribute("itemtype") == "http://schema.skype.com/Mention") && ownNames.Contains(element.TextContent.Trim());

        private static bool IsCode(IElement element) =>
            element.LocalName is "pre" or "codeblock" or CodeElement || element.GetAttribute("itemtype") == "http://schema.skype.com/CodeBlockEditor";
    }
}
