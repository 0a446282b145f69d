using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SupportBot.Tests.Pastes.Redaction;

/// <summary>A line made from a template, and the secrets that were put into it.</summary>
internal sealed record GeneratedLine(string Kind, string Text, ImmutableArray<string> Secrets);

/// <summary>Fills <see cref="LineTemplates"/> with fakes, always the same for a seed.</summary>
internal sealed class GeneratedLines
{
    private static readonly string[] Names = ["mkeller", "ops", "app_rw", "svc-ntp", "jnovak", "admin"];

    private static readonly string[] PasswordKeys =
    [
        "password", "Password", "PASSWORD", "passwd", "pwd", "db_password", "DB_PASS", "dbPassword", "userPassword", "admin-password", "SMTP_PASSWORD", "rootPassword", "MYSQL_ROOT_PASSWORD",
        "passphrase", "client_secret", "clientSecret", "APP_SECRET", "secretKey", "keystore.password", "truststorePassword", "bindPassword", "ldap.bind.password", "ftpPassword", "proxyPassword",
        "POSTGRES_PASSWORD", "redis-password", "wifiPassword", "loginPwd", "oldPassword", "new_password", "passwordConfirm", "MailPassword", "api_secret", "JwtSecret", "service_account_password",
        "kennwort", "passwort", "DB_PASSWORT", "motDePasse", "mot_de_passe", "contrasena", "clave_secreta", "senha", "senhaBanco", "wachtwoord", "haslo", "heslo", "parola", "lozinka", "sifre",
    ];

    private static readonly string[] TokenKeys =
    [
        "token", "api_key", "apiKey", "API-KEY", "authToken", "auth_token", "access_token", "accessToken", "refresh_token", "sessionToken", "X_API_TOKEN", "bot_token", "webhook_token",
        "deviceToken", "personalAccessToken", "service-token", "csrf_token", "app_key", "subscription-key", "signing_key", "apitoken", "licenseKey", "client-token", "bearer_token",
    ];

    private readonly Fakes _fakes;
    private readonly List<string> _secrets = [];

    private GeneratedLines(int seed) => _fakes = new(seed);

    /// <summary>Lines with secrets: each template so many times.</summary>
    public static IEnumerable<GeneratedLine> Secret(int seed, int times) => Of(LineTemplates.Secret, seed, times);

    /// <summary>Lines without.</summary>
    public static IEnumerable<GeneratedLine> Clean(int seed, int times) => Of(LineTemplates.Clean, seed, times).Select(line => line with { Secrets = [] });

    private static IEnumerable<GeneratedLine> Of(ImmutableArray<(string Kind, string Text)> templates, int seed, int times)
    {
        for (var at = 0; at < templates.Length; at++)
        {
            for (var time = 0; time < times; time++)
            {
                var lines = new GeneratedLines((seed * 1_000_003) + (at * 1009) + time);
                var text = lines.Fill(templates[at].Text);
                yield return new(templates[at].Kind, text, [.. lines._secrets.Distinct()]);
            }
        }
    }

