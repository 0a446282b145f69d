using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>
/// Logistic regression in which every sign can only speak for an answer, never against: weights are not negative, but for the constant ("one").
/// That keeps the model sane where data are few. Coordinate descent with a little ridge.
/// </summary>
internal static class Logistic
{
    private const double Ridge = 0.05;
    private const int Rounds = 150;

    public static Decision Fit(IReadOnlyList<Judged> rows)
    {
        var weights = new double[Evidence.Names.Length];
        var sums = new double[rows.Count];
        var byEvidence = Enumerable.Range(0, weights.Length)
            .Select(at => Enumerable.Range(0, rows.Count).Where(row => rows[row].Evidence[at] != 0).ToArray()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < weights.Length; at++)
            {
                var (gradient, curvature) = (-Ridge * weights[at], Ridge);
                foreach (var row in byEvidence[at])
                {
                    var p = 1 / (1 + Math.Exp(-sums[row]));
                    double x = rows[row].Evidence[at];
                    gradient += rows[row].Weight * ((rows[row].Right ? 1 : 0) - p) * x;
                    curvature += rows[row].Weight * Math.Max(p * (1 - p), 0.05) * x * x;
                }

                var moved = weights[at] + Math.Clamp(gradient / curvature, -1, 1);
                if (!Evidence.Names[at].EndsWith(" one", StringComparison.Ordinal))
                    moved = Math.Max(0, moved);
                foreach (var row in byEvidence[at])
                    sums[row] += (moved - weights[at]) * rows[row].Evidence[at];
                weights[at] = moved;
            }
        }

        return new([.. weights.Select(weight => (float)weight)], 1, 1, 1);
    }
}
