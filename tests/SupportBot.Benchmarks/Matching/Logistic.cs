using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Benchmarks.Matching;

/// <summary>Logistic regression by Newton's method with a little ridge.</summary>
internal static class Logistic
{
    private const double Ridge = 0.5;

    public static Decision Fit(IReadOnlyList<Judged> rows)
    {
        var n = Evidence.Names.Length;
        var weights = new double[n];
        for (var round = 0; round < 30; round++)
        {
            var (gradient, hessian) = (new double[n], Enumerable.Range(0, n).Select(_ => new double[n]).ToArray());
            foreach (var row in rows)
            {
                var sum = 0.0;
                for (var i = 0; i < n; i++)
                    sum += weights[i] * row.Evidence[i];
                var p = 1 / (1 + Math.Exp(-sum));
                for (var i = 0; i < n; i++)
                {
                    if (row.Evidence[i] == 0)
                        continue;
                    gradient[i] += row.Weight * ((row.Right ? 1 : 0) - p) * row.Evidence[i];
                    for (var j = 0; j < n; j++)
                        hessian[i][j] += row.Weight * p * (1 - p) * row.Evidence[i] * row.Evidence[j];
                }
            }

            for (var i = 0; i < n; i++)
            {
                gradient[i] -= Ridge * weights[i];
                hessian[i][i] += Ridge;
            }

            var step = Solve(hessian, gradient);
            for (var i = 0; i < n; i++)
                weights[i] += step[i];
        }

        return new([.. weights.Select(weight => (float)weight)], 1, 1);
    }

    /// <summary>Gaussian elimination; the matrix is positive definite, so no pivoting is needed.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        for (var i = 0; i < n; i++)
        {
            for (var k = i + 1; k < n; k++)
            {
                var factor = matrix[k][i] / matrix[i][i];
                for (var j = i; j < n; j++)
                    matrix[k][j] -= factor * matrix[i][j];
                right[k] -= factor * right[i];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
                right[i] -= matrix[i][j] * right[j];
            right[i] /= matrix[i][i];
        }

        return right;
    }
}
