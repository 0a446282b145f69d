using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>What sort of text was pasted; each proves itself in another way.</summary>
internal enum TextShape : byte
{
    /// <summary>A few words without grammar, as typed into a search box.</summary>
    Words,

    /// <summary>A question or a description by a person.</summary>
    Prose,

    /// <summary>A few lines that a program wrote.</summary>
    Line,

    /// <summary>More than a few lines.</summary>
    Log,
}

internal static class TextShapes
{
    private const int MostLines = 3;
    private const int MostWords = 4;
    private const int LeastHiragana = 3;

    /// <summary>People write fewer signs than letters: brackets, slashes and colons make up this share of a program's line.</summary>
    private const float ProgramSigns = 0.06f;

    public static TextShape Of(PastedText paste, PasteTerms terms)
    {
        if (terms.Lines.Count > MostLines)
            return TextShape.Log;
        if (IsByProgram(paste))
            return TextShape.Line;
        var (words, grammar) = (0, terms.Tokens.Count > 0 && IsSentence(paste.Text));
        for (var at = 0; at < terms.Tokens.Count; at++)
        {
            var token = terms.Tokens[at];
            if (token.Kind is TokenKind.Part or TokenKind.Gram)
                continue;
            words++;
            grammar |= StopWords.Contains(terms.Tokens.Text(token), terms.Languages);
        }

        return words <= MostWords && !grammar && terms.Lines.Count <= 1 ? TextShape.Words : TextShape.Prose;
    }

    /// <summary>Hiragana is the grammar of Japanese; a question mark is one in every language.</summary>
    private static bool IsSentence(string text) => text.Count(c => c is >= '\u3041' and <= '\u3096') >= LeastHiragana || text.AsSpan().TrimEnd().EndsWith("?") || text.AsSpan().TrimEnd().EndsWith("？");

    private static bool IsByProgram(PastedText paste)
    {
        if (paste.LogLines.Any(line => line.IsFrame || (line.Level != LogLevel.Unknown && line.Carrier != LogCarrier.None)))
            return true;
        var (signs, all) = (0, 0);
        foreach (var line in paste.Lines)
        {
            for (var at = 0; at < line.Length; at++)
            {
                if (line[at] is '[' or ']' or '(' or ')' or '{' or '}' or '<' or '>' or ':' or '/' or '\\' or '=' or '"' or '\'' or '_' or '$' or '#' or '|' or ';' or '*' or '@')
                    signs++;
                else if (at < line.Length && char.IsAsciiLetter(line[at]) && (at == 0 || !char.IsAsciiLetterOrDigit(line[at - 1])) && Codes.LengthAt(line, at) > 0)
                    return true;
                all++;
            }
        }

        return signs >= ProgramSigns * all && signs > 1;
    }
}