    private string Fill(string template)
    {
        var key = _fakes.OneOf(PasswordKeys); // an opening and a closing tag name the same
        var text = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == '‹')
            {
                var close = template.IndexOf('›', at);
                text.Append(Value(template[(at + 1)..close], key));
                at = close;
            }
            else if (template[at] == '\\' && at + 1 < template.Length && template[at + 1] is 'n' or 't' or 'r' or '|' or '\\' && !IsPath(template, at))
            {
                at++;
                text.Append(template[at] switch { 'n' => "\n", 't' => "\t", 'r' => "\r", var sign => sign.ToString() });
            }
            else
            {
                text.Append(template[at]);
            }
        }

        return text.ToString();
    }

    /// <summary><c>\\fs1\data</c>, <c>CORP\name</c> are written as they are.</summary>
    private static bool IsPath(string template, int at) => template[at + 1] is '\\' && at + 2 < template.Length && template[at + 2] is 'f' or 's';

    private string Value(string name, string key) => name switch
    {
        "user" => _fakes.OneOf(Names),
        "key" => key,
        "tokkey" => _fakes.OneOf(TokenKeys),
        "uuid" => new Guid(Convert.FromHexString(_fakes.Hex(32))).ToString(),
        "fp" => string.Join(':', Enumerable.Range(0, 20).Select(_ => _fakes.Hex(2).ToUpperInvariant())),
        "HEX8" => _fakes.Hex(8).ToUpperInvariant(),
        "hex7" or "hex10" or "hex12" or "hex16" => _fakes.Hex(int.Parse(name[3..], CultureInfo.InvariantCulture)),
        "b43" => _fakes.Base64(32).TrimEnd('='),
        "tok27" or "tok43" => _fakes.Token(int.Parse(name[3..], CultureInfo.InvariantCulture)),
        "agepub" => _fakes.Of("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58),
        _ => Keep(name, Made(name)),
    };

    private string Made(string name) => name switch
    {
        "pw" => _fakes.Password(),
        "tok" => _fakes.Token(20 + _fakes.Below(30)),
        "hex" => _fakes.Hex(32),
        "b64" => _fakes.Base64(32),
        "b44" => _fakes.Base64(32),
        "b44pct" => Uri.EscapeDataString(_fakes.Base64(32)),
        "b40" => _fakes.Base64(30),
        "b28" => _fakes.Base64(20),
        "b28pct" => Uri.EscapeDataString(_fakes.Base64(20)),
        "b64pct" => Uri.EscapeDataString(_fakes.Base64(90)),
        "b64pw" => Convert.ToBase64String(Encoding.UTF8.GetBytes(_fakes.Password())),
        "b32" => _fakes.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32),
        "basic" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_fakes.OneOf(Names)}:{_fakes.Password()}")),
        "authplain" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{_fakes.OneOf(Names)}\0{_fakes.Password()}")),
        "spnego" => "YII" + _fakes.Token(3) + _fakes.Base64(120),
        "jwt" => _fakes.Jwt(1795407752, 1795411352),
        "jwtwrap" => string.Join('\n', Wrapped()),
        "jwtwrapquoted" => string.Join("\n> ", Wrapped()),
        "uuidsecret" => new Guid(Convert.FromHexString(_fakes.Hex(32))).ToString(),
        "jwtcut" => _fakes.Jwt(1795407752, 1795411352)[..60],
        "crypt" => "$6$" + _fakes.Token(8) + "$" + _fakes.Token(86),
        "apr1" => "$apr1$" + _fakes.Token(8) + "$" + _fakes.Token(22),
        "djangokey" => "django-insecure-" + _fakes.Of("abcdefghijklmnopqrstuvwxyz0123456789!@#%^*(-_=+)", 50),
        "wgkey" => _fakes.Base64(32),
        "phrase" => string.Join(' ', Enumerable.Range(0, 12).Select(_ => _fakes.OneOf(["apple", "river", "stone", "cloud", "tiger", "maple", "ocean", "candle", "silver", "winter"]))),
        "akia" => "AK" + "IA" + _fakes.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
        "azkey" => _fakes.Base64(64),
        "azfun" => _fakes.Token(54) + "==",
        "entra" => _fakes.Token(3) + "8" + "Q~" + _fakes.Token(34),
        "ghp" => "gh" + "p_" + _fakes.Token(36),
        "ghpat" => "github" + "_pat_" + _fakes.Token(22) + "_" + _fakes.Token(59),
        "xoxb" => "xo" + "xb-" + _fakes.Of("0123456789", 12) + "-" + _fakes.Of("0123456789", 12) + "-" + _fakes.Token(24),
        "xapp" => "xa" + "pp-1-A" + _fakes.Token(10) + "-" + _fakes.Of("0123456789", 13) + "-" + _fakes.Hex(64),
        "vendor" => _fakes.OneOf(SecretLines.VendorTokens) is var (prefix, length) ? prefix + _fakes.Token(length) : "",
        "atlassian" => "ATA" + "TT3" + _fakes.Token(90) + "_" + _fakes.Token(70) + "=" + _fakes.Hex(8).ToUpperInvariant(),
        "pemlines" => string.Join('\n', Enumerable.Range(0, 5).Select(_ => PemLine())) + "\n" + _fakes.Token(22) + "==",
        "pemline" or "pemshort" => PemLine(),
        "age" => _fakes.Of("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
        "digits6" => _fakes.Of("0123456789", 6),
        "saml" => Saml(),
        "samlpct" => Uri.EscapeDataString(Saml()),
        "card" => _fakes.Card("4", 16),
        "cardspaced" => Grouped(_fakes.Card("53", 16), ' '),
        "carddash" => Grouped(_fakes.Card("4", 16), '-'),
        "mail" => $"{_fakes.OneOf(["jana.novak", "omar.h", "minji.kim", "liam_oconnor"])}{_fakes.Below(90)}@mail.example.org",
        "mailpct" => $"jana{_fakes.Below(90)}%40mail.example.org",
        _ when name.StartsWith("hex", StringComparison.Ordinal) => _fakes.Hex(int.Parse(name[3..], CultureInfo.InvariantCulture)),
        _ when name.StartsWith("tok", StringComparison.Ordinal) => _fakes.Token(int.Parse(name[3..], CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"No fake is called {name}.", nameof(name)),
    };

    private string Keep(string name, string value)
    {
        if (name is "pemlines" or "jwtwrap" or "jwtwrapquoted")
            _secrets.AddRange(value.Split('\n').Select(line => line.TrimStart('>', ' ')));
        else
            _secrets.Add(value);
        return value;
    }

    private IEnumerable<string> Wrapped() => _fakes.Jwt(1795407752, 1795411352).Chunk(76).Select(line => new string(line));

    private string PemLine() => _fakes.Base64(48);

    private string Saml() => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $"<samlp:Response IssueInstant=\"2026-11-25T10:00:00Z\"><saml:Assertion><saml:Conditions NotBefore=\"2026-11-25T10:00:00Z\" NotOnOrAfter=\"2026-11-25T10:05:00Z\"/>{_fakes.Token(80)}</saml:Assertion></samlp:Response>"));

    private static string Grouped(string digits, char separator) => string.Join(separator, digits.Chunk(4).Select(group => new string(group)));
}
