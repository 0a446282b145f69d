using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>One-line answers of <c>chronyc makestep</c>, and errors of chronyc and chronyd.</summary>
internal sealed partial class ChronycErrors : IReadingParser
{
    private static readonly ErrorLines Errors = new(
        new(CannotTalk(), "chronyc tracking", "506 Cannot talk to daemon", "daemon-down", "linux-chrony"),
        new(NotAuthorised(), "chronyc makestep", "501 Not authorised", "needs-root", "linux-chrony"),
        new(Failure(), "chronyc makestep", "500 Failure", "chrony-cannot-step", "linux-chrony"),
        new(OpenCommandSocket(), "chronyc tracking", "cannot open command socket", "daemon-down", "linux-chrony"),
        new(AlreadyRunning(), "chronyd -Q", "another chronyd is running", "chronyd-already-running", "linux-chrony"),
        new(NotSuperuser(), "chronyd -Q", "not superuser", "needs-root", "linux-chrony"));

    public Claim? TryRead(Output output, int at) =>
        output[at].AsSpan().Trim() is "200 OK" && !output[at + 1].EndsWith(" sources online", StringComparison.Ordinal) && output.ToolOr("chronyc makestep") is var tool
            ? new(new() { Tool = tool, Platform = "linux-chrony", Notes = [Clocks.Note("verify-after", ("command", "chronyc tracking"))] }, Certain: false)
            : Errors.TryRead(output, at);

    [GeneratedRegex(@"\A506 Cannot talk to daemon", RegexOptions.CultureInvariant)]
    private static partial Regex CannotTalk();

    [GeneratedRegex(@"\A501 Not authori[sz]ed", RegexOptions.CultureInvariant)]
    private static partial Regex NotAuthorised();

    [GeneratedRegex(@"\A500 Failure", RegexOptions.CultureInvariant)]
    private static partial Regex Failure();

    [GeneratedRegex(@"\ACould not open (?:connection to daemon|command socket|socket)", RegexOptions.CultureInvariant)]
    private static partial Regex OpenCommandSocket();

    [GeneratedRegex(@"\A(?:\S{20} )?(?:Fatal error : )?Another chronyd may already be running", RegexOptions.CultureInvariant)]
    private static partial Regex AlreadyRunning();

    [GeneratedRegex(@"\A(?:\S{20} )?(?:Fatal error : )?Not superuser", RegexOptions.CultureInvariant)]
    private static partial Regex NotSuperuser();
}
