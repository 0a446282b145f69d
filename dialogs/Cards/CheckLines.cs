using NodaTime;
using SupportBot.Dialogs.Playbooks;

namespace SupportBot.Dialogs.Cards;

/// <summary>
/// The lines with which the owner of a host sends in what its clock says, one a system. Each asks the bot first and reads the clock when it has the
/// answer; <see cref="Clock.HostMeasure"/> says why. <c>-m</c> makes curl give up in time, <c>-f</c> keeps an error's text out of the second request.
/// </summary>
internal static class CheckLines
{
    /// <summary>The lines folded away under a title; null where the run's step has no code.</summary>
    public static DetailsPart? For(TurnDraft draft, Run run)
    {
        if (draft.Knowledge.Checks is not { } site || draft.RunOf(run.Id)?.Checks.LastOrDefault() is not { } link || link.StateIn(run, draft.Now) != CheckState.Open)
            return null;
        var words = draft.Language;
        var address = site.LinkOf(link.Code);
        var lines = new[] { ("unix", Curl(address, "$(date -u +%s)")), ("old-unix", Curl(address, "$(perl -e 'print time')")), ("windows", PowerShell(address)) };
        var parts = new List<CardPart> { new TextPart(words.Say("check-link.how", ("until", link.ExpiresAt))) };
        if (!site.IsPublic)
            parts.Add(new TextPart(words["check-link.only-here"], Tone.Attention));
        foreach (var (system, line) in lines.OrderBy(each => each.Item1 == "windows" != (run.Platform?.StartsWith("windows", StringComparison.Ordinal) == true)))
        {
            parts.Add(new TextPart(words[$"check-link.{system}"], Tone.Strong));
            parts.Add(new CodePart(line));
        }

        if (address.Scheme == Uri.UriSchemeHttps)
            parts.Add(new TextPart(words["check-link.certificate"], Tone.Quiet));
        return new(words["check-link.title"], [.. parts]);
    }

    private static string Curl(Uri address, string clock)
    {
        var patience = (int)Clock.HostMeasure.LongestRequest.TotalSeconds;
        return $"u={address}; n=$(curl -fsm {patience} $u); curl -sm {patience} \"$u?t={clock}&after=$n\"";
    }

    /// <summary>For Windows PowerShell 5: without the Internet Explorer engine, and with TLS 1.2, which old ones do not offer by themselves.</summary>
    private static string PowerShell(Uri address)
    {
        var tls = address.Scheme == Uri.UriSchemeHttps ? "[Net.ServicePointManager]::SecurityProtocol='Tls12'; " : "";
        return $"{tls}$u='{address}'; $n=irm $u; irm \"${{u}}?t=$(([DateTime]::UtcNow-[DateTime]'1970-01-01').TotalSeconds)&after=$n\"";
    }
}
