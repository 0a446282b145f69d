using System.Reflection;
using SupportBot.Turns;

namespace SupportBot.Tests;

/// <summary>The build without <c>-p:BotFrameworkPackages=true</c> knows nothing of the packages that the switch brings in.</summary>
public sealed class DefaultBuildTests
{
    private static readonly string[] Packages = ["Microsoft.Bot.", "AdaptiveCards", "GuerrillaNtp", "Microsoft.Rest.", "Newtonsoft.Json"];

    [Fact]
    public void The_default_build_references_none_of_the_packages() => Assert.DoesNotContain(
        typeof(IChannel).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!),
        name => Packages.Any(package => name.StartsWith(package, StringComparison.Ordinal)));

    [Fact]
    public void None_of_the_packages_stands_beside_the_default_build()
    {
        var dependencies = File.ReadAllText(Path.ChangeExtension(typeof(IChannel).Assembly.Location, ".deps.json"));
        Assert.Contains("NodaTime", dependencies, StringComparison.Ordinal);
        Assert.All(Packages[..4], package => Assert.DoesNotContain($"\"{package}", dependencies, StringComparison.OrdinalIgnoreCase));
    }
}
