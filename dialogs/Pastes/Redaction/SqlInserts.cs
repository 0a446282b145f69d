using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary><c>INSERT INTO users (name, password) VALUES ('ops', '…'), ('eva', '…')</c>: the values of the columns that name a secret.</summary>
internal static class SqlInserts
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(["values"], StringComparison.OrdinalIgnoreCase);

    private const int LongestList = 1000;
    private const int MostColumns = 64;
    private const int MostRows = 200;

    public static void Find(string text, List<SecretSpan> found)
    {
        Span<bool> secret = stackalloc bool[MostColumns];
        foreach (var at in Runs.Of(text, Anchors))
        {
            var close = at;
            while (close > 0 && char.IsWhiteSpace(text[close - 1]) && at - close < 8)
                close--;
            if (close == 0 || text[close - 1] != ')' || text.LastIndexOf('(', close - 1, Math.Min(LongestList, close)) is not (>= 0 and var open))
                continue;
            secret.Clear();
            if (Columns(text.AsSpan(open + 1, close - open - 2), secret))
                Rows(text, at + "values".Length, secret, found);
        }
    }

    private static bool Columns(ReadOnlySpan<char> list, Span<bool> secret)
    {
        var (count, any) = (0, false);
        foreach (var column in list.Split(','))
        {
            if (count == secret.Length)
                break;
            secret[count] = KeyNames.Classify(list[column].Trim(" \"'`[]\r\n\t"), default) is KeyClass.Password or KeyClass.Token;
            any |= secret[count++];
        }

        return any;
    }

    private static void Rows(string text, int at, ReadOnlySpan<bool> secret, List<SecretSpan> found)
    {
        for (var row = 0; row < MostRows; row++)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ','))
                at++;
            if (at >= text.Length || text[at] != '(')
                return;
            at++;
            for (var column = 0; column < secret.Length && at < text.Length && text[at] != ')'; column++)
            {
                var value = ValueReader.Read(text, at);
                if (value.Length > ValueReader.LongestLook - 1)
                    return;
                if (secret[column] && value is { Quoted: true, Length: > 1 } && !Placeholders.Is(text.AsSpan(value.Start, value.Length)))
                    found.Add(new(value.Start, value.End, SecretKind.Password));
                var next = text.AsSpan(value.End, Math.Min(40, text.Length - value.End)).IndexOfAny(',', ')');
                if (next < 0)
                    return;
                at = value.End + next + (text[value.End + next] == ',' ? 1 : 0);
            }

            at += at < text.Length && text[at] == ')' ? 1 : 0;
        }
    }
}
