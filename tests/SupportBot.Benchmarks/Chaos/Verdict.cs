using System.Collections.Immutable;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>What came of one run.</summary>
/// <param name="Run">What was done.</param>
/// <param name="Figures">What was measured, in one line.</param>
/// <param name="Failures">What is not as promised; empty = passed.</param>
internal sealed record Verdict(string Run, string Figures, ImmutableArray<string> Failures)
{
    private const int MostShown = 8;

    public bool Passed => Failures.IsEmpty;

    public override string ToString() => string.Join('\n', [
        $"{(Passed ? "PASS" : "FAIL")}  {Run}",
        $"      {Figures}",
        .. Failures.Take(MostShown).Select(failure => $"      - {failure}"),
        .. Failures.Length > MostShown ? [$"      - and {Failures.Length - MostShown} more"] : Array.Empty<string>(),
    ]);
}

/// <summary>Collects what is not as promised.</summary>
internal sealed class Findings
{
    private readonly ImmutableArray<string>.Builder _failures = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> All => _failures.ToImmutable();

    /// <summary>Whatever is listed should not be there.</summary>
    public void None(string what, IReadOnlyCollection<string> found)
    {
        if (found.Count > 0)
            _failures.Add($"{found.Count} {what}: {string.Join("; ", found.Take(4))}");
    }

    public void That(bool holds, string otherwise)
    {
        if (!holds)
            _failures.Add(otherwise);
    }
}
