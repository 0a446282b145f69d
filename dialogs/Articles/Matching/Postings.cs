namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// For each row (a term) the columns it occurs in (articles or passages), ascending, each with a weight. Compressed sparse rows:
/// three arrays however many rows there are, walked front to back.
/// </summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly Half[] _weights;

    private Postings(int[] starts, int[] columns, Half[] weights) => (_starts, _columns, _weights) = (starts, columns, weights);

    public static Postings Read(BinaryReader reader) => new(reader.ReadArray<int>(), reader.ReadArray<int>(), reader.ReadArray<Half>());

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<int>(_starts);
        writer.WriteArray<int>(_columns);
        writer.WriteArray<Half>(_weights);
    }

    /// <summary>Number of columns the row occurs in.</summary>
    public int Count(int row) => _starts[row + 1] - _starts[row];

    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(_starts[row].._starts[row + 1]);

    public ReadOnlySpan<Half> Weights(int row) => _weights.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>A weight, 0 or more: exponent and fraction moved to where a longer float has them, then the exponent's offset. The cast, which also knows signs and infinities, costs a query a tenth of its time.</summary>
    public static float Single(Half weight) => BitConverter.UInt32BitsToSingle((uint)BitConverter.HalfToUInt16Bits(weight) << 13) * 5.192296858534828e33f;

    /// <summary>Gathers entries column by column and turns them into rows by counting.</summary>
    public sealed class Builder
    {
        private readonly List<int> _rows = [];
        private readonly List<Half> _weights = [];
        private readonly List<int> _columnEnds = [];

        public int Columns => _columnEnds.Count;

        public void Add(int row, float weight)
        {
            _rows.Add(row);
            _weights.Add((Half)weight);
        }

        public void EndColumn() => _columnEnds.Add(_rows.Count);

        public Postings Build(int rows)
        {
            var starts = new int[rows + 1];
            foreach (var row in _rows)
                starts[row + 1]++;
            for (var row = 0; row < rows; row++)
                starts[row + 1] += starts[row];
            var next = starts.AsSpan(0, rows).ToArray();
            var (columns, weights) = (new int[_rows.Count], new Half[_rows.Count]);
            for (int column = 0, at = 0; column < _columnEnds.Count; column++)
            {
                for (; at < _columnEnds[column]; at++)
                {
                    var to = next[_rows[at]]++;
                    (columns[to], weights[to]) = (column, _weights[at]);
                }
            }

            return new(starts, columns, weights);
        }
    }
}
