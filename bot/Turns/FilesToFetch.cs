using System.Text.Json;
using SupportBot.Dialogs;

namespace SupportBot.Turns;

/// <summary>Files that came with a message, as an input keeps them (<see cref="UserInput.ToFetch"/>) until its turn reads them.</summary>
internal static class FilesToFetch
{
    /// <summary>The files as they are kept; null where there are none.</summary>
    public static string? Write<T>(ImmutableArray<T> files) => files.IsEmpty ? null : JsonSerializer.Serialize(files);

    /// <summary>Reads the files that were kept, one after the other.</summary>
    /// <param name="kept">What <see cref="Write"/> wrote.</param>
    /// <param name="read">Reads one: its text, null = none; what there is to say of it, null = it was read as a whole.</param>
    /// <param name="redact">Takes the secrets out of a text.</param>
    public static async Task<(ImmutableArray<string> Texts, ImmutableArray<FileNote> Notes)> ReadAsync<T>(string kept, Func<T, Task<(string? Text, FileNote? Note)>> read, Func<string, string> redact)
    {
        var (texts, notes) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<FileNote>());
        foreach (var file in JsonSerializer.Deserialize<ImmutableArray<T>>(kept))
        {
            var (text, note) = await read(file);
            if (text is not null)
                texts.Add(redact(text));
            if (note is not null)
                notes.Add(note);
        }

        return (texts.DrainToImmutable(), notes.DrainToImmutable());
    }
}
