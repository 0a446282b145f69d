using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Tests.Support;
using SupportBot.Tests.Time;

namespace SupportBot.Tests.Playbooks;

/// <summary>The clock playbook, walked with what the real tools of this machine print: chrony against a chronyd of its own, date under a wrong clock.</summary>
public sealed class RealToolsTests
{
    private const int TwoDaysAndSome = 211_754;

    [Fact]
    public async Task The_whole_walk_in_Korean_with_what_chrony_really_prints()
    {
        var walk = new Walker("ko");
        walk.Says(Sample("ka-10565.log"));
        walk.Press("시계 맞추기");
        walk.Press("Linux (chrony)");

        walk.Says(await RealTool.RunAsync("/usr/bin/chronyc", "-h", "/nonexistent/socket", "tracking"));
        Assert.Contains("시간 서비스가 꺼져 있습니다", walk.Text, StringComparison.Ordinal);
        walk.At("set-forward");

        using var source = new Chronyd("local stratum 10");
        await source.ReadyAsync();
        using (var wrong = new Chronyd($"server 127.0.0.1 port {source.Port} iburst minpoll 0 maxpoll 1", -TwoDaysAndSome))
        {
            await wrong.ReadyAsync();
            await wrong.AskAsync("waitsync", "60", "0", "0", "0.5");
            walk.Says(await wrong.AskAsync("tracking"));
        }

        walk.At("verify");
        Assert.Contains("2일 10:49:1", walk.Text, StringComparison.Ordinal);
        using (var right = new Chronyd($"server 127.0.0.1 port {source.Port} iburst minpoll 0 maxpoll 1"))
        {
            await right.ReadyAsync();
            await right.AskAsync("waitsync", "60", "0", "0", "0.5");
            walk.Says(await right.AskAsync("-n", "sources"));
            walk.At("verify");
            walk.Says(await right.AskAsync("tracking") + "enabled\n");
        }

        walk.At("repeat-operation");
        walk.Says(Sample("replication-ok.txt"));
        Assert.Equal(RunEnding.Verified, walk.Run.Ending);
        Assert.Contains("해결 및 확인 완료", walk.Text, StringComparison.Ordinal);
        Assert.Contains("2일 10:49:1", walk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chronyd_without_a_source_is_not_taken_for_a_right_clock()
    {
        using var alone = new Chronyd("");
        await alone.ReadyAsync();
        var walk = Walker.AtCheck("Linux (chrony)");
        walk.Says(await alone.AskAsync("tracking"));
        walk.At("set-forward");
        Assert.Contains("no time server that it can use", walk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chronyd_that_follows_its_own_clock_is_led_to_time_servers()
    {
        using var own = new Chronyd("local stratum 10");
        await own.ReadyAsync();
        var walk = Walker.AtCheck("Linux (chrony)");
        walk.Says(await own.AskAsync("tracking"));
        walk.At("use-servers");
    }

    [Theory]
    [InlineData("/usr/bin/date", "")]
    [InlineData("/usr/bin/busybox", "date")]
    public async Task A_wrong_clock_is_seen_in_what_date_prints(string program, string applet)
    {
        string[] command = [program, .. applet.Length > 0 ? [applet] : Array.Empty<string>(), "-u"];
        var walk = new Walker("en", SystemClock.Instance.GetCurrentInstant());
        walk.Says("KA-10565");
        walk.Press("Fix the clock");
        walk.PressWith("Use the one from the list", RunCards.List, "other");
        walk.Says(await RealTool.RunAsync("/usr/bin/faketime", ["-f", "-3d", .. command]));
        walk.At("set-forward");
        Assert.Contains("behind", walk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/bin/ntpdig")]
    [InlineData("/usr/sbin/ntpdate")]
    public async Task A_wrong_clock_is_walked_to_a_right_one_with_what_NTPsec_prints(string program)
    {
        using var source = new Chronyd("local stratum 10", onNtpPort: true);
        await source.ReadyAsync();
        var walk = Walker.AtCheck("Linux (chrony)");
        walk.Says(await RealTool.RunAsync("/usr/bin/faketime", "-f", "-3d", program, $"{source.Address}"));
        walk.At("set-forward");
        Assert.Equal(-259_200, walk.Run.Before!.OffsetSeconds!.Value, tolerance: 1);

        walk.Says(await RealTool.RunAsync(program, $"{source.Address}"));
        walk.At("lasting");
    }

    [Fact]
    public async Task A_time_server_that_does_not_answer_NTPsec_is_looked_for_first()
    {
        var walk = Walker.AtCheck("Linux (chrony)");
        walk.Says(await RealTool.RunAsync("/usr/bin/ntpdig", "-t", "1", "127.255.255.254"));
        walk.At("reach-server");
    }

    [Fact]
    public async Task Timedatectl_where_systemd_does_not_run_is_understood()
    {
        var printed = await RealTool.RunAsync("/usr/bin/timedatectl");
        Assert.SkipUnless(printed.Contains("systemd as init system", StringComparison.Ordinal), "systemd runs here.");
        var walk = Walker.AtCheck("Linux (systemd-timesyncd)");
        walk.Says(printed);
        walk.At("check-time");
        Assert.Contains("no systemd here", walk.Text, StringComparison.Ordinal);
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples", name));

    /// <summary>One person who walks.</summary>
    private sealed class Walker(string language, Instant? now = null)
    {
        private readonly SupportDialog _dialog = new(TestKnowledge.Shipped);
        private readonly Person _person = new("U1", "Minji", language);
        private readonly Instant _now = now ?? Instant.FromUtc(2026, 11, 23, 10, 39);
        private Conversation _conversation = Conversation.New;
        private ImmutableArray<Reply> _replies = [];

        public static Walker AtCheck(string system)
        {
            var walk = new Walker("en");
            walk.Says(Sample("ka-10565.log"));
            walk.Press("Fix the clock");
            walk.Press(system);
            return walk;
        }

        public Run Run => _conversation.Runs[^1];

        public string Text => string.Join('\n', _replies.SelectMany(reply => reply.Card.Parts.Select(part => part switch
        {
            TextPart text => text.Text,
            FactsPart facts => string.Join('\n', facts.Facts.Select(fact => fact.Value)),
            _ => "",
        }).Prepend(reply.Card.Title)));

        public void Says(string text) => Advance(new Said(_person, text));

        public void Press(string title) => PressWith(title, "", "");

        public void PressWith(string title, string box, string value) => Advance(new Pressed(
            _person,
            _replies[^1].Card.Buttons.OfType<PressButton>().Single(button => button.Title == title).Action,
            box.Length == 0 ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add(box, value)));

        public void At(string step) => Assert.True(Run.Step == step, $"at '{Run.Step}': {Text}");

        private void Advance(UserInput input)
        {
            var turn = _dialog.Advance(_conversation, input, _now);
            (_conversation, _replies) = (turn.Conversation, turn.Replies);
        }
    }
}
