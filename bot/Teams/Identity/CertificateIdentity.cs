using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Teams.Identity;

/// <summary>
/// A certificate whose public part is uploaded to the registration. It signs an assertion for the token endpoint that holds for five minutes.
/// Source: https://learn.microsoft.com/entra/identity-platform/certificate-credentials
/// </summary>
internal sealed class CertificateIdentity : AppIdentity
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials _signing;
    private readonly Dictionary<string, object> _header;

    public CertificateIdentity(X509Certificate2 certificate)
    {
        _signing = new(new RsaSecurityKey(certificate.GetRSAPrivateKey()), SecurityAlgorithms.RsaSsaPssSha256);
        _header = new()
        {
            ["x5t#S256"] = Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)),
            ["x5c"] = new[] { Convert.ToBase64String(certificate.RawData) },
        };
    }

    /// <summary>Loads a PFX file (with its password, if it has one) or a PEM file that holds certificate and key.</summary>
    /// <exception cref="InvalidOperationException">There is none that can sign; the message names setting and remedy.</exception>
    public static CertificateIdentity Load(string path, string? password)
    {
        try
        {
            using var certificate = Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
                ? password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return certificate.GetRSAPrivateKey() is null
                ? throw new InvalidOperationException($"Teams:CertificatePath = {path}: holds no RSA private key. Give the PFX or PEM file that was exported together with its key.")
                : new(certificate);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException(
                $"Teams:CertificatePath = {path}: cannot be read ({error.Message}). Give a PFX file, or a PEM file with certificate and key, and its password in Teams:CertificatePassword.", error);
        }
    }

    public override Task<HttpRequestMessage> RequestAsync(TokenTarget target, HttpClient http, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult(FormWithAssertion(target, Assertion(target, now)));

    private string Assertion(TokenTarget target, DateTimeOffset now) => Handler.CreateToken(new SecurityTokenDescriptor
    {
        Audience = target.Endpoint.AbsoluteUri,
        Issuer = target.App,
        Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = target.App, [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString() },
        NotBefore = now.UtcDateTime,
        IssuedAt = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        SigningCredentials = _signing,
        AdditionalHeaderClaims = _header,
    });
}
