using System.Buffers;
using SupportBot.Dialogs.Clock.Rules;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>Reads from a paste what it proves about clocks: the rules read its messages, the diagnosis weighs them.</summary>
public static class EvidenceReader
{
    /// <summary>The fortieth line of one kind says nothing new; this bounds the work on a text that repeats itself.</summary>
    private const int LinesPerRule = 40;

    private static readonly UnknownWording LastRule = new();

    private static readonly SearchValues<string> Anchors =
        SearchValues.Create([.. RuleBook.All.Append(LastRule).SelectMany(rule => rule.Anchors).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the clocks of <paramref name="paste"/>. Never throws; linear in the length of the text.</summary>
    public static ClockEvidence Read(PastedText paste)
    {
        var clocks = new PasteClocks(paste);
        return Diagnosis.Of(clocks, Findings(clocks)) with { Tokens = clocks.Tokens };
    }

    private static ImmutableArray<Finding> Findings(PasteClocks clocks)
    {
        var (findings, read) = (ImmutableArray.CreateBuilder<Finding>(), new int[RuleBook.All.Length]);
        for (var index = 0; index < clocks.Lines.Length; index++)
        {
            if (clocks.Lines[index].AsSpan().IndexOfAny(Anchors) < 0)
                continue;
            var before = findings.Count;
            for (var rule = 0; rule < RuleBook.All.Length; rule++)
            {
                if (read[rule] < LinesPerRule && RuleBook.All[rule].Concerns(clocks.Lines[index]))
                {
                    read[rule]++;
                    findings.AddRange(RuleBook.All[rule].Read(clocks, index));
                }
            }

            if (findings.Count == before && findings.Count < RuleBook.All.Length * LinesPerRule && LastRule.Concerns(clocks.Lines[index]))
                findings.AddRange(LastRule.Read(clocks, index));
        }

        return findings.ToImmutable();
    }
}
