using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// GitHub Apps sign a token for themselves: <c>exp</c> = own clock + 600 s, refused beyond GitHub's clock + 600 s.
/// Source: "Generating a JSON Web Token (JWT) for a GitHub App"; octokit/auth-app.js#698 and its README on time differences.
/// </summary>
internal static partial class GitHubApp
{
    /// <summary>Name of the rules: their app signs for itself.</summary>
    public const string AppKind = "github-app";

    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new Wording(AppKind, "('exp') is too far in the future", Cause.Clock, ClockDirection.Ahead), new Wording(AppKind, "exp is too far in the future", Cause.Clock, ClockDirection.Ahead),
        new Wording(AppKind, "must be an Integer representing the time that the assertion was issued", Cause.Clock, ClockDirection.Ahead),
        new Wording(AppKind, "must be a numeric value representing the future time at which the assertion expires", Cause.Likely, ClockDirection.Behind) { Expired = true },
        new TimeDifference(),
    ];

    /// <summary>Octokit's warning: the difference is GitHub's time minus the host's, in whole seconds.</summary>
    private sealed partial class TimeDifference() : ClockRule(AppKind, "GitHub API time and system time are different by")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Difference.Match(paste.Lines[index]) is not { Success: true } match)
                yield break;
            var behind = double.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture);
            yield return new Finding(Kind, index + 1, Cause.Clock, match.Value) { Possible = SkewSet.OneOf([-behind]) };
        }

        [GeneratedRegex(@"GitHub API time and system time are different by (?<seconds>-?\d{1,10}) seconds", RegexOptions.CultureInvariant)]
        private static partial Regex Difference { get; }
    }
}
