using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Articles;

/// <summary>
/// One signature, ready to be tried on lines. A literal line fits a line that contains its words in order, without regard to case and
/// to the amount of white space; <c>{name}</c> and <c>*</c> stand for anything within the line, <c>\{</c> and <c>\*</c> for themselves.
/// <c>/pattern/</c> is a regular expression (no look-around, no back-references). Several lines must fit in order, close together.
/// </summary>
public sealed class SignaturePattern
{
    /// <summary>How many other lines may stand between two lines of a signature: time stamps and stack frames get in between.</summary>
    public const int LargestGap = 20;

    /// <summary>Fewer letters and digits than this fit nearly every log.</summary>
    private const int FewestLetters = 6;

    private readonly ImmutableArray<SignatureLine> _lines;

    private SignaturePattern(ImmutableArray<SignatureLine> lines) => _lines = lines;

    /// <summary>Words that a line must contain for the first line of this signature to fit, lower case; empty where none is certain.</summary>
    internal IEnumerable<string> FirstLineWords => _lines[0].Words;

    /// <summary>Text that a line must contain for the first line to fit, or null.</summary>
    internal string? FirstLineLiteral => _lines[0].Literal;

    /// <summary>Reads a signature.</summary>
    /// <returns>The pattern, or what is wrong with it and the remedy.</returns>
    public static (SignaturePattern? Pattern, string? Problem) Read(Signature signature, ArticleLimits? limits = null)
    {
        limits ??= ArticleLimits.Default;
        var lines = ImmutableArray.CreateBuilder<SignatureLine>();
        foreach (var line in signature.Pattern.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line is ['/', .. var pattern, '/'] && pattern.Length > 0)
            {
                if (pattern.Length > limits.PatternLength)
                    return (null, $"the pattern has {pattern.Length} characters; at most {limits.PatternLength} are allowed");
                if (ProblemOf(pattern) is { } problem)
                    return (null, problem);
                lines.Add(new SignatureLine(pattern, new Lazy<Regex>(() => Compile(pattern))));
            }
            else
            {
                lines.Add(new SignatureLine(line));
            }
        }

        return lines.Count == 0 ? (null, "the signature is empty")
            : lines.All(line => !line.IsPattern) && lines.Sum(line => line.Letters) < FewestLetters ? (null, "the signature is too general: it needs at least six letters or digits beside its placeholders")
            : (new(lines.ToImmutable()), null);
    }

    /// <summary>The 1-based lines that fit when the signature begins at line <paramref name="at"/> (0-based); empty where it does not.</summary>
    internal ImmutableArray<int> FitAt(ImmutableArray<string> lines, int at)
    {
        if (!_lines[0].Fits(lines[at]))
            return [];
        if (_lines.Length == 1)
            return [at + 1];
        var fitted = ImmutableArray.CreateBuilder<int>(_lines.Length);
        fitted.Add(at + 1);
        foreach (var pattern in _lines.Skip(1))
        {
            var last = Math.Min(lines.Length, fitted[^1] + LargestGap + 1);
            var next = fitted[^1];
            while (next < last && !pattern.Fits(lines[next]))
                next++;
            if (next >= last)
                return [];
            fitted.Add(next + 1);
        }

        return fitted.ToImmutable();
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static string? ProblemOf(string pattern)
    {
        try
        {
            Compile(pattern);
            return null;
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return $"the pattern /{pattern}/ cannot be used: {refused.Message.Split('\n')[0]}";
        }
    }
}
