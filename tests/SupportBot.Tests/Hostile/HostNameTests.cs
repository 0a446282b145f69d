using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Cards;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Hostile;

/// <summary>Commands are shown, never run; but people copy what is shown.</summary>
public sealed class HostNameTests
{
    public static TheoryData<string> Hostile =>
        ["web01; rm -rf /", "$(reboot)", "`id`", "web01\nrm -rf /", "web01 && x", "web01|x", "-oProxyCommand=x", "web01'", "\"web01", "web01>f", "a b", "웹01", "", ".web", "web..01", "web-", new string('a', 64), new string('a', 300), "web01\0"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_host_name_never_becomes_the_host_of_a_walk(string name)
    {
        Assert.False(HostNames.IsHostName(name));
        var dialog = new SupportDialog(TestKnowledge.Shipped);
        var (minji, now) = (new Person("p", "Minji"), Instant.FromUtc(2026, 11, 25, 10, 0));
        var answered = dialog.Advance(Conversation.New, new Said(minji, "KA-10565"), now).Conversation;
        var walked = dialog.Advance(answered, new Pressed(minji, new(Verbs.Start, answered.Findings[0].Id, Value: "KA-10565"), ImmutableDictionary<string, string>.Empty), now).Conversation;
        var turn = dialog.Advance(walked, new Said(minji, $"host {name}"), now);
        Assert.All(turn.Conversation.Runs, run => Assert.Null(run.Host));
        // A prompt may hold a name in front of what is none ("web01 && x"): that name alone is taken.
        if (dialog.Advance(Conversation.New, new Said(minji, $"root@{name}:~# date\nERROR invalid_grant JWT has expired"), now).Conversation.Findings.FirstOrDefault()?.Host is { } host)
            Assert.True(host != name && HostNames.IsHostName(host), host);
    }

    [Theory]
    [InlineData("web01")]
    [InlineData("web-01.corp.example")]
    [InlineData("10.2.3.4")]
    public void A_host_name_is_one(string name) => Assert.True(HostNames.IsHostName(name));

    [Fact]
    public void No_command_has_a_place_for_what_somebody_wrote() => Assert.All(
        PlaybookShelf.Shipped.All.SelectMany(playbook => playbook.Steps).SelectMany(step => step.Run.Values).Select(commands => commands.ToString()),
        commands => Assert.DoesNotMatch(@"\{(host|name|user|value|text)\}", commands));
}
