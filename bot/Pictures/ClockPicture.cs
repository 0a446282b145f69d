using System.Xml.Linq;
using NodaTime;
using SupportBot.Dialogs.Words;

namespace SupportBot.Pictures;

/// <summary>
/// A clock's offset before and after as a small timeline: the true time is a line in the middle, each clock a mark left (behind) or right
/// (ahead) of it. The scale is logarithmic, since an offset may be milliseconds or days. The words are in the alternative text.
/// </summary>
internal static class ClockPicture
{
    private const int Width = 600, Height = 96, Middle = Width / 2, Reach = 270;
    private const int BeforeAt = 30, AfterAt = 66, Mark = 9;

    /// <summary>Smallest offset that is told from none, and the largest that the scale holds, in seconds.</summary>
    private const double Least = 0.001, Most = 366 * 86_400;

    private static readonly int[] Palette = [0xFFFFFF, 0xC8CDD3, 0x5B6670, 0xC4421A, 0x1B7F4B];

    /// <summary>As SVG, with the numbers in words.</summary>
    public static string Svg(double before, double after, Language words)
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        return new XElement(svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {Height}"), new XAttribute("width", Width), new XAttribute("height", Height), new XAttribute("role", "img"),
            new XElement(svg + "rect", new XAttribute("width", Width), new XAttribute("height", Height), new XAttribute("fill", "#fff")),
            Line(svg, Middle, 8, Middle, Height - 8, "#5b6670"),
            Row(svg, before, BeforeAt, "#c4421a", words),
            Row(svg, after, AfterAt, "#1b7f4b", words)).ToString();
    }

    /// <summary>As PNG, for clients that draw no SVG; marks only.</summary>
    public static byte[] Png(double before, double after)
    {
        var pixels = new byte[Height, Width];
        Fill(pixels, Middle - 1, 8, 2, Height - 16, 2);
        Draw(pixels, before, BeforeAt, 3);
        Draw(pixels, after, AfterAt, 4);
        return Pictures.Png.Write(pixels, Palette);
    }

    /// <summary>Pixels from the middle.</summary>
    public static int Place(double offset) =>
        (int)Math.Round(Math.Sign(offset) * Reach * Math.Clamp(Math.Log10(Math.Max(Math.Abs(offset), Least) / Least) / Math.Log10(Most / Least), 0, 1));

    private static object[] Row(XNamespace svg, double offset, int y, string colour, Language words)
    {
        var x = Middle + Place(offset);
        var (anchor, textAt) = x > Middle ? ("end", x + Mark) : ("start", x - Mark);
        return
        [
            Line(svg, Middle, y, x, y, colour),
            new XElement(svg + "circle", new XAttribute("cx", x), new XAttribute("cy", y), new XAttribute("r", Mark), new XAttribute("fill", colour)),
            new XElement(svg + "text", new XAttribute("x", textAt), new XAttribute("y", y - 12), new XAttribute("text-anchor", anchor), new XAttribute("font-size", 13), new XAttribute("font-family", "sans-serif"), new XAttribute("fill", "#222"),
                words.Say(offset < 0 ? "summary.behind" : "summary.ahead", ("offset", Duration.FromSeconds(Math.Abs(offset))))),
        ];
    }

    private static XElement Line(XNamespace svg, int x1, int y1, int x2, int y2, string colour) => new(svg + "line",
        new XAttribute("x1", x1), new XAttribute("y1", y1), new XAttribute("x2", x2), new XAttribute("y2", y2), new XAttribute("stroke", colour), new XAttribute("stroke-width", 3));

    private static void Draw(byte[,] pixels, double offset, int y, byte colour)
    {
        var x = Middle + Place(offset);
        Fill(pixels, Math.Min(x, Middle), y - 1, Math.Abs(x - Middle), 3, colour);
        for (var dy = -Mark; dy <= Mark; dy++)
        {
            var half = (int)Math.Sqrt((Mark * Mark) - (dy * dy));
            Fill(pixels, x - half, y + dy, (2 * half) + 1, 1, colour);
        }
    }

    private static void Fill(byte[,] pixels, int left, int top, int width, int height, byte colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
                pixels[y, x] = colour;
        }
    }
}
