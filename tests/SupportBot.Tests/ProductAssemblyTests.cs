using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SupportBot.Dialogs;

namespace SupportBot.Tests;

/// <summary>What the built assemblies refer to: they are read, not run.</summary>
public sealed class ProductAssemblyTests
{
    public static TheoryData<string> Assemblies => [typeof(Program).Assembly.Location, typeof(SupportDialog).Assembly.Location];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_product_starts_no_process(string assembly) =>
        Assert.DoesNotContain(Members(assembly), member => member is { Type: "System.Diagnostics.Process", Name: "Start" } || member.Type == "System.Diagnostics.ProcessStartInfo");

    /// <summary>
    /// A pattern that is generated at build time stands in the sources and is bounded there; one that is made at run time must not backtrack. The static
    /// methods of Regex would make backtracking ones.
    /// </summary>
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_pattern_is_made_at_run_time_by_the_static_methods(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || FullName(reader, (TypeReferenceHandle)member.Parent) != typeof(Regex).FullName)
                continue;
            var isStatic = !reader.GetBlobReader(member.Signature).ReadSignatureHeader().IsInstance;
            Assert.False(isStatic && reader.GetString(member.Name) is ("IsMatch" or "Match" or "Matches" or "Replace" or "Split" or "Count" or "EnumerateMatches"), reader.GetString(member.Name));
        }
    }

    [Fact]
    public void A_pattern_made_at_run_time_does_not_backtrack()
    {
        var made = new[] { "dialogs", "bot" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("new Regex(", StringComparison.Ordinal)).Select(line => (file, line)));
        Assert.All(made, each => Assert.Contains("RegexOptions.NonBacktracking", each.line, StringComparison.Ordinal));
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    private static List<(string Type, string Name)> Members(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        return
        [
            .. reader.MemberReferences.Select(reader.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (FullName(reader, (TypeReferenceHandle)member.Parent), reader.GetString(member.Name))),
        ];
    }

    private static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
