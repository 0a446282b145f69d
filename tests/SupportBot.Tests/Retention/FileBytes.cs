using System.Text;

namespace SupportBot.Tests.Retention;

/// <summary>The files of a SQLite database as they are while the bot runs: the database, its log and its index of the log.</summary>
internal static class FileBytes
{
    public static async Task<string> OfAsync(string folder)
    {
        var all = new StringBuilder();
        foreach (var path in Directory.GetFiles(folder, "bot.db*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            try
            {
                await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(file, Encoding.UTF8);
                all.Append(await reader.ReadToEndAsync());
            }
            catch (FileNotFoundException)
            {
                // SQLite removes its log and the log's index when the last connection closes.
            }
        }

        return all.ToString();
    }
}
