using System.Text.Json.Nodes;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

public class ArticleSchemaTests
{
    [Theory]
    [InlineData("signatures")]
    [InlineData("not-if")]
    [InlineData("playbook")]
    [InlineData("audience")]
    [InlineData("samples")]
    [InlineData("owner")]
    [InlineData("review-by")]
    [InlineData("hide")]
    [InlineData("lang")]
    public void Editors_are_told_about_every_key_that_is_read(string key) => Assert.NotNull(Schema()["properties"]![key]?["description"]);

    [Fact]
    public void The_limits_in_the_schema_are_those_of_the_reader() =>
        Assert.Equal(ArticleLimits.Default.Signatures, (int?)Schema()["properties"]!["signatures"]!["oneOf"]![1]!["maxItems"]);

    [Theory]
    [InlineData("internal-notes")]
    [InlineData("dynamics-url")]
    public void Staff_only_keys_are_not_offered(string key) => Assert.Null(Schema()["properties"]![key]);

    private static JsonNode Schema()
    {
        using var stream = typeof(ArticleReader).Assembly.GetManifestResourceStream("articles-schema/article.schema.json")!;
        return JsonNode.Parse(stream)!;
    }
}
