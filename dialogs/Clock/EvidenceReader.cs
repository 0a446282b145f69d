using SupportBot.Dialogs.Clock.Rules;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>Reads from a paste what it proves about clocks: the rules read its messages, the diagnosis weighs them.</summary>
public static class EvidenceReader
{
    /// <summary>The fortieth message of one kind says nothing new; this bounds the work on a text that repeats itself.</summary>
    private const int FindingsPerRule = 40;

    /// <summary>So many lines are looked at by one rule, since its anchors may be everyday words.</summary>
    private const int LinesPerRule = 400;

    /// <summary>So many lines are looked at by their words alone; each costs more than all that the table says of it.</summary>
    private const int LinesOfLastRule = 2000;

    private static readonly UnknownWording LastRule = new();

    private static readonly AnchorIndex Book = new(RuleBook.All);

    private static readonly AnchorIndex Last = new([LastRule]);

    /// <summary>Reads the clocks of <paramref name="paste"/>. Never throws; linear in the length of the text.</summary>
    public static ClockEvidence Read(PastedText paste)
    {
        var clocks = new PasteClocks(paste);
        return Diagnosis.Of(clocks, Findings(clocks)) with { Tokens = clocks.Tokens };
    }

    private static ImmutableArray<Finding> Findings(PasteClocks clocks)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        Span<int> read = stackalloc int[RuleBook.All.Length];
        Span<int> understood = stackalloc int[RuleBook.All.Length];
        var left = LinesOfLastRule;
        for (var index = 0; index < clocks.Lines.Length; index++)
        {
            var before = findings.Count;
            foreach (var rule in Book.In(clocks.Lines[index]))
            {
                if (understood[rule] >= FindingsPerRule || read[rule]++ >= LinesPerRule)
                    continue;
                var known = findings.Count;
                findings.AddRange(RuleBook.All[rule].Read(clocks, index));
                understood[rule] += findings.Count - known;
            }

            if (findings.Count == before && left > 0 && Last.In(clocks.Lines[index]).Count > 0)
            {
                left--;
                findings.AddRange(LastRule.Read(clocks, index));
            }
        }

        return findings.ToImmutable();
    }
}
