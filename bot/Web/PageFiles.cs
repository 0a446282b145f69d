using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Web;

/// <summary>The pages' scripts, styles and pictures, out of the assembly (see <c>page.targets</c>). Checked again at every load, so that an update is seen at once.</summary>
internal static class PageFiles
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, PageFile> Files = ReadAll();

    public static void MapPageFiles(this IEndpointRouteBuilder routes) => routes.MapMethods("/page/{**path}", [HttpMethods.Get, HttpMethods.Head], Serve).ExcludeFromDescription();

    private static IResult Serve(string path, HttpContext context)
    {
        if (!Files.TryGetValue(path, out var file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(file.Content, file.Type, entityTag: file.Tag);
    }

    private static FrozenDictionary<string, PageFile> ReadAll()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("page/", StringComparison.Ordinal))
            .ToFrozenDictionary(name => name["page/".Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return new PageFile(content, Types[Path.GetExtension(name)], new($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
            });
    }

    private sealed record PageFile(byte[] Content, string Type, EntityTagHeaderValue Tag);
}
