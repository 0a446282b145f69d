using System.Diagnostics;
using System.Globalization;
using System.Net;
using SupportBot.Tests.Support;
using SupportBot.Time;

namespace SupportBot.Tests.Time;

/// <summary>Check links of a real host, called by the real curl with the line that stands on the card.</summary>
public sealed class CheckLinkTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("date")]
    [InlineData("perl")]
    public async Task The_line_of_the_card_measures_a_host_that_is_an_hour_behind_and_its_card_goes_on_by_itself(string clock)
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, clock);
        var said = await RunAsync(thread.Line(clock), "-3600s");
        Assert.Matches(@"^This host's clock is (0:59:5\d|1:00:0\d) behind \(between 0:59:5\d and 1:00:0\d\)\.\n", said);
        Assert.Contains("not confirmed by an NTP server", said, StringComparison.Ordinal);
        Assert.DoesNotContain("assumes", said, StringComparison.Ordinal);
        var next = WebPerson.Texts(await thread.Person.SeesAsync("This looks like a time zone"));
        Assert.Matches(@"The clock is (0:59:5\d|1:00:0\d) behind\.", next);
    }

    [Fact]
    public async Task A_host_that_is_right_is_told_so_and_the_card_asks_for_what_is_missing_with_a_new_code()
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, "right");
        Assert.StartsWith("This host's clock may be right: it is at most", await RunAsync(thread.Line("date")), StringComparison.Ordinal);
        var card = WebPerson.Texts(await thread.Person.SeesAsync("does not settle it yet"));
        Assert.DoesNotContain(thread.Code, card, StringComparison.Ordinal);
        Assert.Contains("/check/", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_terminal_is_answered_in_the_threads_language()
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, "korean", "ko");
        Assert.Matches(@"^이 호스트의 시계는 (0:59:5\d|1:00:0\d) 빠릅니다", await RunAsync(thread.Line("date"), "+3600s"));
    }

    [Fact]
    public async Task One_request_alone_gives_one_certain_end_and_says_what_the_other_assumes()
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, "single");
        var (status, text) = await AskAsync(bot, $"{thread.Code.ToLowerInvariant()}?t={Seconds(-7200)}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches(@"^This host's clock is (1:59:59|2:00:00) behind \(between 1:59:\d\d and 2:00:0\d\)\.\n.*assumes that the request took at most 20 s", text);
    }

    [Fact]
    public async Task A_code_works_once_also_for_two_at_the_same_time()
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, "twice");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AskAsync(bot, $"{thread.Code}?t={Seconds(-3600)}")));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.Gone, answer.Status));
        await thread.Person.SeesAsync("This looks like a time zone");
        Assert.StartsWith("This code was used already", await RunAsync(thread.Line("date")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_on_one_database_share_codes_and_each_code_works_once()
    {
        var database = await cluster.NewDatabaseAsync();
        await using var first = new BotApp(("Storage:Postgres", database));
        await using var second = new BotApp(("Storage:Postgres", database));
        var thread = await ThreadAsync(first, "shared");
        BotApp[] asked = [second, first, second, first];
        var answers = await Task.WhenAll(asked.Select(bot => AskAsync(bot, $"{thread.Code}?t={Seconds(-3600)}")));
        var taken = Assert.Single(answers.Zip(asked), answer => answer.First.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.StartsWith("This code was used already", answer.Text, StringComparison.Ordinal));
        Assert.Matches(@"The clock is (0:59:5\d|1:00:0\d) behind\.", WebPerson.Texts(await taken.Second.Person("shared", "Minji").SeesAsync("This looks like a time zone")));
    }

    [Fact]
    public async Task A_code_expires_and_an_accepted_step_gives_a_new_one()
    {
        var time = new ShiftedTime();
        await using var bot = new BotApp(time);
        var thread = await ThreadAsync(bot, "expired");
        time.Shift = TimeSpan.FromHours(12.1);
        var (status, text) = await AskAsync(bot, $"{thread.Code}?t={Seconds(0)}");
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.StartsWith("This code has expired", text, StringComparison.Ordinal);
        await thread.Person.PressAsync(thread.Card, "Back");
        await thread.Person.PressAsync(await thread.Person.SeesAsync("Which system"), "Linux (chrony)");
    }

    [Fact]
    public async Task A_code_of_a_thread_that_has_moved_on_says_so()
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, "moved");
        await thread.Person.PressAsync(thread.Card, "Hand over");
        await thread.Person.SeesAsync("Handed over to a person");
        var (status, text) = await AskAsync(bot, $"{thread.Code}?t={Seconds(0)}");
        Assert.Equal(HttpStatusCode.Gone, status);
        Assert.StartsWith("The thread no longer waits", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_code_is_called_unknown()
    {
        await using var bot = new BotApp();
        var (status, text) = await AskAsync(bot, "ABCDEFGHJK?t=1");
        Assert.Equal((HttpStatusCode.NotFound, "No such code. Copy the whole line from the card again.\n"), (status, text));
    }

    [Fact]
    public async Task Only_a_number_is_accepted_and_anything_else_uses_nothing_up()
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, "numbers");
        foreach (var query in new[] { "t=", "t=now", "t=1e9", "t=%25s", "t=1764064800;id", "t=1764064800000", "t=-1", "t=1&after=yesterday", "after=5" })
            Assert.Equal((query, HttpStatusCode.BadRequest), (query, (await AskAsync(bot, $"{thread.Code}?{query}")).Status));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(bot, $"{thread.Code}?t={Seconds(0)}&after=")).Status);
    }

    [Fact]
    public async Task Many_calls_with_one_code_are_held_back_and_the_code_stays_good()
    {
        await using var bot = new BotApp();
        var thread = await ThreadAsync(bot, "many");
        for (var i = 0; i < CheckLimits.PerCode; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(bot, thread.Code)).Status);
        var (status, text) = await AskAsync(bot, $"{thread.Code}?t={Seconds(0)}");
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.StartsWith("Too many requests", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_cannot_be_tried_out_from_one_address()
    {
        using var limits = new CheckLimits();
        var admitted = Enumerable.Range(0, 200).Count(i => limits.Admits(IPAddress.Loopback, $"CODE{i}"));
        Assert.Equal(CheckLimits.PerAddress, admitted);
        Assert.True(limits.Admits(IPAddress.IPv6Loopback, "CODE"));
    }

    [Fact]
    public async Task With_a_public_address_the_lines_lead_there_over_TLS()
    {
        await using var bot = new BotApp(("Site:Address", "https://bot.example"));
        var texts = WebPerson.Texts((await ThreadAsync(bot, "public")).Card);
        Assert.Contains("u=https://bot.example/check/", texts, StringComparison.Ordinal);
        Assert.Contains("[Net.ServicePointManager]::SecurityProtocol='Tls12'; $u='https://bot.example/check/", texts, StringComparison.Ordinal);
        Assert.Contains("add -k", texts, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Site:Address", texts, StringComparison.Ordinal);
    }

    private static string Seconds(double skew) => (DateTimeOffset.UtcNow.AddSeconds(skew).ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A thread at the step that waits for a clock.</summary>
    private static async Task<WaitingThread> ThreadAsync(BotApp bot, string name, string language = "en")
    {
        var person = bot.Person(name, "Minji", language);
        await person.SayAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", "ka-10565.log"), Cancel));
        await person.PressAsync(await person.SeesAsync("Brand Portal"), language == "ko" ? "시계 맞추기" : "Fix the clock");
        await person.PressAsync(await person.SeesAsync(language == "ko" ? "어떤 시스템" : "Which system"), "Linux (chrony)");
        return new(person, await person.SeesAsync("chronyc tracking\n"));
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(BotApp bot, string codeAndQuery)
    {
        using var response = await bot.Http.GetAsync(new Uri($"/check/{codeAndQuery}", UriKind.Relative), Cancel);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Runs a line in a shell, as on a host whose clock is moved.</summary>
    private static async Task<string> RunAsync(string line, string? moved = null)
    {
        Assert.SkipUnless(moved is null || File.Exists("/usr/bin/faketime"), "faketime is not installed (Debian package faketime).");
        string[] command = moved is null ? ["/bin/sh", "-c", line] : ["/usr/bin/faketime", "-f", moved, "/bin/sh", "-c", line];
        using var shell = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        var said = await shell.StandardOutput.ReadToEndAsync(Cancel);
        await shell.WaitForExitAsync(Cancel);
        return said;
    }

    private sealed record WaitingThread(WebPerson Person, System.Text.Json.Nodes.JsonNode Card)
    {
        public string Code => Line("date").Split("/check/")[1][..10];

        /// <summary>The shell line of the card that reads the clock with this program.</summary>
        public string Line(string program) => WebPerson.Texts(Card).Split('\n').First(line => line.StartsWith("u=", StringComparison.Ordinal) && line.Contains($"$({program} ", StringComparison.Ordinal));
    }
}
