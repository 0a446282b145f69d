using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Playbooks;

public sealed class PlaybookReaderTests
{
    private const string Small = """
        title: { en: Small }
        button: { en: Go }
        platforms:
          linux: { title: { en: Linux } }
          windows: { title: { en: Windows } }
        start: look
        steps:
          look:
            title: { en: Look }
            say: { en: Look at the clock. }
            waits-for: clock
            run:
              linux: { command: date -u }
              windows: { command: Get-Date }
            next:
              - { when: offset within 2 s and synchronized, go: done }
              - { go: done }
          done:
            title: { en: Done }
            say: { en: It is done. }
            ends: verified
        """;

    [Fact]
    public void A_sound_playbook_is_read()
    {
        var playbook = PlaybookReader.Read("small.yaml", Small);
        Assert.Equal("small", playbook.Name);
        Assert.Equal(["look", "done"], playbook.Steps.Select(step => step.Id));
        Assert.Equal("Get-Date", playbook.CommandsFor(playbook["look"], "windows")?.Commands);
        Assert.Equal(RunEnding.Verified, playbook["done"].Ends);
    }

    [Theory]
    [InlineData("go: done }\n      - { go: done }", "go: dnoe }\n      - { go: done }", "small.yaml, step look: 'next' names 'dnoe', which is no step. Did you mean 'done'?")]
    [InlineData("start: look", "start: lok", "small.yaml: 'start' names 'lok', which is no step. Did you mean 'look'?")]
    [InlineData("      windows: { command: Get-Date }\n", "", "small.yaml, step look: no command for the platform 'windows'. Add one, or an 'any' entry.")]
    [InlineData("windows: { command: Get-Date }", "windwos: { command: Get-Date }", "small.yaml, step look: 'run' names the platform 'windwos', which 'platforms' does not list. Did you mean 'windows'?")]
    [InlineData("      - { go: done }\n", "", "small.yaml, step look: the last branch has a 'when'. Add a branch without one for everything else.")]
    [InlineData("    ends: verified", "    ends: verfied", "small.yaml, step done: 'ends' is 'verfied'. Possible: handed-over, not-fixed, ruled-out, said-so, unknown, verified. Did you mean 'verified'?")]
    [InlineData("offset within 2 s and synchronized", "offset near 2 s", "'offset near 2 s' is not understood. Possible: offset within N s")]
    [InlineData("say: { en: It is done. }", "say: It is done.", "small.yaml, step done, say: must be a map of languages: { en: ..., ko: ... }.")]
    [InlineData("    waits-for: clock\n", "    waits-for: clocks\n", "'waits-for' is 'clocks'. Possible: choice, clock, date, nothing, number, outcome, platform, text, zone; leave it out where the run ends. Did you mean 'clock'?")]
    [InlineData("say: { en: It is done. }", "say: { en: It is done, at last. }", "small.yaml, step done, say: 'at last.' is no language with a text.")]
    [InlineData("    title: { en: Done }\n", "", "small.yaml, step done: 'title' is missing.")]
    [InlineData("steps:\n", "steps: [\n", "small.yaml line")]
    [InlineData("    ends: verified", "    end: verified", "small.yaml, step done: 'end' is no key here.")]
    [InlineData("    ends: verified", "    ends: verified\n    needs: root", "small.yaml, step done: 'needs' names 'root', which 'roles' does not list.")]
    [InlineData("offset within 2 s and synchronized", "platform is linx", "the condition 'platform is linx' names 'linx', which does not exist. Did you mean 'linux'?")]
    [InlineData("offset within 2 s and synchronized", "answer lok is yes", "the condition 'answer lok is yes' names 'lok', which does not exist. Did you mean 'look'?")]
    [InlineData("      - { when: offset within 2 s and synchronized, go: done }\n", "      - { go: done }\n      - { when: synchronized, go: done }\n", "a branch without 'when' stands before others")]
    public void A_faulty_playbook_is_refused_with_place_and_remedy(string sound, string faulty, string message)
    {
        var text = Small.ReplaceLineEndings("\n");
        Assert.Contains(sound, text, StringComparison.Ordinal);
        var error = Assert.Throws<PlaybookException>(() => PlaybookReader.Read("small.yaml", text.Replace(sound, faulty, StringComparison.Ordinal)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_nothing_leads_to_is_refused()
    {
        var error = Assert.Throws<PlaybookException>(() => PlaybookReader.Read("small.yaml", Small.ReplaceLineEndings("\n") + "\n  lost:\n    title: { en: Lost }\n    say: { en: Lost. }\n    ends: not-fixed\n"));
        Assert.Equal("small.yaml, step lost: no path leads here. Name it in a 'next', or take it out.", error.Message);
    }

    [Fact]
    public void A_playbook_that_is_too_large_is_refused_by_name() =>
        Assert.StartsWith("big.yaml: larger than 64 KB", Assert.Throws<PlaybookException>(() => PlaybookReader.Read("big.yaml", new string('#', PlaybookReader.MaxLength + 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_shipped_playbook_speaks_every_language_everywhere()
    {
        foreach (var playbook in PlaybookShelf.Shipped.All)
            Assert.Empty(PlaybookTexts.Missing(playbook, Languages.Shipped));
    }

    [Fact]
    public void Clock_skew_ships() => Assert.NotNull(PlaybookShelf.Shipped.Find("clock-skew"));

    private const string Main = """
        title: { en: Parts }
        button: { en: Go }
        start: look
        platforms: { linux: { title: { en: Linux }, family: unix }, mac: { title: { en: Mac }, family: unix }, windows: { title: { en: Windows } } }
        steps:
          look: { title: { en: Look }, say: { en: Look. }, waits-for: clock, run: read, check: read, next: [{ go: which }] }
          which: { title: { en: Which way? }, waits-for: nothing, next: [{ when: clock ahead, go: windows-only }, { go: done }] }
          windows-only: { title: { en: Windows }, say: { en: Only there. }, for: windows, waits-for: choice, run: set, options: { ok: { en: OK } }, next: [{ go: done }] }
          done: { title: { en: Done }, say: { en: Done. }, ends: verified }
        commands:
          read: { linux: { command: date }, mac: { command: date } }
        """;

    private const string Windows = "commands: { read: { windows: { command: Get-Date } }, set: { windows: { command: Set-Date } } }";

    [Fact]
    public void A_set_of_commands_may_be_spread_over_files_and_a_step_may_concern_some_platforms_only()
    {
        var playbook = PlaybookReader.Read("parts", [("parts/1.yaml", Main), ("parts/windows.yaml", Windows)]);
        Assert.Equal("Get-Date", playbook.CommandsFor(playbook["look"], "windows")?.Commands);
        Assert.Equal("date", playbook.CommandsFor(playbook["look"], "mac")?.Check);
        Assert.Null(playbook.CommandsFor(playbook["windows-only"], "linux"));
    }

    [Theory]
    [InlineData("for: windows,", "for: window,", "parts, step windows-only: 'for' names 'window', which is neither a platform nor a family. Did you mean 'windows'?")]
    [InlineData("for: windows, ", "", "parts, step windows-only: no command for the platform 'linux'.")]
    [InlineData("{ when: clock ahead, go: windows-only }, ", "{ when: clock ahead }, ", "parts, step which: it waits for nothing, so every branch needs a 'go'.")]
    [InlineData("check: read", "check: raed", "'check' names 'raed', which is not in 'commands'. Did you mean 'read'?")]
    [InlineData("[{ when: clock ahead, go: windows-only }", "[{ when: clock behind, go: which }, { when: clock ahead, go: windows-only }", "parts, step which: leads back to itself past steps that wait for nothing.")]
    public void Faults_of_parts_are_named(string sound, string faulty, string message) =>
        Assert.Contains(message, Assert.Throws<PlaybookException>(() => PlaybookReader.Read("parts", [
            ("parts/1.yaml", Main.Replace(sound, faulty, StringComparison.Ordinal)), ("parts/windows.yaml", Windows.Replace(sound, faulty, StringComparison.Ordinal))])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_same_platform_twice_in_a_set_is_refused() => Assert.Contains(
        "the platform 'linux' is in this set already. Take one of the two out.",
        Assert.Throws<PlaybookException>(() => PlaybookReader.Read("parts", [("parts/1.yaml", Main), ("parts/windows.yaml", Windows), ("parts/z.yaml", "commands: { read: { linux: { command: uptime } } }")])).Message,
        StringComparison.Ordinal);
}
