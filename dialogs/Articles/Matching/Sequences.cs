namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>The terms of every line in their order, packed: seven bits a byte, so that a usual term takes two.</summary>
internal sealed class Sequences(byte[] bytes, int[] ends)
{
    public static Sequences Read(BinaryReader reader) => new(reader.ReadArray<byte>(), reader.ReadArray<int>());

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<byte>(bytes);
        writer.WriteArray<int>(ends);
    }

    /// <summary>Writes the terms of a line into <paramref name="into"/> and returns how many there are.</summary>
    public int Read(int line, Span<int> into)
    {
        var (at, end, count) = (line == 0 ? 0 : ends[line - 1], ends[line], 0);
        while (at < end && count < into.Length)
        {
            var (term, shift) = (0, 0);
            do
            {
                term |= (bytes[at] & 0x7F) << shift;
                shift += 7;
            }
            while ((bytes[at++] & 0x80) != 0);
            into[count++] = term;
        }

        return count;
    }

    public sealed class Builder
    {
        private readonly List<byte> _bytes = [];
        private readonly List<int> _ends = [];

        public void Add(int term)
        {
            for (; term > 0x7F; term >>= 7)
                _bytes.Add((byte)(term | 0x80));
            _bytes.Add((byte)term);
        }

        public void EndLine() => _ends.Add(_bytes.Count);

        public Sequences Build() => new([.. _bytes], [.. _ends]);
    }
}
