using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Host;

public sealed class ApiTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly BotApp _bot = shared.App;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string SeedLog => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "ka-10565.log"));

    [Fact]
    public async Task A_match_names_the_article_the_line_and_the_clocks()
    {
        var answer = await _bot.PostAsync("/api/articles/match", new { text = SeedLog, locale = "ko" });
        Assert.Equal("answer", answer.GetProperty("decision").GetString());
        Assert.True(answer.GetProperty("confident").GetBoolean());
        var match = answer.GetProperty("matches")[0];
        Assert.Equal("KA-10565", match.GetProperty("article").GetString());
        Assert.Equal("ko", match.GetProperty("locale").GetString());
        Assert.Equal("/articles/KA-10565", match.GetProperty("url").GetString());
        Assert.Contains(match.GetProperty("reasons").EnumerateArray(), reason => reason.GetProperty("line").GetInt32() == 7);
        Assert.Equal(-258554, answer.GetProperty("clock").GetProperty("skewSeconds").GetProperty("min").GetDouble());
    }

    [Fact]
    public async Task Evidence_is_an_interval_where_the_zone_is_unknown()
    {
        var answer = await _bot.PostAsync("/api/clock/evidence", new { text = SeedLog });
        Assert.True(answer.GetProperty("clockRelated").GetBoolean());
        Assert.Equal("skewed", answer.GetProperty("verdict").GetString());
        Assert.Equal("behind", answer.GetProperty("direction").GetString());
        Assert.Equal((-258554, -164954), (answer.GetProperty("skewSeconds").GetProperty("min").GetDouble(), answer.GetProperty("skewSeconds").GetProperty("max").GetDouble()));
        Assert.Contains(answer.GetProperty("pairs").EnumerateArray(), pair => pair.GetProperty("line").GetInt32() == 22);
        Assert.NotEqual("", answer.GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task A_reading_says_offset_and_synchronisation()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "chronyc-far-behind.txt"), Cancel);
        var answer = await _bot.PostAsync("/api/clock/readings", new { text });
        Assert.Equal("chronyc tracking", answer.GetProperty("tool").GetString());
        Assert.Equal(-211754.402117, answer.GetProperty("offsetSeconds").GetDouble(), 6);
        Assert.Equal(3, answer.GetProperty("stratum").GetInt32());
    }

    [Fact]
    public async Task An_unknown_text_has_no_tool_and_no_clock()
    {
        Assert.Equal(JsonValueKind.Null, (await _bot.PostAsync("/api/clock/readings", new { text = "good morning" })).GetProperty("tool").ValueKind);
        var answer = await _bot.PostAsync("/api/articles/match", new { text = "good morning" });
        Assert.Equal("none", answer.GetProperty("decision").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("clock").ValueKind);
    }

    [Theory]
    [InlineData("KA-10565")]
    [InlineData("ka 10565")]
    [InlineData("brand portal jwt")]
    public async Task Look_ups_find_the_article(string query)
    {
        var answer = await _bot.GetAsync($"/api/articles?q={Uri.EscapeDataString(query)}&locale=en");
        Assert.Equal("KA-10565", answer.GetProperty("articles")[0].GetProperty("article").GetString());
    }

    [Fact]
    public async Task An_article_is_shown_with_its_steps_and_languages()
    {
        var answer = await _bot.GetAsync("/api/articles/ka10565?locale=ko");
        Assert.Equal("KA-10565", answer.GetProperty("article").GetString());
        Assert.Equal(["en", "ko"], answer.GetProperty("locales").EnumerateArray().Select(locale => locale.GetString()));
        Assert.NotEmpty(answer.GetProperty("resolution").EnumerateArray());
        Assert.Equal("clock-skew", answer.GetProperty("playbook").GetString());
    }

    [Fact]
    public async Task An_unknown_article_is_a_problem_with_a_remedy()
    {
        using var response = await _bot.Http.GetAsync(new Uri("/api/articles/KA-99999", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Articles:Folders", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/articles/match")]
    [InlineData("/api/clock/evidence")]
    [InlineData("/api/clock/readings")]
    [InlineData("/api/redact")]
    public async Task A_text_over_2_MB_is_refused_with_413(string path)
    {
        using var response = await _bot.Http.PostAsJsonAsync(path, new { text = new string('a', (2 * 1024 * 1024) + 1) }, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"text\":null}")]
    [InlineData("not json")]
    public async Task A_bad_body_is_a_problem_not_a_crash(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _bot.Http.PostAsync(new Uri("/api/clock/evidence", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_time_says_where_it_comes_from()
    {
        var answer = await _bot.GetAsync("/api/time");
        Assert.True(answer.GetProperty("unixMilliseconds").GetInt64() > 1_700_000_000_000);
        Assert.Contains("unverified", answer.GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lives_and_is_ready_and_describes_itself()
    {
        Assert.Equal("ok", await _bot.Http.GetStringAsync(new Uri("/livez", UriKind.Relative), Cancel));
        Assert.True((await _bot.GetAsync("/readyz")).GetProperty("ready").GetBoolean());
        var paths = (await _bot.GetAsync("/openapi/v1.json")).GetProperty("paths");
        Assert.All(["/api/articles/match", "/api/articles", "/api/articles/{number}", "/api/clock/evidence", "/api/clock/readings", "/api/redact", "/api/time"], path => Assert.True(paths.TryGetProperty(path, out _), path));
    }
}
