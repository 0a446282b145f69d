using System.Buffers;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>The private numbers of an RSA key as XML writes it (<c>RSAKeyValue</c> of .NET): <c>D</c>, <c>P</c>, <c>Q</c> and what follows from them. Modulus and exponent are public.</summary>
internal static class XmlKeys
{
    private const int Shortest = 16;

    private static readonly SearchValues<string> Elements = SearchValues.Create(["<D>", "<P>", "<Q>", "<DP>", "<DQ>", "<InverseQ>"], StringComparison.Ordinal);

    public static void Find(string text, List<SecretSpan> found)
    {
        foreach (var at in Runs.Of(text, Elements))
        {
            var start = text.IndexOf('>', at) + 1;
            var end = Runs.End(text, start, Runs.Base64);
            if (end - start >= Shortest)
                found.Add(new(start, end, SecretKind.PrivateKey));
        }
    }
}
