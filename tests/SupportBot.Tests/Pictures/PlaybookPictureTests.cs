using System.Xml.Linq;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;
using SupportBot.Pictures;

namespace SupportBot.Tests.Pictures;

public sealed class PlaybookPictureTests
{
    public static TheoryData<string, string> Pictures => [.. PlaybookShelf.Shipped.All.SelectMany(playbook => Languages.Shipped.All.Select(language => (playbook.Name, language.Tag)))];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_step_and_every_way_is_drawn_inside_the_picture(string name, string language)
    {
        var playbook = PlaybookShelf.Shipped.Find(name)!;
        var words = Languages.Shipped.For(language);
        var svg = XElement.Parse(PlaybookPicture.Svg(playbook, words));
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(playbook.Steps.Length, svg.Elements(ns + "g").Count());
        Assert.Equal(PlaybookGraph.Of(playbook, words).Edges.Length, svg.Elements(ns + "path").Count());
        Assert.Equal(PlaybookPicture.Alternative(playbook, words), svg.Element(ns + "title")?.Value);
        var (width, height) = ((int)svg.Attribute("width")!, (int)svg.Attribute("height")!);
        foreach (var box in svg.Elements(ns + "g").Select(step => step.Element(ns + "rect")!))
        {
            Assert.InRange((int)box.Attribute("x")!, 0, width - (int)box.Attribute("width")!);
            Assert.InRange((int)box.Attribute("y")!, 0, height - (int)box.Attribute("height")!);
        }
    }

    [Fact]
    public void No_two_boxes_lie_over_one_another()
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        var svg = XElement.Parse(PlaybookPicture.Svg(PlaybookShelf.Shipped.Find("clock-skew")!, Languages.Shipped.For("de")));
        var places = svg.Elements(ns + "g").Select(step => step.Element(ns + "rect")!).Select(box => (X: (int)box.Attribute("x")!, Y: (int)box.Attribute("y")!)).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
    }
}
