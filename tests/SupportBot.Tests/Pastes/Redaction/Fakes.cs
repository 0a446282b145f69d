using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SupportBot.Tests.Pastes.Redaction;

/// <summary>
/// Random fakes of secrets, made at run time from a seed: no literal with the shape of a vendor's token stands in the repository, so push
/// protection of code hosts has nothing to find.
/// </summary>
internal sealed class Fakes(int seed)
{
    private const string Small = "abcdefghijklmnopqrstuvwxyz", Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Digits = "0123456789";

    // repeatable, not secret: a failing property must fail again with the same seed
#pragma warning disable CA5394
    private readonly Random random = new(seed);

    public int Below(int limit) => random.Next(limit);
#pragma warning restore CA5394

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public string Of(string alphabet, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[Below(alphabet.Length)]));

    public string Token(int length) => Of(Small + Capitals + Digits, length - 2) + "q7";

    public string Hex(int length) => Of("0123456789abcdef", length);

    /// <summary>As people choose them, and as generators do.</summary>
    public string Password() => Below(4) switch
    {
        0 => OneOf(["Herbst", "Falcon", "monkey", "Azur"]) + Below(10_000) + OneOf(["!", "#", "?", "%", "x"]),
        1 => Of(Small + Capitals + Digits, 10) + "4kX",
        2 => string.Join('-', Enumerable.Range(0, 4).Select(_ => Of(Small, 5))),
        _ => Of(Small, 4) + OneOf(["!", "~", "^", "*"]) + Of(Digits, 3) + Of(Capitals, 2),
    };

    public string Base64(int bytes) => Convert.ToBase64String([.. Enumerable.Range(0, bytes).Select(_ => (byte)Below(256))]);

    public string Jwt(long issuedAt, long expires) =>
        $"{Url(JsonSerializer.Serialize(new { alg = "RS256", typ = "JWT" }))}.{Url(JsonSerializer.Serialize(new { iat = issuedAt, exp = expires, sub = Token(9) }))}.{Token(86)}";

    /// <summary>A card number with a right check digit (ISO/IEC 7812-1).</summary>
    public string Card(string issuer, int length)
    {
        var body = issuer + Of(Digits, length - issuer.Length - 1);
        var sum = body.Reverse().Select((digit, i) => i % 2 == 0 ? Doubled(digit - '0') : digit - '0').Sum();
        return body + ((10 - (sum % 10)) % 10);
    }

    public ImmutableArray<string> KeyLines() => [.. Enumerable.Range(0, 6).Select(_ => Token(64)), Token(22) + "=="];

    private static int Doubled(int digit) => digit > 4 ? (digit * 2) - 9 : digit * 2;

    private static string Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
