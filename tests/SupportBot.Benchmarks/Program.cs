using SupportBot.Benchmarks;
using SupportBot.Benchmarks.Matching;

var arguments = new Arguments(args);
return args switch
{
    ["articles", ..] => await ArticlesRun.RunAsync(args[1..]),
    ["matching", ..] => MatchingCommand.Run(arguments),
    ["glossary", ..] => GlossaryCommand.Run(arguments),
    ["calibrate", ..] => CalibrateCommand.Run(arguments),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        commands:
          articles --folder DIR [--sub en,ko,...]   load times cold, cached and after a change, memory per article, findings of the linter
          matching --articles DIR --queries FILE    how often the right article is named, by kind of query
          calibrate --articles DIR --queries FILE   the numbers of the decision, with their provenance
          glossary --articles DIR                   the words of other languages for English ones, learnt from paired articles
        """);
    return 2;
}
