namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// The best of many scored numbers: a heap with the least of them on top, so that most of those that are offered cost one comparison. Of equal scores
/// the lower number is the better one.
/// </summary>
/// <param name="most">How many are kept; 1 or more where any is offered.</param>
internal sealed class Foremost(int most)
{
    // the bits of a positive score are in the order of its value; below them the number, turned round
    private readonly ulong[] _heap = new ulong[most];
    private int _count;

    /// <summary>True where a number with this score would be kept.</summary>
    public bool Wants(int number, float score) => _count < most || KeyOf(number, score) > _heap[0];

    /// <summary>Keeps the number, if its score is among the best.</summary>
    /// <param name="number">0 upwards.</param>
    /// <param name="score">Above 0.</param>
    public void Offer(int number, float score)
    {
        var key = KeyOf(number, score);
        if (_count < most)
            Rise(_count++, key);
        else if (key > _heap[0])
            Sink(key);
    }

    /// <summary>The numbers that were kept, best first.</summary>
    public int[] BestFirst()
    {
        var keys = _heap.AsSpan(0, _count);
        keys.Sort();
        var numbers = new int[_count];
        for (var at = 0; at < numbers.Length; at++)
            numbers[at] = (int)~(uint)keys[^(at + 1)];
        return numbers;
    }

    private static ulong KeyOf(int number, float score) => ((ulong)BitConverter.SingleToUInt32Bits(score) << 32) | ~(uint)number;

    private void Rise(int at, ulong key)
    {
        for (; at > 0 && _heap[(at - 1) / 2] > key; at = (at - 1) / 2)
            _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = key;
    }

    private void Sink(ulong key)
    {
        var at = 0;
        for (var child = 1; child < _count; child = (2 * at) + 1)
        {
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
                child++;
            if (_heap[child] >= key)
                break;
            (_heap[at], at) = (_heap[child], child);
        }

        _heap[at] = key;
    }
}
