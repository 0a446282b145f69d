using System.Collections.Immutable;
using NodaTime;
using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Articles.Checks;

namespace SupportBot.Articles;

/// <summary>
/// The command <c>articles check FOLDER</c>: checks a folder of articles and says what is wrong, file by file. Exit code 0 = no error,
/// 1 = at least one error (with <c>--strict</c> a warning counts), 2 = the command itself was not understood.
/// </summary>
public static class ArticlesCommand
{
    private const string Usage = """
        articles check FOLDER [FOLDER ...] [--format text|json|sarif] [--notes] [--strict] [--today yyyy-mm-dd]
          --format   text for people (default), json, or sarif for CI systems
          --notes    show notes too, not only errors and warnings (json and sarif always hold them)
          --strict   exit code 1 for warnings as well
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="args">Everything after the program's name, <c>articles</c> first.</param>
    /// <param name="output">Where findings go.</param>
    /// <param name="progress">Where progress goes, a line at a time; null = nowhere.</param>
    /// <param name="clock">Today's date for overdue reviews.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter? progress = null, TimeProvider? clock = null)
    {
        if (CheckArguments.Read(args, clock ?? TimeProvider.System) is not { } arguments)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        foreach (var missing in arguments.Folders.Where(folder => !Directory.Exists(folder)))
        {
            await output.WriteLineAsync($"{missing}: no such folder.");
            return 2;
        }

        var files = ImmutableArray.CreateBuilder<CheckedFile>();
        foreach (var (at, folder) in arguments.Folders.Index())
            files.AddRange(ReadAll(folder, progress).Select(file => file with { Folder = at }));
        var problems = ArticleLinter.Run(new(files.ToImmutable(), arguments.Today), name => progress?.WriteLine($"checking {name} ..."));
        await output.WriteAsync(arguments.Format switch
        {
            "json" => CheckReport.Json(problems, files.Count),
            "sarif" => CheckReport.Sarif(problems),
            _ => CheckReport.Text(problems, files.Count, arguments.Notes),
        });
        return problems.Any(problem => problem.Severity == ProblemSeverity.Error || (arguments.Strict && problem.Severity == ProblemSeverity.Warning)) ? 1 : 0;
    }

    private static ImmutableArray<CheckedFile> ReadAll(string folder, TextWriter? progress)
    {
        var paths = ArticleFolder.FilesIn(folder).Select(file => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        var read = new CheckedFile[paths.Count];
        var done = 0;
        progress?.WriteLine($"reading {paths.Count} files of {folder} ...");
        Parallel.For(0, paths.Count, at =>
        {
            var source = Path.Combine(folder, paths[at]);
            read[at] = Read(source, ArticleFolder.LanguageOf(folder, paths[at]));
            if (Interlocked.Increment(ref done) % 1000 == 0)
                progress?.WriteLine($"read {done} of {paths.Count}");
        });
        return [.. read];
    }

    private static CheckedFile Read(string source, string? language)
    {
        try
        {
            var content = ArticleFolder.TextOf(File.ReadAllBytes(source));
            return new(source, content, ArticleReader.Read(source, language, content));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new(source, "", new(null, [new(source, 0, ProblemSeverity.Error, "unreadable", refused.Message)]));
        }
    }

    private sealed record CheckArguments(ImmutableArray<string> Folders, string Format, bool Notes, bool Strict, LocalDate Today)
    {
        public static CheckArguments? Read(string[] args, TimeProvider clock)
        {
            if (args is not ["articles", "check", .. var rest])
                return null;
            var arguments = new CheckArguments([], "text", false, false, Instant.FromDateTimeOffset(clock.GetUtcNow()).InUtc().Date);
            for (var at = 0; at < rest.Length; at++)
            {
                var next = at + 1 < rest.Length ? rest[at + 1] : null;
                CheckArguments? read = rest[at] switch
                {
                    "--notes" => arguments with { Notes = true },
                    "--strict" => arguments with { Strict = true },
                    "--format" when next is "text" or "json" or "sarif" => arguments with { Format = rest[++at] },
                    "--today" when NodaTime.Text.LocalDatePattern.Iso.Parse(next ?? "") is { Success: true } date => arguments with { Today = Skip(ref at, date.Value) },
                    ['-', ..] => null,
                    var folder => arguments with { Folders = arguments.Folders.Add(folder) },
                };
                if (read is null)
                    return null;
                arguments = read;
            }

            return arguments.Folders.IsEmpty ? null : arguments;
        }

        private static LocalDate Skip(ref int at, LocalDate date)
        {
            at++;
            return date;
        }
    }
}
