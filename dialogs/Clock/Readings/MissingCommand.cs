using System.Text.RegularExpressions;
using SupportBot.Dialogs.Clock.Readings.Parsing;

namespace SupportBot.Dialogs.Clock.Readings;

/// <summary>The shell does not know the command: which one, so that the bot can offer another way.</summary>
internal sealed partial class MissingCommand : IReadingParser
{
    public Claim? TryRead(Output output, int at)
    {
        var line = output[at].Trim();
        if (line.Length is < 10 or > 200)
            return null;
        var match = Posix().Match(line) is { Success: true } posix ? posix : Windows().Match(line);
        if (!match.Success)
            return null;
        var name = match.Groups["name"].Value.ToLowerInvariant();
        var tool = output.Tool ?? CommandLines.ToolOf(name) ?? name switch { "chronyc" => "chronyc tracking", "w32tm" => "w32tm /query /status", _ => name };
        return new(
            new() { Tool = tool, Error = "command not found", Notes = [Clocks.Note("command-not-found", ("command", name))] },
            output.EndWhile(at + 1, next => next.Length > 0) - at,
            Certain: false);
    }

    private const string Names = "(?<name>timedatectl|chronyc|chronyd|ntpq|ntpstat|ntptime|ntpdate|sntp|ntpdig|ntpctl|w32tm|systemsetup|Get-Date)";

    // "bash: ntpq: command not found", "zsh: command not found: chronyc", "sh: 1: chronyc: not found", in any language behind the name
    [GeneratedRegex(@"\A(?:(?:-?(?:ba|z|k|da|a)?sh|sudo)(?:: (?:line )?\d{1,6})?: (?:" + Names + @": \D{4,60}|command not found: " + Names + @")|" + Names + @": (?:command )?not found)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Posix();

    [GeneratedRegex(@"\A(?:'|"")?" + Names + @"(?:\.exe)?(?:'|"")? ?: ?The term |\A(?:'|"")" + Names + @"(?:\.exe)?(?:'|"") \D{10,160}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Windows();
}
