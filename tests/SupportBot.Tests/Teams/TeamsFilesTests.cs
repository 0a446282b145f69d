using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Storage;
using SupportBot.Teams;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Teams;

/// <summary>Files that people send in a personal chat.</summary>
public sealed class TeamsFilesTests : IAsyncLifetime
{
    private const string Expired = "28.02.2017 18:39:51 - ERROR - agent : {\"error\":\"invalid_grant\",\"error_description\":\"JWT has expired\"}\n";
    private const string Beginning = "INFO nothing to see here, all is well with the world\n";

    private FileServer _server = null!;
    private TeamsChat _chat = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FileServer.StartAsync();
        _chat = await TeamsChat.StartAsync(("Teams:FileHosts:0", _server.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _chat.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_log_file_without_a_word_is_read_and_answered()
    {
        _server.File = Encoding.UTF8.GetBytes("started\n" + Expired);
        await _chat.TellAsync(Sent("error.log"));
        var answer = await _chat.Connector.NextAsync();
        Assert.True(TeamsChat.Says(answer.Card, "KA-10565"));
        Assert.True(TeamsChat.Says(answer.Card, "line 2"));
        Assert.Null(Assert.Single(_server.Calls).Authorization);
    }

    [Fact]
    public async Task Where_a_file_lies_is_forgotten_once_it_was_read()
    {
        _server.File = Encoding.UTF8.GetBytes(Expired);
        await _chat.TellAsync(Sent("error.log"));
        await _chat.Connector.NextAsync();
        var database = _chat.App.Services.GetRequiredService<IDatabase>();
        var kept = await database.QueryAsync(
            new("SELECT coalesce(input, '') || address FROM inbox UNION ALL SELECT state || address FROM conversation UNION ALL SELECT coalesce(reply, '') || address FROM outbox"),
            row => row.GetString(0),
            TestContext.Current.CancellationToken);
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, row => row.Contains(new Uri(_server.Address).Authority, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Windows_writes_logs_in_UTF_16()
    {
        _server.File = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("started\r\n" + Expired)];
        await _chat.TellAsync(Sent("error.log"));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "KA-10565"));
    }

    [Theory]
    [InlineData("", Expired)]
    [InlineData(Expired, "")]
    public async Task Of_a_long_file_the_beginning_and_the_end_are_read_and_the_person_is_told(string first, string last)
    {
        _server.File = Encoding.UTF8.GetBytes(first + string.Concat(Enumerable.Repeat(Beginning, 60_000)) + last);
        await _chat.TellAsync(Sent("long.log"));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "KA-10565"));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "long.log is longer than I read at once"));
    }

    [Fact]
    public async Task A_file_a_little_longer_than_the_beginning_is_read_as_a_whole()
    {
        _server.File = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Beginning, 20_500)) + Expired);
        await _chat.TellAsync(Sent("long.log"));
        var answer = await _chat.Connector.NextAsync();
        Assert.True(TeamsChat.Says(answer.Card, "line 20501"), WebPerson.Texts(answer.Card));
        await NothingElseAsync();
    }

    [Fact]
    public async Task An_archive_is_refused_in_a_sentence_and_what_was_written_beside_it_is_answered()
    {
        _server.File = [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0, .. new byte[200]];
        await _chat.TellAsync(Sent("logs.zip", "KA-10565"));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "KA-10565"));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "logs.zip is not a text file"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_link_that_leads_nowhere_is_said(int status)
    {
        _server.Status = status;
        await _chat.TellAsync(Sent("error.log"));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "error.log could not be downloaded"));
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/elsewhere")]
    [InlineData("https://shop.sharepoint.com.evil.example/x")]
    [InlineData("http://shop.sharepoint.com/x")]
    [InlineData("https://user@shop.sharepoint.com/x")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task Only_hosts_of_files_are_asked(string url)
    {
        await using var other = await FileServer.StartAsync();
        await _chat.TellAsync(Sent("error.log", url: string.Format(System.Globalization.CultureInfo.InvariantCulture, url, new Uri(other.Address).Port)));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "could not be downloaded"));
        Assert.Empty(other.Calls);
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task A_picture_is_not_read_and_the_person_is_told_what_helps()
    {
        var activity = _chat.Activities.Message("");
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = _server.Address + "/picture" });
        await _chat.TellAsync(activity);
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "I cannot read pictures"));
        Assert.Empty(_server.Calls);
    }

    [Fact]
    public async Task Secrets_of_a_file_are_taken_out_before_anything_is_shown()
    {
        _server.File = Encoding.UTF8.GetBytes("ERROR com.example.Ledger failed to open: password=Tr0ub4dor-and-3\n");
        await _chat.TellAsync(Sent("error.log"));
        Assert.DoesNotContain("Tr0ub4dor", (await _chat.Connector.NextAsync()).Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_file_is_fetched_the_bot_is_seen_typing()
    {
        _server.File = Encoding.UTF8.GetBytes(Expired);
        _server.Until = _chat.Connector.Typed;
        await _chat.TellAsync(Sent("error.log"));
        Assert.Equal($"/connector/v3/conversations/{Activities.Personal}/activities", (await _chat.Connector.Typed).Path);
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "KA-10565"));
    }

    [Fact]
    public async Task Where_very_many_wait_nobody_is_told_that_the_bot_is_typing()
    {
        var typing = _chat.App.Services.GetRequiredService<TeamsTyping>();
        var address = new TeamsAddress(_chat.Connector.ServiceUrl, Activities.Personal, "28:bot", null, default);
        foreach (var number in Enumerable.Range(0, 60))
            typing.Begin($"busy-{number}", address);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        Assert.False(_chat.Connector.Typed.IsCompleted);
        foreach (var number in Enumerable.Range(0, 30))
            typing.End($"busy-{number}");
        await _chat.Connector.Typed.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        foreach (var number in Enumerable.Range(30, 30))
            typing.End($"busy-{number}");
    }

    private async Task NothingElseAsync()
    {
        await _chat.TellAsync(_chat.Activities.Message("help"));
        Assert.True(TeamsChat.Says((await _chat.Connector.NextAsync()).Card, "What I can do"));
    }

    private JsonObject Sent(string name, string text = "", string? url = null)
    {
        var activity = _chat.Activities.Message(text);
        activity["attachments"] = new JsonArray(
            new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["contentUrl"] = "https://shop-my.sharepoint.com/personal/minji/Documents/" + name,
                ["name"] = name,
                ["content"] = new JsonObject { ["downloadUrl"] = url ?? _server.Address + "/download?tempauth=1", ["uniqueId"] = "1150d938", ["fileType"] = "log" },
            },
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<p></p>" });
        return activity;
    }

    /// <summary>Where files are downloaded.</summary>
    private sealed class FileServer : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private FileServer(WebApplication app) => _app = app;

        public string Address => _app.Urls.First();

        public byte[] File { get; set; } = [];

        public int Status { get; set; } = 200;

        /// <summary>What a download waits for.</summary>
        public Task Until { get; set; } = Task.CompletedTask;

        public List<(string Path, string? Authorization)> Calls { get; } = [];

        public static async Task<FileServer> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var server = new FileServer(app);
            app.Map("/{**path}", server.AnswerAsync);
            await app.StartAsync(TestContext.Current.CancellationToken);
            return server;
        }

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();

        private async Task AnswerAsync(HttpContext context)
        {
            Calls.Add((context.Request.Path, context.Request.Headers.Authorization));
            await Until.WaitAsync(TimeSpan.FromSeconds(30), context.RequestAborted);
            context.Response.StatusCode = Status;
            if (Status == 302)
                context.Response.Headers.Location = "/again";
            await context.Response.Body.WriteAsync(File, context.RequestAborted);
        }
    }
}
