using SupportBot.Benchmarks;
using SupportBot.Benchmarks.Matching;

var arguments = new Arguments(args);
return args.FirstOrDefault() switch
{
    "matching" => MatchingCommand.Run(arguments),
    "glossary" => GlossaryCommand.Run(arguments),
    "calibrate" => CalibrateCommand.Run(arguments),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("commands: matching --articles DIR --queries FILE");
    return 1;
}
