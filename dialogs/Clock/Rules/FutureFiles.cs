using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// Files, signatures and file systems from the future. apt, gpg and e2fsck compare with a date that the world agrees on: the local clock
/// is behind by at least the difference. make and tar compare with another host's clock: which of the two is wrong stays open, and a
/// date decades ahead is a wrong date of a file, not of a clock (pugixml#175).
/// </summary>
internal static partial class FutureFiles
{
    /// <summary>"Is not valid yet" as translations of programs say it.</summary>
    internal static readonly ImmutableArray<string> NotYetValid =
    [
        "noch nicht gültig", "pas encore valable", "pas encore valide", "no es válido todavía", "aún no es válido", "non è ancora valido", "ainda não é válido", "não é válido até o momento",
        "nog niet geldig", "ещё не действителен", "пока не действителен", "nie jest jeszcze prawidłow", "nie jest jeszcze ważn", "아직 유효하지", "まだ有効では", "まだ有効にな", "尚未生效",
    ];

    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new Behind("apt", Apt, "is not valid yet", "invalid for another"),
        new Behind("apt", AptTranslated, [.. NotYetValid]),
        new Behind("gpg", Gpg, "in the future (time warp or clock problem)"),
        new Behind("gpg", GpgNewer, "newer than the signature"),
        new StampedMessage("fsck", "Superblock last", Superblock, Bound.AtMost, Cause.Clock, ClockDirection.Behind) { Lines = 3 },
        new Make(),
        new Tar(),
        new Wording("sudo", "timestamp too far in the future", Cause.Clock, ClockDirection.Behind),
        new Wording("sudo", "time stamp too far in the future", Cause.Clock, ClockDirection.Behind),
        // autoconf compares a new file with one of the archive; the hint that follows is in a line of its own
        new Wording("configure", "newly created file is older than distributed files", Cause.Clock, ClockDirection.Behind),
        new Wording("make", "Mit der Uhr stimmt etwas nicht", Cause.Likely), new Wording("make", "décalage d'horloge détecté", Cause.Likely), new Wording("make", "Desfase de reloj detectado", Cause.Likely),
        // a repository that nobody renewed: apt compares Valid-Until
        new Wording("apt-expired", "is expired (invalid since", Cause.Age) { Expired = true },
    ];

    /// <summary>A message that says how far ahead a trustworthy date is: days, hours, minutes and seconds as groups.</summary>
    private sealed class Behind(string kind, Regex pattern, params string[] anchors) : ClockRule(kind, [.. anchors])
    {
        /// <summary>Lines that the message may take.</summary>
        private const int Lines = 3;

        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (paste.Rejoined(index).Prepend(paste.Window(index, Lines)).Select(text => pattern.Match(text)).FirstOrDefault(match => match.Success) is not { } match)
                yield break;
            var seconds = (Number(match, "d") * 86400) + (Number(match, "h") * 3600) + (Number(match, "m") * 60) + Number(match, "s");
            yield return new Finding(Kind, index + 1, Cause.Clock, match.Value)
            {
                Direction = ClockDirection.Behind,
                Possible = SkewSet.AtMost(-seconds),
                Explanation = new("evidence.from-future", ("line", index + 1), ("size", Duration.FromSeconds(seconds))),
            };
        }

        private static double Number(Match match, string group) =>
            match.Groups[group] is { Success: true } value ? double.Parse(value.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>make: "File 'x' has modification time 1166 s in the future".</summary>
    private sealed partial class Make() : ClockRule("make", "has modification time", "Clock skew detected.  Your build")
    {
        private const double TenYears = 3.2e8;

        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Modified.Match(paste.Lines[index]) is not { Success: true } match)
            {
                // make says this after its warnings, which tell more; alone it has only these words
                var warned = Enumerable.Range(Math.Max(0, index - 30), Math.Min(index, 30)).Any(near => Modified.IsMatch(paste.Lines[near]));
                yield return new Finding(Kind, index + 1, warned ? Cause.Other : Cause.Likely, "Clock skew detected");
                yield break;
            }

            var seconds = Math.Min(double.Parse(match.Groups["s"].Value, NumberStyles.Float, CultureInfo.InvariantCulture), 1e10);
            var size = Duration.FromSeconds(seconds);
            yield return seconds < TenYears || IsManyFiles(paste, index)
                ? Sizes.Unsigned(Kind, index, match.Value, seconds) with { Explanation = new("evidence.build-host", ("line", index + 1), ("size", size)) }
                : new Finding(Kind, index + 1, Cause.Other, match.Value) { Explanation = new("evidence.file-date", ("line", index + 1), ("size", size)) };
        }

        /// <summary>A board that starts in 1970 finds every file in the future; a wrong date is that of a file or two.</summary>
        private static bool IsManyFiles(PasteClocks paste, int index) =>
            Enumerable.Range(Math.Max(0, index - 10), Math.Min(20, paste.Lines.Length - Math.Max(0, index - 10)))
                .Select(near => Modified.Match(paste.Lines[near])).Where(near => near.Success).Select(near => near.Groups["file"].Value).Distinct().Count() >= 3;

        [GeneratedRegex(@"File [`'""](?<file>[^'""]{1,400})['""] has modification time (?<s>\d{1,12}(?:\.\d{1,6})?(?:e\+\d{1,2})?) s in the future", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
        private static partial Regex Modified { get; }
    }

    /// <summary>tar: "time stamp 2017-01-01 10:00:00 is 3599.9 s in the future"; meson: "has a time stamp 12.5s in the future".</summary>
    private sealed partial class Tar() : ClockRule("tar", "s in the future")
    {
        public override IEnumerable<Finding> Read(PasteClocks paste, int index)
        {
            if (Extracted.Match(paste.Lines[index]) is { Success: true } match)
                yield return Sizes.Unsigned(Kind, index, match.Value, double.Parse(match.Groups["s"].Value, CultureInfo.InvariantCulture));
        }

        [GeneratedRegex(@"time ?stamp (?:[\d-]{10} [\d:.]{5,18} is )?(?<s>\d{1,10}(?:\.\d{1,9})?) ?s in the future", RegexOptions.CultureInvariant)]
        private static partial Regex Extracted { get; }
    }

    private const string Unit = @" ?\p{L}{1,4}\.?\s{0,2}";

    [GeneratedRegex(@"(?:is\s{1,3}not\s{1,3}valid\s{1,3}yet\s{1,3}\()?invalid\s{1,3}for\s{1,3}another\s{1,3}(?:(?<d>\d{1,6})d\s{1,3})?(?:(?<h>\d{1,2})h\s{1,3})?(?:(?<m>\d{1,2})min\s{0,3})?(?:(?<s>\d{1,2})s)?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Apt { get; }

    /// <summary>
    /// The same in another language: a release file and, in brackets, a time to wait. Each language has its own letters for the units ("g" are days in Italian,
    /// hours in Polish), but apt writes them in one order, the greatest first and none left out (TimeToStr in apt-pkg/contrib/strutl.cc).
    /// </summary>
    [GeneratedRegex(@"^[EW]: [^(\n]{0,300}Release[^(\n]{0,300}\([^)\d\n]{0,60}(?:(?:(?:(?<d>\d{1,6})" + Unit + @")?(?<h>\d{1,2})" + Unit + @")?(?<m>\d{1,2})" + Unit + @")?(?<s>\d{1,2})" + Unit + @"[^)\d\n]{0,40}\)", RegexOptions.CultureInvariant)]
    private static partial Regex AptTranslated { get; }

    [GeneratedRegex(@"created (?<s>\d{1,10}) seconds? in the future \(time warp or clock problem\)", RegexOptions.CultureInvariant)]
    private static partial Regex Gpg { get; }

    [GeneratedRegex(@"is (?<s>\d{1,10}) seconds? newer than the signature", RegexOptions.CultureInvariant)]
    private static partial Regex GpgNewer { get; }

    [GeneratedRegex(@"Superblock last (?:mount|write) time \((?<reference>[\w: ]{20,40}),\s{1,3}now = (?<local>[\w: ]{20,40})\) is in the future", RegexOptions.CultureInvariant)]
    private static partial Regex Superblock { get; }
}
