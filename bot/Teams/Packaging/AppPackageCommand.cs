namespace SupportBot.Teams.Packaging;

/// <summary>
/// The command <c>teams package</c>: writes both variants of the app package. Without options it takes id and domain from the settings
/// <c>Teams:AppId</c> and <c>Site:Address</c>. Exit code 0 = written, 2 = something is missing or wrong.
/// </summary>
internal static class AppPackageCommand
{
    private const string Usage = """
        teams package [--bot-id ID] [--bot-domain HOST] [--out FOLDER] [--developer NAME] [--privacy URL] [--terms URL] [--version N.N.N]
          --bot-id       application id of the bot's registration; the setting Teams:AppId where it is not given
          --bot-domain   host of the bot's pages, such as bot.example.com; that of the setting Site:Address where it is not given
          --out          where the two packages go; the current folder where it is not given
        """;

    private static readonly string[] Options = ["bot-id", "bot-domain", "out", "developer", "privacy", "terms", "version"];

    /// <summary>Runs the command.</summary>
    /// <param name="args">Everything after the program's name, <c>teams package</c> first.</param>
    /// <param name="settings">The bot's settings.</param>
    /// <param name="output">Where it is said what was written, or what is wrong.</param>
    public static int Run(string[] args, IConfiguration settings, TextWriter output)
    {
        if (Read(args[2..]) is not { } options)
        {
            output.WriteLine(Usage);
            return 2;
        }

        var domain = options.GetValueOrDefault("bot-domain") ?? (Uri.TryCreate(settings["Site:Address"], UriKind.Absolute, out var site) ? site.Host : null);
        if (!Guid.TryParseExact(options.GetValueOrDefault("bot-id") ?? settings["Teams:AppId"], "D", out var id))
            return Wrong(output, "The bot's id is missing or no application id. Give the one of the registration: --bot-id 00000000-0000-0000-0000-000000000000, or set Teams:AppId.");
        if (domain is null || Uri.CheckHostName(domain) != UriHostNameType.Dns || !domain.Contains('.', StringComparison.Ordinal))
            return Wrong(output, "The bot's domain is missing or no host name. Give the one that people reach the bot's pages at: --bot-domain bot.example.com, or set Site:Address.");
        if (!System.Version.TryParse(options.GetValueOrDefault("version", "1.0.0"), out var version) || version is { Build: < 0 } or { Revision: >= 0 })
            return Wrong(output, $"--version {options["version"]}: not three numbers. Write it as 1.0.0.");
        if (Address("privacy") is false || Address("terms") is false)
            return Wrong(output, "--privacy and --terms must be https addresses.");

        var package = new AppPackage(id, domain)
        {
            Developer = options.GetValueOrDefault("developer", "SupportBot"),
            Privacy = options.GetValueOrDefault("privacy"),
            Terms = options.GetValueOrDefault("terms"),
            Version = version.ToString(3),
        };
        var folder = Directory.CreateDirectory(options.GetValueOrDefault("out", ".")).FullName;
        foreach (var variant in new[] { package, package with { ReadsThreads = true } })
            output.WriteLine($"Teams app package: {Save(variant, folder)}");

        return 0;

        bool? Address(string name) => options.TryGetValue(name, out var text) ? Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == "https" : null;
    }

    private static string Save(AppPackage package, string folder)
    {
        using var file = File.Create(Path.Combine(folder, package.FileName));
        package.Write(file);
        return file.Name;
    }

    private static int Wrong(TextWriter output, string problem)
    {
        output.WriteLine(problem);
        return 2;
    }

    /// <summary>The options by name; null = not understood.</summary>
    private static Dictionary<string, string>? Read(string[] args)
    {
        var pairs = args.Chunk(2).ToArray();
        return pairs.All(pair => pair is [['-', '-', .. var name], _] && Options.Contains(name)) && pairs.DistinctBy(pair => pair[0]).Count() == pairs.Length
            ? pairs.Where(pair => pair[1].Length > 0).ToDictionary(pair => pair[0][2..], pair => pair[1])
            : null;
    }
}
