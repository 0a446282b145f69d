using SupportBot.Tests.Support;

namespace SupportBot.Tests.Host;

public sealed class WebThreadTests
{
    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", name));

    [Fact]
    public async Task Two_people_see_the_same_thread()
    {
        await using var bot = new BotApp();
        var minji = bot.Person("incident", "Minji");
        var daniel = bot.Person("incident", "Daniel");
        await minji.SayAsync(Sample("ka-10565.log"));
        await minji.PressAsync(await daniel.SeesAsync("Brand Portal"), "Fix the clock");
        await daniel.PressAsync(await daniel.SeesAsync("Which system"), "Linux (chrony)");
        Assert.NotNull(await minji.SeesAsync("chronyc tracking"));
    }

    [Fact]
    public async Task The_same_message_sent_twice_is_answered_once()
    {
        await using var bot = new BotApp();
        var minji = bot.Person("twice", "Minji");
        await minji.SayAsync("KA-10565", id: "same");
        await minji.SayAsync("KA-10565", id: "same");
        await minji.SayAsync("help");
        await minji.SeesAsync("Paste an error");
        var cards = 0;
        await foreach (var message in minji.MessagesAsync(TestContext.Current.CancellationToken))
        {
            if (message["content"]!["card"] is { } card)
            {
                cards++;
                if (WebPerson.Texts(card).Contains("Paste an error", StringComparison.Ordinal))
                    break;
            }
        }

        Assert.Equal(2, cards);
    }

    [Fact]
    public async Task A_restart_in_the_middle_loses_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-");
        var store = ("Storage:Path", Path.Combine(folder.FullName, "bot.db"));
        await using (var bot = new BotApp(store))
        {
            var minji = bot.Person("t", "Minji");
            await minji.SayAsync(Sample("ka-10565.log"));
            await minji.PressAsync(await minji.SeesAsync("Brand Portal"), "Fix the clock");
            await minji.PressAsync(await minji.SeesAsync("Which system"), "Linux (chrony)");
            await minji.SeesAsync("chronyc tracking");
        }

        await using (var bot = new BotApp(store))
        {
            var minji = bot.Person("t", "Minji");
            await minji.PressAsync(await minji.SeesAsync("chronyc tracking"), "Check", Sample("chronyc-far-behind.txt"));
            await minji.PressAsync(await minji.SeesAsync("Switch NTP on"), "Check", Sample("chronyc-right.txt"));
            await minji.PressAsync(await minji.SeesAsync("Repeat what failed"), "Check", Sample("replication-ok.txt"));
            Assert.NotNull(await minji.SeesAsync("Fixed and verified"));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_timeline_of_a_thread_is_exported_as_markdown()
    {
        await using var bot = new BotApp();
        var minji = bot.Person("post-mortem", "Minji");
        await minji.SayAsync(Sample("ka-10565.log"));
        await minji.PressAsync(await minji.SeesAsync("Brand Portal"), "Fix the clock");
        await minji.SeesAsync("Which system");
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var path in (string[])["/web/threads/post-mortem/timeline.md", "/api/timeline?conversation=web//post-mortem&locale=en"])
        {
            var text = await bot.Http.GetStringAsync(new Uri(path, UriKind.Relative), cancellation);
            Assert.StartsWith("# Timeline", text, StringComparison.Ordinal);
            Assert.Contains("Minji started the fix", text, StringComparison.Ordinal);
            Assert.Contains("KA-10565", text, StringComparison.Ordinal);
        }

        Assert.StartsWith("# 타임라인", await bot.Http.GetStringAsync(new Uri("/api/timeline?conversation=web//post-mortem&locale=ko", UriKind.Relative), cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_of_the_clock_is_drawn_in_both_forms()
    {
        await using var bot = new BotApp();
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Contains("2일 10:49:14 늦음", await bot.Http.GetStringAsync(new Uri("/pictures/clock/ko/-211754/0.004.svg", UriKind.Relative), cancellation), StringComparison.Ordinal);
        var png = await bot.Http.GetByteArrayAsync(new Uri("/pictures/clock/ko/-211754/0.004.png", UriKind.Relative), cancellation);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
    }

    [Fact]
    public async Task A_stale_press_is_answered_to_the_presser_alone()
    {
        await using var bot = new BotApp();
        var minji = bot.Person("stale", "Minji");
        var daniel = bot.Person("stale", "Daniel");
        await minji.SayAsync(Sample("ka-10565.log"));
        await minji.PressAsync(await minji.SeesAsync("Brand Portal"), "Fix the clock");
        var choice = await minji.SeesAsync("Which system");
        await minji.PressAsync(choice, "Linux (chrony)");
        await minji.SeesAsync("chronyc tracking");
        await daniel.PressAsync(choice, "Windows");
        Assert.NotNull(await daniel.SeesAsync("Already done by Minji"));
        await daniel.SayAsync("help");
        await foreach (var message in minji.MessagesAsync(TestContext.Current.CancellationToken))
        {
            Assert.False((bool)message["onlyForYou"]!);
            if (message["content"]!["card"] is { } card && WebPerson.Texts(card).Contains("Paste an error", StringComparison.Ordinal))
                break;
        }
    }
}
