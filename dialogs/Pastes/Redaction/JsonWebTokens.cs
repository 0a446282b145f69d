using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>
/// JSON Web Tokens (RFC 7519, also encrypted, unsigned or cut off). The algorithm and the dates stay readable: whether a token is too old or
/// too young is what a clock problem is about.
/// </summary>
internal static class JsonWebTokens
{
    private const string Anchor = "eyJ"; // base64url of {"
    private const int LongestDecoded = 16 * 1024;

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf(Anchor, StringComparison.Ordinal); at >= 0;)
        {
            var end = Runs.End(text, at, Runs.Dotted);
            if (Runs.BeginsAt(text, at) && FactsOf(text.AsSpan(at, end - at)) is { } facts)
                end = Take(text, at, end, facts, found);
            at = text.IndexOf(Anchor, Math.Min(end, text.Length), StringComparison.Ordinal);
        }
    }

    /// <summary>Takes the token with the lines it goes on in; the first piece says what all of them say. Returns where the last one ends.</summary>
    private static int Take(string text, int at, int end, string facts, List<SecretSpan> found)
    {
        var (first, pieces) = (found.Count, new StringBuilder().Append(text, at, end - at));
        found.Add(new(at, end, SecretKind.Jwt, facts));
        foreach (var piece in WrappedLines.After(text, at, end, Runs.Dotted))
        {
            found.Add(new(piece.Start, piece.End, SecretKind.Jwt));
            pieces.Append(text, piece.Start, piece.End - piece.Start);
            end = piece.End;
        }

        if (found.Count > first + 1)
            found[first] = found[first] with { Facts = FactsOf(pieces.ToString()) ?? facts };
        return end;
    }

    /// <summary>What may stay readable of a token; null if the characters are no token. A lone segment counts when its header says so.</summary>
    internal static string? FactsOf(ReadOnlySpan<char> token)
    {
        var dot = token.IndexOf('.');
        var facts = Facts.Of(Decode(dot < 0 ? token : token[..dot]));
        if (dot < 0 || token.Length < 20)
            return facts.IsHeader && token.Length >= 20 ? facts.ToString() : null;
        var rest = token[(dot + 1)..];
        var second = rest.IndexOf('.');
        return facts.With(Facts.Of(Decode(second < 0 ? rest : rest[..second]))).ToString();
    }

    /// <summary>Decodes base64url, also when its end is cut off.</summary>
    private static byte[] Decode(ReadOnlySpan<char> segment)
    {
        segment = segment[..Math.Min(segment.Length, LongestDecoded)];
        if (segment.Length % 4 == 1)
            segment = segment[..^1];
        var bytes = new byte[Base64Url.GetMaxDecodedLength(segment.Length)];
        var status = Base64Url.DecodeFromChars(segment, bytes, out _, out var written, isFinalBlock: true);
        return status == OperationStatus.Done ? bytes[..written] : bytes[..Math.Max(0, written)];
    }

    private sealed record Facts(string? Algorithm, long? IssuedAt, long? NotBefore, long? Expires, bool IsHeader)
    {
        private static readonly Facts None = new(null, null, null, null, false);

        /// <summary>Reads the top level of an object as far as it is there; what is cut off or broken ends the reading.</summary>
        public static Facts Of(byte[] json)
        {
            var facts = None;
            var reader = new Utf8JsonReader(json, isFinalBlock: false, state: default);
            try
            {
                while (reader.Read())
                {
                    if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                        continue;
                    var name = reader.GetString();
                    facts = reader.Read() ? facts.And(name, ref reader) : facts;
                }
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                return facts; // not JSON from here on: the facts before it stand
            }

            return facts;
        }

        public Facts With(Facts payload) => this with { IssuedAt = payload.IssuedAt, NotBefore = payload.NotBefore, Expires = payload.Expires };

        public override string ToString() => string.Join(' ', new[]
        {
            Algorithm is null ? null : $"alg={Algorithm}", Date("iat", IssuedAt), Date("nbf", NotBefore), Date("exp", Expires),
        }.OfType<string>());

        private Facts And(string? name, ref Utf8JsonReader reader) => name switch
        {
            "alg" or "enc" when reader.TokenType == JsonTokenType.String => this with { Algorithm = Algorithm ?? Name(reader.GetString()), IsHeader = true },
            "typ" or "kid" or "cty" => this with { IsHeader = true },
            "iat" => this with { IssuedAt = Seconds(ref reader) },
            "nbf" => this with { NotBefore = Seconds(ref reader) },
            "exp" => this with { Expires = Seconds(ref reader) },
            _ => this,
        };

        /// <summary>NumericDate: seconds since 1970, fractions dropped.</summary>
        private static long? Seconds(ref Utf8JsonReader reader) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var seconds) && seconds is >= 0 and < 1e12 ? (long)seconds : null;

        private static string? Name(string? algorithm) =>
            algorithm is { Length: > 0 and <= 18 } && algorithm.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '+') ? algorithm : null;

        private static string? Date(string name, long? seconds) => seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{name}={known}") : null;
    }
}
