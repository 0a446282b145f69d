using SupportBot.Benchmarks;
using SupportBot.Benchmarks.Clock;
using SupportBot.Benchmarks.Chaos;
using SupportBot.Benchmarks.Load;
using SupportBot.Benchmarks.Matching;
using SupportBot.Benchmarks.Redaction;
using SupportBot.Benchmarks.Slack;
using SupportBot.Benchmarks.Teams;

return args switch
{
    ["articles", ..] => await ArticlesRun.RunAsync(args[1..]),
    ["lookup", ..] => await LookUpRun.RunAsync(new Arguments(args)),
    ["matching", ..] => MatchingCommand.Run(new Arguments(args)),
    ["calibrate", ..] => CalibrateCommand.Run(new Arguments(args)),
    ["scale", ..] => ScaleCommand.Run(new Arguments(args)),
    ["redaction", ..] => RedactionCommand.Run(new Arguments(args)),
    ["slack", ..] => await SlackCommand.RunAsync(new Arguments(args)),
    ["slack-fake", ..] => await SlackFakeCommand.RunAsync(new Arguments(args)),
    ["teams", ..] => await TeamsLoadCommand.RunAsync(new Arguments(args)),
    ["clock", ..] => ClockCommand.Run(new Arguments(args)),
    ["flood", ..] => await FloodRun.RunAsync(new Arguments(args)),
    ["glossary", ..] => GlossaryCommand.Run(new Arguments(args)),
    ["chaos", ..] => await ChaosCommand.RunAsync(new Arguments(args)),
    ["cards", ..] => await CardCorpus.RecordAsync(new Arguments(args)),
    ["load", ..] => await LoadCommand.RunAsync(new Arguments(args)),
    ["echo", ..] => await Echo.RunAsync(args),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        commands:
          articles --folder DIR [--sub en,ko,...]   load times cold, cached and after a change, memory per article, findings of the linter; --count 10000: of the first
                                                    language alone, its files under new numbers until there are so many
          lookup --articles DIR --queries FILE      how long GET /api/articles?q= takes over HTTP, whole and while typing, and how often it finds the article
          matching --articles DIR --queries FILE    right answers, honest refusals and time per kind of query; DIR holds a folder per language; --together: all in one base
          calibrate --articles DIR --queries FILE   fits the numbers that decide between answer, ask and none (--write FILE stores them)
          scale --articles DIR [--count 100000]     time and memory of the index, also with many more articles than DIR holds
          glossary --articles DIR --write FILE      learns which English words the words of other languages stand for
          slack [--rate 50] [--seconds 20]          how long Slack waits for an acknowledgement while so many mentions come in a second
          slack-fake [--port 0]                     the fake Slack of the tests as a process, for clients that are to be held against it
          teams [--conversations 1000]              people who walk the clock's playbook at once over /api/messages: turns lost, waits, CPU a turn
          clock [--only WORDS]                      time to read the clocks of 1 MB, and how it grows, in ordinary and in hostile shapes
          redaction [--lines FILE] [--show]         secrets found and clean lines changed by kind, on generated or on labelled lines; time per megabyte
          flood [--port 45190]                      fifty pastes of 2 MB at once: how long others wait, memory
          chaos --store sqlite|postgres             lets everything go wrong that can: kills, doubled events, platforms and databases that fail
          load [--turns 6000] [--rounds 3]          what a turn costs on each store, beside a bare echo on the same web server
          cards --write FILE [--bot DLL]            records the cards of a version of the bot, to be pressed on later versions
        """);
    return 2;
}
