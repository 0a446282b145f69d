using System.Buffers.Binary;
using System.IO.Compression;

namespace SupportBot.Pictures;

/// <summary>Writes a picture of few colours as PNG: a palette, eight bits a pixel, no filter (W3C PNG, second edition).</summary>
internal static class Png
{
    /// <summary>Writes a picture.</summary>
    /// <param name="pixels">Numbers of colours, row by row.</param>
    /// <param name="palette">Colours as 0xRRGGBB.</param>
    public static byte[] Write(byte[,] pixels, ReadOnlySpan<int> palette)
    {
        var (height, width) = (pixels.GetLength(0), pixels.GetLength(1));
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        (head[8], head[9], head[10], head[11], head[12]) = (8, 3, 0, 0, 0);
        Chunk(file, "IHDR"u8, head);
        var colours = new byte[palette.Length * 3];
        for (var at = 0; at < palette.Length; at++)
            (colours[at * 3], colours[(at * 3) + 1], colours[(at * 3) + 2]) = ((byte)(palette[at] >> 16), (byte)(palette[at] >> 8), (byte)palette[at]);
        Chunk(file, "PLTE"u8, colours);
        Chunk(file, "IDAT"u8, Packed(pixels, width, height));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Packed(byte[,] pixels, int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var row = new byte[width + 1]; // the first byte of a row names its filter: none
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                    row[x + 1] = pixels[y, x];
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(kind, data));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var part in (ReadOnlySpan<byte[]>)[kind.ToArray(), data.ToArray()])
        {
            foreach (var value in part)
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++)
                    crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
