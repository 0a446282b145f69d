using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Turns;

/// <summary>
/// Named points at which the chaos runs let the process die or wait. Nothing happens at them unless the environment variable
/// <c>SUPPORTBOT_FAULTS</c> is set: <c>kill=POINT:N</c> (at the Nth time), <c>crash=POINT:TEXT</c> (dies where the detail holds the text),
/// <c>throw=POINT:TEXT</c>, <c>stall=POINT:TEXT:MILLISECONDS</c> ("*" = always) and <c>log=FILE</c> (to FILE.PID, a line for each point: time, point, detail), separated by ';'.
/// </summary>
internal static class Faults
{
    private static readonly Plan? Current = Read(Environment.GetEnvironmentVariable("SUPPORTBOT_FAULTS"));

    /// <summary>The process has come to a point.</summary>
    public static Task ReachAsync(FaultPoint point, string detail) => Current is null ? Task.CompletedTask : Current.ReachAsync(point, detail);

    private static Plan? Read(string? text) => text is { Length: > 0 } ? new(text.Split(';').Select(part => part.Split('=', 2)).ToLookup(part => part[0], part => part[^1])) : null;

    private sealed class Plan(ILookup<string, string> faults)
    {
        private readonly ConcurrentDictionary<FaultPoint, int> _reached = new();
        private readonly TextWriter? _log = faults["log"].FirstOrDefault() is { } file ? TextWriter.Synchronized(new StreamWriter($"{file}.{Environment.ProcessId}", append: true) { AutoFlush = true }) : null;

        public async Task ReachAsync(FaultPoint point, string detail)
        {
            var times = _reached.AddOrUpdate(point, 1, (_, before) => before + 1);
            if (_log is not null)
                await _log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetTimestamp()} {point} {detail}"));
            if (faults["kill"].Contains($"{point}:{times}") || Of("crash").Any())
                Process.GetCurrentProcess().Kill();
            if (Of("throw").Any())
                throw new InvalidOperationException("A fault was asked for.");
            foreach (var stall in Of("stall"))
                await Task.Delay(int.Parse(stall[2], CultureInfo.InvariantCulture));

            IEnumerable<string[]> Of(string kind) => faults[kind].Select(each => each.Split(':')).Where(each => each[0] == point.ToString() && (each[1] == "*" || detail.Contains(each[1], StringComparison.Ordinal)));
        }
    }
}

/// <summary>Where a process may die, in the order in which an event comes by.</summary>
internal enum FaultPoint
{
    /// <summary>Read and redacted, not in the inbox.</summary>
    Receiving,

    /// <summary>In the inbox, the caller not answered.</summary>
    Received,

    /// <summary>The attempt counted, the conversation locked, nothing thought.</summary>
    Claimed,

    /// <summary>Thought, not committed.</summary>
    Thought,

    /// <summary>Committed, nobody told.</summary>
    Committed,

    /// <summary>The conversation let go.</summary>
    Released,

    /// <summary>A failed attempt is about to be noted.</summary>
    Failing,

    /// <summary>A reply was taken, not sent.</summary>
    ReplyTaken,

    /// <summary>The platform has answered, nothing noted.</summary>
    ReplySent,

    /// <summary>What became of the reply is noted.</summary>
    ReplyNoted,

    /// <summary>A conversation is due, its event not in the inbox.</summary>
    Waking,

    /// <summary>The process was told to stop.</summary>
    Stopping,

    /// <summary>A commit of the SQLite file begins; only to be slowed down.</summary>
    Writing,
}
