using SupportBot.Benchmarks;

return args switch
{
    ["articles", ..] => await ArticlesRun.RunAsync(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        commands:
          articles --folder DIR [--sub en,ko,...]   load times cold, cached and after a change, memory per article, findings of the linter
        """);
    return 2;
}
