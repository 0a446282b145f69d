using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Articles;

/// <summary>A file of a cache: written beside and moved into place, so that a crash leaves the old one or the new one, with a checksum at its end that tells damage.</summary>
internal static class SealedFile
{
    /// <summary>Writes the file, with its folder where that is missing.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, Action<BinaryWriter> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.{Environment.ProcessId}";
        using (var file = File.Create(fresh))
        {
            using var hash = SHA256.Create();
            using (var hashed = new BufferedStream(new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true), 1 << 16))
            using (var writer = new BinaryWriter(hashed, Encoding.UTF8))
                write(writer);
            file.Write(hash.Hash);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>What a reader makes of the file; null where there is none or anything is odd about it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads its content, which lies in memory whole; may return null for "not the one I want".</param>
    public static T? Read<T>(string path, Func<MemoryStream, T?> read)
        where T : class
    {
        try
        {
            if (!File.Exists(path))
                return null;
            var bytes = File.ReadAllBytes(path);
            var length = Math.Max(0, bytes.Length - SHA256.HashSizeInBytes);
            return SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)) ? read(new MemoryStream(bytes, 0, length, writable: false, publiclyVisible: true)) : null;
        }
        catch (Exception damaged) when (damaged is IOException or UnauthorizedAccessException or FormatException or ArgumentException or InvalidDataException or OverflowException or AggregateException)
        {
            return null;
        }
    }

    /// <summary>A short name for some places on this machine.</summary>
    public static string NameOf(IEnumerable<string> places) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', places))))[..16];
}
