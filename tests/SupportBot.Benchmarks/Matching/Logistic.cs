using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// Logistic regression by coordinate descent with a ridge. What is said of all short texts and what is said of one shape of text share the work, so that
/// shapes with few data follow the others. Weights may be negative: a sign can be what another one promises too much (held to be positive, one claim in
/// twenty was missed at the same number of false ones, on folds by article).
/// </summary>
internal static class Logistic
{
    private const int Rounds = 200;

    public static double Ridge { get; set; } = 1;

    public static Decision Fit(IReadOnlyList<Judged> rows, Func<Judged, double> weightOf)
    {
        var weights = new double[Evidence.Names.Length];
        var sums = new double[rows.Count];
        var importance = rows.Select(weightOf).ToArray();
        var columns = Enumerable.Range(0, weights.Length)
            .Select(at => Enumerable.Range(0, rows.Count).Where(row => rows[row].Bent[at] != 0).Select(row => (Row: row, Value: (double)rows[row].Bent[at])).ToArray()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < weights.Length; at++)
            {
                var (gradient, curvature) = (-Ridge * weights[at], Ridge);
                foreach (var (row, x) in columns[at])
                {
                    var p = 1 / (1 + Math.Exp(-sums[row]));
                    gradient += importance[row] * ((rows[row].Right ? 1 : 0) - p) * x;
                    curvature += importance[row] * Math.Max(p * (1 - p), 0.05) * x * x;
                }

                var step = Math.Clamp(gradient / curvature, -1, 1);
                foreach (var (row, x) in columns[at])
                    sums[row] += step * x;
                weights[at] += step;
            }
        }

        return new([.. weights.Select(weight => (float)weight)], [1, 1, 1, 1], 1);
    }
}
