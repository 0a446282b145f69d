using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Articles;

/// <summary>Findings as text for people, as JSON, and as SARIF 2.1.0 (OASIS) for CI systems.</summary>
internal static class CheckReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary><c>file:line: severity rule: message</c>, one a line, and a summary.</summary>
    public static string Text(ImmutableArray<ArticleProblem> problems, int files, bool notes)
    {
        var text = new StringBuilder();
        foreach (var problem in problems.Where(problem => notes || problem.Severity != ProblemSeverity.Note))
            text.Append(CultureInfo.InvariantCulture, $"{problem.Source}:{Math.Max(1, problem.Line)}: {Word(problem.Severity)} {problem.Rule}: {problem.Message}\n");
        text.Append(CultureInfo.InvariantCulture, $"{files} files: {Count(ProblemSeverity.Error)} errors, {Count(ProblemSeverity.Warning)} warnings, {Count(ProblemSeverity.Note)} notes");
        text.Append(!notes && Count(ProblemSeverity.Note) > 0 ? " (show them with --notes)\n" : "\n");
        foreach (var rule in problems.GroupBy(problem => (problem.Severity, problem.Rule)).OrderByDescending(group => group.Key.Severity).ThenByDescending(group => group.Count()))
            text.Append(CultureInfo.InvariantCulture, $"  {rule.Count(),6}  {Word(rule.Key.Severity),-7}  {rule.Key.Rule}\n");
        return text.ToString();

        int Count(ProblemSeverity severity) => problems.Count(problem => problem.Severity == severity);
    }

    /// <summary><c>{"files", "problems": [{"file","line","severity","rule","message"}]}</c>.</summary>
    public static string Json(ImmutableArray<ArticleProblem> problems, int files) => new JsonObject
    {
        ["files"] = files,
        ["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject
        {
            ["file"] = problem.Source,
            ["line"] = Math.Max(1, problem.Line),
            ["severity"] = Word(problem.Severity),
            ["rule"] = problem.Rule,
            ["message"] = problem.Message,
        })]),
    }.ToJsonString(Indented) + "\n";

    /// <summary>One run with its rules and results.</summary>
    public static string Sarif(ImmutableArray<ArticleProblem> problems) => new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "SupportBot articles check",
                    ["rules"] = new JsonArray([.. problems.Select(problem => problem.Rule).Distinct().Order(StringComparer.Ordinal).Select(rule => new JsonObject { ["id"] = rule })]),
                },
            },
            ["results"] = new JsonArray([.. problems.Select(Result)]),
        }),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject Result(ArticleProblem problem) => new()
    {
        ["ruleId"] = problem.Rule,
        ["level"] = Word(problem.Severity),
        ["message"] = new JsonObject { ["text"] = problem.Message },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', problem.Source.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)) },
                ["region"] = new JsonObject { ["startLine"] = Math.Max(1, problem.Line) },
            },
        }),
    };

    private static string Word(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => "error",
        ProblemSeverity.Warning => "warning",
        _ => "note",
    };
}
