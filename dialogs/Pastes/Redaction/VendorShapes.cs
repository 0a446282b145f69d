using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Tokens without a prefix but with a mark in their middle: so many characters of one alphabet, the mark, so many of another.</summary>
internal static class VendorShapes
{
    private sealed record Shape(SecretKind Kind, string Mark, SearchValues<char> Left, int LeftFrom, int LeftTo, SearchValues<char> Right, int RightFrom, int RightTo);

    private static readonly SearchValues<char>
        Digits = SearchValues.Create("0123456789"),
        Entra = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~.-"),
        Words = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_"),
        PayPal = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789$");

    private static readonly ImmutableArray<Shape> All =
    [
        new(SecretKind.Azure, "8Q~", Entra, 3, 3, Entra, 24, 48), // client secrets of Microsoft Entra
        new(SecretKind.Azure, "7Q~", Entra, 3, 3, Entra, 24, 48),
        // keys of Azure with the signature of their service: storage, Service Bus, Cosmos DB, Event Grid, IoT, search, API management, functions, registry
        .. from mark in new[] { "+ASt", "+ASb", "+AEh", "+AIoT", "AIoT", "ACDb", "AzSe", "AzCa", "AzFu", "APIM", "+ACR", "+ARm", "+AMC", "AZEG", "+AAD" }
           select new Shape(SecretKind.Azure, mark, Runs.Base64, 28, 90, Runs.Base64, 4, 14),
        new(SecretKind.Azure, "AZDO", Runs.Base64Url, 52, 90, Runs.Base64Url, 4, 4), // personal access tokens of Azure DevOps
        new(SecretKind.Vendor, ":AA", Digits, 7, 11, Runs.Base64Url, 30, 48), // bots of Telegram
        new(SecretKind.Vendor, ":APA91b", Runs.Base64Url, 8, 30, Runs.Base64Url, 60, 400), // Firebase Cloud Messaging
        new(SecretKind.Vendor, "-us", Runs.Hex, 32, 32, Digits, 1, 2), // Mailchimp
        new(SecretKind.Vendor, ".atlasv1.", Runs.Base64Url, 14, 14, Runs.Base64Url, 40, 100), // Terraform Cloud
        new(SecretKind.Vendor, "NRAL", Runs.Hex, 36, 36, Digits, 0, 0), // New Relic licences
        new(SecretKind.Vendor, "$production$", Words, 12, 12, PayPal, 20, 80), // PayPal and Braintree
    ];

    private static readonly SearchValues<string> Marks = SearchValues.Create([.. All.Select(shape => shape.Mark)], StringComparison.Ordinal);

    public static void Find(string text, List<SecretSpan> found)
    {
        foreach (var at in Runs.Of(text, Marks))
        {
            foreach (var shape in All)
            {
                if (text.AsSpan(at).StartsWith(shape.Mark, StringComparison.Ordinal) && Fits(text, at, shape) is { } span)
                    found.Add(span);
            }
        }

        FindDiscord(text, found);
    }

    private static SecretSpan? Fits(string text, int at, Shape shape)
    {
        var start = Math.Max(Runs.Start(text, at, shape.Left, within: shape.LeftTo + 1), at - shape.LeftTo);
        var right = at + shape.Mark.Length;
        var length = text.AsSpan(right, Math.Min(shape.RightTo, text.Length - right)).IndexOfAnyExcept(shape.Right);
        var end = length < 0 ? Math.Min(right + shape.RightTo, text.Length) : right + length;
        return at - start >= shape.LeftFrom && end - right >= shape.RightFrom ? new(start, end, shape.Kind) : null;
    }

    /// <summary>Bots of Discord: the bot's number in base64, six characters of time, the signature: <c>MTA….GaBcDe.…</c></summary>
    private static void FindDiscord(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf('.', StringComparison.Ordinal); at >= 0 && at + 34 < text.Length; at = text.IndexOf('.', at + 1))
        {
            if (text[at + 7] != '.')
                continue;
            var start = Runs.Start(text, at, Runs.Base64Url, within: 30);
            var end = Runs.End(text, at + 8, Runs.Base64Url);
            if (at - start is >= 23 and <= 28 && text[start] is 'M' or 'N' or 'O' && end - at - 8 is >= 27 and <= 40 && SecretShape.IsRandom(text.AsSpan(at + 8, end - at - 8), 27))
                found.Add(new(start, end, SecretKind.Vendor));
        }
    }
}
