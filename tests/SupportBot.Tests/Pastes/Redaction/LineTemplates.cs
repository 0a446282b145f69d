using System.Collections.Immutable;

namespace SupportBot.Tests.Pastes.Redaction;

/// <summary>
/// Lines of logs, terminals, files and chats by kind (<c>Lines/*.txt</c>), with places: <c>‹pw›</c> a password, <c>‹tok›</c> a random token, <c>‹hex›</c>,
/// <c>‹b64›</c>, <c>‹b32›</c>, <c>‹user›</c> (not secret), <c>‹key›</c> a key name for a password, <c>‹tokkey›</c> one for a token, and the special ones of
/// <see cref="GeneratedLines"/>. <c>\n</c> is a line end.
/// </summary>
internal static class LineTemplates
{
    private const string Separator = " | ";

    public static ImmutableArray<(string Kind, string Text)> Secret { get; } = Rows("secret");

    /// <summary>Lines that hold nothing secret and must come back as they are.</summary>
    public static ImmutableArray<(string Kind, string Text)> Clean { get; } = Rows("clean");

    private static ImmutableArray<(string Kind, string Text)> Rows(string name)
    {
        using var file = new StreamReader(typeof(LineTemplates).Assembly.GetManifestResourceStream($"RedactionLines/{name}")!);
        return [.. file.ReadToEnd().TrimEnd('\n').Split('\n').Select(row => (row[..row.IndexOf(Separator, StringComparison.Ordinal)], row[(row.IndexOf(Separator, StringComparison.Ordinal) + Separator.Length)..]))];
    }
}
