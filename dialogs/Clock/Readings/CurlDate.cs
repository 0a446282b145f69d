using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>curl -sI</c> or <c>-v</c>: the Date header of a web server is another clock, good to a second. It counts against the local time printed beside it
/// (<see cref="ClockPairs"/>). A cached answer (Age) carries the time it was made, not the time it is.
/// </summary>
internal sealed partial class CurlDate : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        if (!Line().IsMatch(output[at]))
            return null;
        var end = output.EndWhile(at, line => Line().IsMatch(line) || Further().IsMatch(line) || string.IsNullOrWhiteSpace(line));
        var date = output.Matches(at, end, Date()).Select(found => found.Groups["date"].Value).LastOrDefault();
        if (date is null || CivilTimes.Read(date)?.Instant is not { } reference)
            return null;
        var age = output.Matches(at, end, Age()).Select(found => Numbers.Whole(found.Groups[1].Value)).LastOrDefault() ?? 0;
        return new(
            new()
            {
                Tool = "curl Date",
                ReferenceInstant = reference,
                // A cache may have made its copy any time up to Age seconds before
                BoundSeconds = age > 0 ? age : null,
                Server = output.Matches(at, end, Host()).Select(found => found.Groups["host"].Value).FirstOrDefault() ?? HostIn(output.Command),
                Notes = [age > 0 ? Clocks.Note("cached-header", ("age", age)) : Clocks.Note("no-local-time")],
            },
            end - at,
            // Logs dump headers too: only the prompt, or nothing else in the text, makes it curl
            Certain: output.Tool == "curl Date");
    }

    private static string? HostIn(string? command) => command is not null && Url().Match(command) is { Success: true } match ? match.Groups["host"].Value : null;

    [GeneratedRegex(@"\A\s{0,8}(?:[<>*{}] ?)?(?:HTTP/\d(?:\.\d)? \d{3}\b|date: )|\A(?:\*   Trying |> (?:GET|HEAD) )", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    [GeneratedRegex(@"\A(?:[<>*{}](?: .*)?|\s{0,8}[A-Za-z][\w-]{1,60}: ?.*|\s*[\d.:kMG -]{20,}|\s*% Total .*|\s*Dload .*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Further();

    [GeneratedRegex(@"\A\s{0,8}(?:< ?)?date:\s{1,4}(?<date>\w{3},? .{15,40}?GMT)\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\A\s{0,8}(?:< ?)?age:\s{0,4}(\d{1,9})\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"\A(?:> Host: |\* Connected to )(?<host>[\w.-]{1,253})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    [GeneratedRegex(@"https?://(?<host>[\w.-]{1,253})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Url();
}
