using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// Columns of secrets: a heading <c>| user | password |</c>, <c>user,password</c> or <c>NAME   PASSWORD</c>, and rows of as many cells below it, as Markdown, psql, mysql,
/// CSV and consoles write them.
/// </summary>
internal static class Tables
{
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        ["pass", "pwd", "secret", "token", "key", "kennwort", "mdp", "senha", "contrase", "pin", "otp", "seed"], StringComparison.OrdinalIgnoreCase);

    private static readonly ForeignWords Foreign = new(["비밀번호", "비번", "암호", "패스워드", "パスワード", "密码", "密碼", "口令", "пароль", "Пароль", "hasło", "Hasło"]);

    private static readonly SearchValues<char> NoNames = SearchValues.Create("=:{}<>()$@\\/");

    private const int LongestLine = 4096;
    private const int MostColumns = 64;
    private const char Blanks = ' ';

    public static void Find(string text, List<SecretSpan> found)
    {
        Find(text, Runs.Of(text, Stems), found);
        Find(text, Foreign.In(text).Select(word => word.At), found);
    }

    private static void Find(string text, IEnumerable<int> places, List<SecretSpan> found)
    {
        var read = 0;
        foreach (var at in places)
            if (at >= read && Delimiter(text, at) is { } delimiter)
                read = Below(text, at, delimiter, found);
    }

    /// <summary>What parts the cells of the line at <paramref name="at"/> if a whole cell stands there; null if not.</summary>
    private static char? Delimiter(string text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && at - start < 40 && IsName(text[start - 1]))
            start--;
        while (end < text.Length && end - at < 40 && IsName(text[end]))
            end++;
        var (left, right) = (Edge(text, start, -1), Edge(text, end, 1));
        return left == '\0' || right == '\0' ? null
            : left == right && left != '\n' ? left
            : left == '\n' && right != '\n' ? right
            : right == '\n' && left != '\n' ? left
            : null;
    }

    /// <summary>The delimiter beside a cell, <c>\n</c> at the edge of the line, <c>\0</c> for anything else.</summary>
    private static char Edge(string text, int at, int step)
    {
        var (place, blanks) = (step < 0 ? at - 1 : at, 0);
        while (place >= 0 && place < text.Length && text[place] is ' ' or '"' or '\'')
            (place, blanks) = (place + step, blanks + (text[place] == ' ' ? 1 : 0));
        if (place < 0 || place >= text.Length || text[place] is '\r' or '\n')
            return '\n';
        return text[place] is '|' or '│' or '┃' or '║' or ',' or ';' or '\t' ? text[place] : blanks > 1 ? Blanks : '\0';
    }

    private static bool IsName(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.';

    /// <summary>Reads the heading's line and the rows below it; returns where the table ends, or <paramref name="at"/> if it is none.</summary>
    private static int Below(string text, int at, char delimiter, List<SecretSpan> found)
    {
        var start = LineEnds.Before(text, at, LongestLine);
        var end = LineEnds.After(text, at, LongestLine);
        Span<Range> names = stackalloc Range[MostColumns];
        Span<Range> cells = stackalloc Range[MostColumns];
        Span<KeyClass> classes = stackalloc KeyClass[MostColumns], below = stackalloc KeyClass[MostColumns];
        var heading = text.AsSpan(start, end - start);
        var columns = Cells(heading, delimiter, names);
        if (columns < 2 || end - start >= LongestLine || !Classes(heading, names[..columns], classes))
            return at;
        for (var (line, rules) = (LineEnds.Next(text, end), 0); line < text.Length && line > end; line = LineEnds.Next(text, end))
        {
            end = LineEnds.After(text, line, LongestLine);
            var row = text.AsSpan(line, end - line);
            if (row.Length > 0 && IsRule(row) && ++rules < 3)
                continue;
            var count = row.Length is 0 or LongestLine ? 0 : Cells(row, delimiter, cells);
            if (count < 2 || (count != columns && delimiter != Blanks) || (delimiter == Blanks && Classes(row, cells[..count], below)))
                return line; // the table ends, or another one's heading follows
            for (var column = 0; column < columns; column++)
                if (classes[column] != KeyClass.None && Cell(heading, names[column], cells[..count], count == columns ? column : -1) is { } cell && IsSecret(classes[column], row[cell]))
                    found.Add(new(line + cell.Start.Value, line + cell.End.Value, SecretKind.Password));
        }

        return text.Length;
    }

    /// <summary>The cell of the column: by its number, or where a cell is missing by the place that it begins at.</summary>
    private static Range? Cell(ReadOnlySpan<char> heading, Range name, ReadOnlySpan<Range> cells, int number)
    {
        if (number >= 0)
            return cells[number];
        foreach (var cell in cells)
            if (cell.Start.Value == name.Start.Value && heading.Length > 0)
                return cell;
        return null;
    }

    /// <summary>True if every cell of the heading is a name, and one of them names a secret.</summary>
    private static bool Classes(ReadOnlySpan<char> heading, ReadOnlySpan<Range> names, Span<KeyClass> classes)
    {
        var any = false;
        for (var column = 0; column < names.Length; column++)
        {
            var name = heading[names[column]];
            if (name.Length > 40 || name.ContainsAny(NoNames))
                return false;
            var kind = ForeignNouns.Names(name) ? KeyClass.Password : name.Count(' ') > 2 ? KeyClass.None : KeyNames.Classify(name, default);
            classes[column] = kind is KeyClass.Password or KeyClass.Token or KeyClass.Digits ? kind : KeyClass.None;
            any |= classes[column] != KeyClass.None;
        }

        return any;
    }

    private static bool IsSecret(KeyClass kind, ReadOnlySpan<char> cell) => !Placeholders.Is(cell) && !SecretShape.IsPath(cell) && !cell.Contains(' ') && kind switch
    {
        KeyClass.Digits => cell.Length is >= 4 and <= 8 && !cell.ContainsAnyExceptInRange('0', '9'),
        KeyClass.Token => SecretShape.IsRandom(cell, 12),
        _ => SecretShape.IsChosen(cell) || (cell.Length >= 6 && !cell.ContainsAnyExceptInRange('0', '9')),
    };

    /// <summary>A line of a table that is drawn: <c>|---|:--|</c>, <c>+----+</c>.</summary>
    private static bool IsRule(ReadOnlySpan<char> row) => !row.ContainsAnyExcept(Drawn);

    private static readonly SearchValues<char> Drawn = SearchValues.Create(" -=+|:_\t─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╟╫╢│┃║");

    /// <summary>Cuts a line into cells without their blanks and quotes; bars at the edges part nothing.</summary>
    private static int Cells(ReadOnlySpan<char> line, char delimiter, Span<Range> cells)
    {
        var (count, at) = (0, 0);
        var end = line.Length;
        while (at < end && (line[at] is ' ' || line[at] == delimiter && delimiter is not (',' or ';' or '\t')))
            at++;
        while (end > at && (line[end - 1] is ' ' || line[end - 1] == delimiter && delimiter is not (',' or ';' or '\t')))
            end--;
        while (at <= end && count < cells.Length)
        {
            var quoted = at < end && line[at] == '"' && line[(at + 1)..end].IndexOf('"') is >= 0 and var close ? close + 2 : 0;
            var next = line[(at + quoted)..end] is var rest && delimiter == Blanks ? rest.IndexOf("  ") : rest.IndexOf(delimiter);
            var stop = next < 0 ? end : at + quoted + next;
            var cell = line[at..stop];
            var inner = cell.Trim(" \"'`*");
            var from = at + (inner.Length == 0 ? 0 : cell.IndexOf(inner, StringComparison.Ordinal));
            cells[count++] = from..(from + inner.Length);
            at = stop + 1;
            while (delimiter == Blanks && at < end && line[at] == ' ')
                at++;
            while (delimiter == '|' && at < end && line[at] == '|')
                at++;
        }

        return count;
    }
}
