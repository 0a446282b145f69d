using System.Text.RegularExpressions;
using NodaTime;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>
/// <c>curl -sI</c> or <c>-v</c>, <c>wget -S</c>, <c>(Invoke-WebRequest ...).Headers.Date</c>: the Date header of a web server is another clock, good to a
/// second. It counts against the local time printed beside it (<see cref="ClockPairs"/>). A cached answer (Age) carries the time it was made, not the time it is.
/// </summary>
internal sealed partial class CurlDate : IReadingParser
{
    // A command that shows one header prints a line or two
    private const int FewLines = 20;

    public Claim? TryRead(Output output, int at)
    {
        var bare = IsBareDate(output, at);
        if (!bare && !Line().IsMatch(output[at]))
            return null;
        var told = ToldByWget().IsMatch(output[at]);
        var end = bare ? at + 1 : output.EndWhile(
            at,
            line => Line().IsMatch(line) || Further().IsMatch(line) || string.IsNullOrWhiteSpace(line) || (told && ToldByWget().IsMatch(line)));
        var date = output.Matches(at, end, bare ? BareDate() : Date()).Select(found => found.Groups["date"].Value).LastOrDefault();
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

    /// <summary>
    /// The header's value without its name, which the command cut off. Get-Date's format r looks the same and is local time: of two such lines neither counts.
    /// </summary>
    private static bool IsBareDate(Output output, int at) =>
        output is { Count: <= FewLines, Command: { } command } && BareDate().IsMatch(output[at]) && AsksForDate().IsMatch(command)
        && output.Matches(0, output.Count, BareDate()).Count() == 1;

    private static string? HostIn(string? command) => command is not null && Url().Match(command) is { Success: true } match ? match.Groups["host"].Value : null;

    [GeneratedRegex(@"\A\s{0,8}(?:[<>*{}] ?)?(?:HTTP/\d(?:\.\d)? \d{3}\b|date: )|\A(?:\*   Trying |> (?:GET|HEAD) )|\A\s{0,8}(?:Spider mode enabled\.|--(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d-- {1,4}https?://)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Line();

    [GeneratedRegex(@"\A(?:[<>*{}](?: .*)?|\s{0,8}[A-Za-z][\w-]{1,60}: ?.*|\s*[\d.:kMG -]{20,}|\s*% Total .*|\s*Dload .*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Further();

    // What wget says of its work: the address, "Resolving ...", a bar, what it saved
    [GeneratedRegex(
        @"\A\s{0,8}(?:Spider mode enabled\..*|--(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d-- {1,4}https?://.*|\p{L}.{2,200}(?:\.{3}|…)(?: .{0,200})?|\S.{0,80} \d{1,3}%\[.*|(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d \(.{1,20}/s\) - .*|Remote file exists.*|but recursion is disabled.*)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex ToldByWget();

    [GeneratedRegex(@"\A\s{0,8}(?<date>\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex BareDate();

    [GeneratedRegex(@"\A(?!.*-f\w{0,5}\s{1,4}[""']?r\b).*https?://[^\s'"")]{1,255}[\s'"")].*\bdate\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AsksForDate();

    [GeneratedRegex(@"\A\s{0,8}(?:< ?)?date:\s{1,4}(?<date>\w{3},? .{15,40}?GMT)\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\A\s{0,8}(?:< ?)?age:\s{0,4}(\d{1,9})\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"\A(?:> Host: |\* Connected to |\s{0,8}--[\d: -]{8,24} https?://)(?<host>[\w.-]{1,253})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    [GeneratedRegex(@"https?://(?<host>[\w.-]{1,253})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Url();
}
