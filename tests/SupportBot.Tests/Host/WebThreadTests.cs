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
