using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// Logistic regression in which every sign can only speak for an answer, never against: weights are not negative, but for the constants ("one").
/// That keeps the model sane where data are few. Coordinate descent with a ridge; what is said of one shape of text only is held tighter than what is said
/// of all short texts, so that shapes with few data follow the others.
/// </summary>
internal static class Logistic
{
    private const int Rounds = 60;

    public static double Ridge { get; set; } = 0.1;

    public static double RidgeOfShape { get; set; } = 0.1;

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
                var ridge = Evidence.Names[at].StartsWith("short", StringComparison.Ordinal) || Evidence.Names[at].StartsWith("log", StringComparison.Ordinal) ? Ridge : RidgeOfShape;
                var (gradient, curvature) = (-ridge * weights[at], ridge);
                foreach (var (row, x) in columns[at])
                {
                    var p = 1 / (1 + Math.Exp(-sums[row]));
                    gradient += importance[row] * ((rows[row].Right ? 1 : 0) - p) * x;
                    curvature += importance[row] * Math.Max(p * (1 - p), 0.05) * x * x;
                }

                var moved = weights[at] + Math.Clamp(gradient / curvature, -1, 1);
                if (!Evidence.Names[at].EndsWith(" one", StringComparison.Ordinal))
                    moved = Math.Max(0, moved);
                if (moved == weights[at])
                    continue;
                foreach (var (row, x) in columns[at])
                    sums[row] += (moved - weights[at]) * x;
                weights[at] = moved;
            }
        }

        return new([.. weights.Select(weight => (float)weight)], [1, 1, 1, 1], 1);
    }
}
