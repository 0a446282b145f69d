using NodaTime;
using NodaTime.Text;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Clock;

/// <summary>
/// A clock cannot read an earlier time than the birth of what it talks to. Where a certificate was refused and the local clock reads a day
/// before the service, the distribution or the authority named beside it existed, the clock is behind, by at least the difference.
/// </summary>
internal static class Witnesses
{
    private const int Around = 10;

    /// <summary>Nothing that refuses a certificate today was reachable before this day: the clock of a machine without a battery.</summary>
    private static readonly (string Name, LocalDate Born) Anything = ("", new LocalDate(2010, 1, 1));

    /// <summary>Names and the day before which nobody could meet them (public release or announcement).</summary>
    private static readonly ImmutableArray<(string Name, LocalDate Born)> Births =
    [
        ("dns.cloudflare.com", new(2018, 4, 1)), ("cloudflare-dns.com", new(2018, 4, 1)), ("1.1.1.1", new(2018, 4, 1)), ("dns.google", new(2018, 6, 1)),
        ("dns.quad9.net", new(2017, 11, 16)), ("ghcr.io", new(2020, 9, 1)), ("registry.k8s.io", new(2022, 8, 1)), ("mcr.microsoft.com", new(2018, 5, 1)),
        ("public.ecr.aws", new(2020, 12, 1)), ("proxy.golang.org", new(2019, 8, 29)), ("index.crates.io", new(2023, 1, 1)), ("quay.io", new(2013, 10, 1)),
        ("files.pythonhosted.org", new(2017, 6, 1)), ("pypi.org", new(2018, 4, 16)), ("letsencrypt.org", new(2015, 9, 14)), ("raw.githubusercontent.com", new(2014, 4, 1)),
        ("github.com", new(2008, 4, 10)), ("gitlab.com", new(2012, 9, 1)), ("login.microsoftonline.com", new(2011, 6, 1)), ("googleapis.com", new(2008, 5, 1)),
        ("bullseye", new(2021, 8, 14)), ("bookworm", new(2023, 6, 10)), ("trixie", new(2025, 8, 9)), ("buster", new(2019, 7, 6)), ("stretch", new(2017, 6, 17)),
        ("bionic", new(2018, 4, 26)), ("focal", new(2020, 4, 23)), ("jammy", new(2022, 4, 21)), ("noble", new(2024, 4, 25)),
        ("TLSv1.3", new(2018, 8, 10)), ("python3.8", new(2019, 10, 14)), ("python3.9", new(2020, 10, 5)), ("python3.10", new(2021, 10, 4)),
        ("python3.11", new(2022, 10, 24)), ("python3.12", new(2023, 10, 2)), ("python3.13", new(2024, 10, 7)), ("OpenSSL 3.", new(2021, 9, 7)),
    ];

    /// <summary>The clock near <paramref name="finding"/> against the youngest thing named there; null where the clock is not too early.</summary>
    public static ClockPair? Near(PasteClocks paste, Finding finding)
    {
        if (!finding.Kind.StartsWith("tls", StringComparison.Ordinal))
            return null;
        var index = finding.Line - 1;
        if ((SideBySide.DateCommand(paste, index) ?? paste.RecordStamp(index)) is not { Stamp.HasYear: true } clock)
            return null;
        var near = paste.Around(finding.Line, Around).Where(line => line == index || paste.StampOf(line) is null || IsSameLog(paste, line, clock.Stamp)).ToArray();
        var (name, born, line) = near
            .SelectMany(line => Births.Where(birth => paste.Lines[line].Contains(birth.Name, StringComparison.OrdinalIgnoreCase)).Select(birth => (birth.Name, birth.Born, Line: line + 1)))
            .Append((Anything.Name, Anything.Born, finding.Line))
            .MaxBy(birth => birth.Born);
        var reference = new Timestamp(LocalDatePattern.Iso.Format(born) + (name.Length == 0 ? "" : $" ({name})"), 0, "birth") { Civil = [born.AtMidnight()], Offsets = [Offset.Zero] };
        var pair = Measure.Pair("older-than-its-peer", Bound.AtMost, clock.Stamp, clock.Line, reference, line);
        return pair.Possible.Max < -86400 ? pair : null;
    }

    private static bool IsSameLog(PasteClocks paste, int line, Timestamp stamp) => paste.StampOf(line)?.Format == stamp.Format;
}
