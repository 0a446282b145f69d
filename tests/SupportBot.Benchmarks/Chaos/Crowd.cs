using System.Collections.Immutable;
using System.Globalization;

namespace SupportBot.Benchmarks.Chaos;

/// <summary>
/// People who do in many conversations what people do: paste, press what is there, press what is not there any more, write something else. Each
/// conversation's events follow one another; conversations go on side by side. The choices come from a seed.
/// </summary>
/// <param name="duplicates">Share of events that are delivered twice: half of them at once to another door, half later.</param>
/// <param name="patient">True where people wait for an answer before they go on, as they mostly do.</param>
internal sealed class Crowd(Fleet fleet, double duplicates, int seed, bool patient = true)
{
    private static readonly ImmutableArray<string> People = ["ada", "ben", "chloe"];

    private static readonly ImmutableArray<string> Samples =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts", "Samples")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static readonly ImmutableArray<string> Words = ["status", "KA-10565", "help", "the build is red again, who can look?", "replication", "pause", "resume"];

    private static readonly TimeSpan ForAnAnswer = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<PlatformEvent> _acknowledged = [];
    private readonly List<Task> _later = [];
    private int _numbers;
    private int _lost;

    /// <summary>Events that were acknowledged.</summary>
    public IReadOnlyList<PlatformEvent> Acknowledged
    {
        get
        {
            lock (_gate)
                return [.. _acknowledged];
        }
    }

    /// <summary>How many events happened so far.</summary>
    public int Count => _numbers;

    /// <summary>Events that were never acknowledged, however often they were delivered.</summary>
    public int NeverAcknowledged => _lost;

    /// <summary>Rooms of all kinds: chats, group chats, direct messages and threads.</summary>
    /// <param name="slack">Share of Slack's.</param>
    public static ImmutableArray<IRoom> Rooms(FakePlatform platform, int count, double slack) =>
    [
        .. Enumerable.Range(0, count).Select(at => (IRoom)(at < count * slack
            ? new SlackRoom(platform, at % 2 == 0 ? $"D{at:D4}" : "C0INCIDENT", at % 2 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"1780000000.{at:D6}"))
            : new TeamsRoom(platform, at % 3 == 0 ? $"19:room{at:D4}@thread.v2" : $"a:chat{at:D4}", at % 3 == 0))),
    ];

    /// <summary>Lets so many events happen in every room; a room's people wait for answers as people do.</summary>
    /// <param name="sideBySide">Rooms in which something happens at the same time.</param>
    public async Task ActAsync(IEnumerable<IRoom> rooms, int each, int sideBySide)
    {
        await Parallel.ForEachAsync(rooms.Select((room, at) => (room, at)), new ParallelOptions { MaxDegreeOfParallelism = sideBySide }, async (place, stop) =>
        {
            var random = new Random(seed + place.at);
            for (var i = 0; i < each; i++)
            {
                var changed = place.room.Place.Changed;
                await SendAsync(Choose(place.room, i, random), random);
                if (patient && random.Next(4) > 0)
                    await Task.WhenAny(changed, Task.Delay(ForAnAnswer, stop));
            }
        });
        await Task.WhenAll(_later);
    }

    /// <summary>Lets one event happen; delivers it until it is acknowledged, and perhaps once more.</summary>
    public async Task<string?> SendAsync(PlatformEvent happened, Random random)
    {
        var twice = random.NextDouble() < duplicates;
        if (twice && random.Next(2) == 0)
            Later(fleet.TryAsync(happened));
        var answer = await fleet.DeliverAsync(happened);
        if (answer is null)
        {
            Interlocked.Increment(ref _lost);
            return null;
        }

        Acknowledge(happened);
        if (twice)
            Later(AgainAsync(happened, TimeSpan.FromSeconds(random.Next(1, 6))));
        return answer;
    }

    /// <summary>It was acknowledged: from now on it must not be lost.</summary>
    public void Acknowledge(PlatformEvent happened)
    {
        lock (_gate)
            _acknowledged.Add(happened);
    }

    /// <summary>The number of the next event.</summary>
    public int Next() => Interlocked.Increment(ref _numbers);

    private PlatformEvent Choose(IRoom room, int at, Random random)
    {
        var person = People[random.Next(People.Length)];
        var dice = at == 0 ? 0.99 : random.NextDouble();
        var (now, earlier) = (room.Place.Messages.TakeLast(2).SelectMany(message => message.Buttons).ToList(), room.Place.Messages.SelectMany(message => message.Earlier).ToList());
        var button = dice < 0.55 && now.Count > 0 ? now[random.Next(now.Count)] : dice < 0.7 && earlier.Count > 0 ? earlier[random.Next(earlier.Count)] : null;
        var number = Next();
        if (button is not null && room.Presses(number, person, button, Samples[random.Next(Samples.Length)]) is { } press)
            return press;
        return room.Says(number, person, dice is > 0.7 and < 0.85 ? Words[random.Next(Words.Length)] : Samples[random.Next(Samples.Length)]);
    }

    private async Task AgainAsync(PlatformEvent happened, TimeSpan later)
    {
        await Task.Delay(later);
        await fleet.TryAsync(happened);
    }

    private void Later(Task task)
    {
        lock (_gate)
            _later.Add(task);
    }
}
