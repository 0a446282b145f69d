using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using SupportBot.Dialogs.Playbooks;
using SupportBot.HandOvers;
using SupportBot.Playbooks;
using SupportBot.Tests.Support;
using SupportBot.Turns;

namespace SupportBot.Tests.Hostile;

public sealed class LimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/redact")]
    [InlineData("/web/threads/t1/messages")]
    [InlineData("/api/messages")]
    [InlineData("/slack/events")]
    public async Task A_body_without_end_is_refused_and_not_read_to_the_end(string path)
    {
        await using var app = new BotApp(("Slack:BotToken", "xoxb-test"), ("Slack:SigningSecret", "8f7c1c2e5d3b4a69"), ("Slack:ApiBase", "http://127.0.0.1:9/"));
        using var endless = new EndlessContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = endless };
        request.Headers.TransferEncodingChunked = true;
        try
        {
            using var response = await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            Assert.InRange((int)response.StatusCode, 400, 499);
        }
        catch (HttpRequestException)
        {
            // The connection was closed while the rest was being sent.
        }

        Assert.InRange(endless.Sent, 1, EndlessContent.Whole / 4);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "/livez"));
    }

    [Fact]
    public async Task A_text_of_more_than_two_megabytes_gets_413_and_one_of_less_an_answer()
    {
        await using var app = new BotApp();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await RedactAsync(app, 3 << 20));
        Assert.Equal(HttpStatusCode.OK, await RedactAsync(app, 2_000_000));
    }

    [Fact]
    public async Task More_large_texts_than_there_are_places_all_get_their_answer()
    {
        await using var app = new BotApp();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RedactAsync(app, 400_000))), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task A_short_text_that_does_not_say_how_long_it_is_waits_for_no_large_one()
    {
        await using var app = new BotApp();
        var large = Enumerable.Range(0, LongTexts.AtOnce).Select(_ => new TcpClient("127.0.0.1", app.Http.BaseAddress!.Port)).ToList();
        try
        {
            foreach (var client in large)
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/redact HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{"), Cancel);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/redact") { Content = JsonContent.Create(new { text = "short" }) };
            request.Headers.TransferEncodingChunked = true;
            using var response = await app.Http.SendAsync(request, Cancel);
            Assert.Contains("short", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
        finally
        {
            large.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_body_that_breaks_the_protocol_is_the_callers_fault()
    {
        await using var app = new BotApp();
        using var client = new TcpClient("127.0.0.1", app.Http.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/redact HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nno length\r\n"), Cancel);
        using var reader = new StreamReader(client.GetStream());
        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_article_may_cost_is_a_setting_and_a_larger_one_is_refused_by_name()
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "KA-4711.md"), "---\ntitle: Large\n---\n# Large\n" + new string('x', 3000), Cancel);
        await using (var app = new BotApp(("Articles:Folders:0", folder.FullName), ("Articles:Limits:MarkdownBytes", "2000"), ("Articles:Cache", "")))
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app, "/api/articles/KA-4711"));
        await using (var app = new BotApp(("Articles:Folders:0", folder.FullName), ("Articles:Cache", "")))
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, "/api/articles/KA-4711"));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("title: &a { en: x }\nbutton: *a\nstart: s\n", "anchors")]
    [InlineData("title: !!binary x\n", "tags")]
    [InlineData("a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {}}}}}}}}}}}}}}\n", "nested")]
    public void YAML_that_could_explode_is_no_playbook(string yaml, string what)
    {
        var error = Assert.Throws<PlaybookException>(() => PlaybookReader.Read("bomb.yaml", yaml));
        Assert.StartsWith("bomb.yaml line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_large_a_playbook_may_be_is_a_setting()
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-");
        File.WriteAllText(Path.Combine(folder.FullName, "large.yaml"), new string('#', 3000));
        Assert.StartsWith("large.yaml: larger than", Assert.Throws<PlaybookException>(() => PlaybookFolders.Read(folder.FullName, 2048)).Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Half_a_desk_for_hand_overs_is_refused_by_the_setting_s_name() => Assert.StartsWith(
        "HandOver:Webhook is not set",
        Assert.Throws<InvalidOperationException>(() => HandOverOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("HandOver:Format", "slack")]).Build())).Message,
        StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(BotApp app, string path)
    {
        using var response = await app.Http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> RedactAsync(BotApp app, int length)
    {
        using var content = new StringContent($"{{\"text\":\"{new string('x', length)}\"}}", Encoding.UTF8, "application/json");
        using var response = await app.Http.PostAsync(new Uri("/api/redact", UriKind.Relative), content, Cancel);
        return response.StatusCode;
    }

    /// <summary>JSON whose text has no end for the next quarter of a gigabyte.</summary>
    private sealed class EndlessContent : HttpContent
    {
        public const long Whole = 256L << 20;

        public EndlessContent() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"text\":\""u8.ToArray(), Cancel);
            var piece = Encoding.ASCII.GetBytes(new string('x', 64 << 10));
            while (Sent < Whole)
            {
                await stream.WriteAsync(piece, Cancel);
                Sent += piece.Length;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
