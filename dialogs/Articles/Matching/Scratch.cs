using System.Collections.Concurrent;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Working space of one look-up: a sum for every line of the articles, all zero again when it is returned.</summary>
internal sealed class Scratch(int lines)
{
    /// <summary>Room for so many hits is kept for the next paste; what a long log needs is given back.</summary>
    private const int RoomForHits = 2000;

    private readonly float[] _sums = new float[lines];

    /// <summary>Compares lines word by word.</summary>
    public Alignment Alignment { get; } = new();

    /// <summary>The lines whose sum is not zero.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>Terms of the line at hand, to be sorted.</summary>
    public List<(int Count, int Term, float Bits)> Order { get; } = [];

    /// <summary>Lines that a search has found.</summary>
    public List<int> Found { get; } = [];

    /// <summary>The hits of the paste at hand; none between two.</summary>
    public List<LineHit> Hits { get; } = [];

    /// <summary>The hits of this paste are done with.</summary>
    public void EndHits()
    {
        Hits.Clear();
        Hits.Capacity = Math.Min(Hits.Capacity, RoomForHits);
    }

    public void Add(int line, float bits)
    {
        if (_sums[line] == 0)
            Touched.Add(line);
        _sums[line] += bits;
    }

    public void Add(ReadOnlySpan<int> lines, float bits)
    {
        foreach (var line in lines)
            Add(line, bits);
    }

    /// <summary>Adds to a line that has something already.</summary>
    public void AddIfTouched(int line, float bits)
    {
        if (_sums[line] != 0)
            _sums[line] += bits;
    }

    /// <summary>Raises the sums of lines to at least this.</summary>
    public void AtLeast(ReadOnlySpan<int> lines, float bits)
    {
        foreach (var line in lines)
        {
            if (_sums[line] == 0)
                Touched.Add(line);
            _sums[line] = MathF.Max(_sums[line], bits);
        }
    }

    /// <summary>Sets a line to what is more than zero: what it had before.</summary>
    public float Replace(int line, float value)
    {
        var before = _sums[line];
        if (before == 0)
            Touched.Add(line);
        _sums[line] = value;
        return before;
    }

    /// <summary>All zero again.</summary>
    public void Empty()
    {
        foreach (var line in Touched)
            _sums[line] = 0;
        Touched.Clear();
    }

    /// <summary>The sum of a line, which is zero afterwards.</summary>
    public float Take(int line)
    {
        var sum = _sums[line];
        _sums[line] = 0;
        return sum;
    }
}

/// <summary>Hands out working space and takes it back: as many exist as look-ups ran at once. New for each look-up, that of a large base would keep the collector busy.</summary>
internal sealed class Pool<T>(Func<T> make)
{
    private readonly ConcurrentBag<T> _free = [];

    public T Rent() => _free.TryTake(out var free) ? free : make();

    public void Return(T used) => _free.Add(used);
}
