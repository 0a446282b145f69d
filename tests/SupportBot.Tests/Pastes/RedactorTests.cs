using SupportBot.Dialogs.Pastes;
using SupportBot.Tests.Pastes.Redaction;

namespace SupportBot.Tests.Pastes;

public sealed class RedactorTests
{
    private static readonly Fakes Fake = new(seed: 20261123);

    [Theory]
    [InlineData("PGPASSWORD=@ psql -h db", "PGPASSWORD=[redacted:password] psql -h db")]
    [InlineData("{\"user\":\"mia\",\"password\":\"@\"}", "{\"user\":\"mia\",\"password\":\"[redacted:password]\"}")]
    [InlineData("User Id=sa;Password=@;Encrypt=True", "User Id=sa;Password=[redacted:password];Encrypt=True")]
    [InlineData("redis://:@@cache1:6379/0", "redis://:[redacted:url-password]@cache1:6379/0")]
    [InlineData("GET /in?user=mia&password=@&lang=ko", "GET /in?user=mia&password=[redacted:parameter]&lang=ko")]
    [InlineData("비밀번호는 @입니다", "비밀번호는 [redacted:password]입니다")]
    public void Only_the_secret_is_replaced(string template, string expected)
    {
        var text = SecretLines.Fill(template, "Kr4nich?x7".Replace("?", "", StringComparison.Ordinal));
        Assert.Equal(expected, Redactor.Redact(text).Text);
    }

    [Fact]
    public void A_token_keeps_its_algorithm_and_its_dates()
    {
        var token = Fake.Jwt(issuedAt: 1_795_404_152, expires: 1_795_407_752);
        Assert.Equal("Authorization: Bearer [redacted:jwt alg=RS256 iat=1795404152 exp=1795407752] -> 401", Redactor.Redact($"Authorization: Bearer {token} -> 401").Text);
    }

    [Fact]
    public void A_token_that_is_cut_off_keeps_what_it_still_says()
    {
        var token = Fake.Jwt(issuedAt: 1_795_404_152, expires: 1_795_407_752);
        Assert.Equal("token [redacted:jwt alg=RS256 iat=1795404152 exp=1795407752]", Redactor.Redact($"token {token[..^80]}").Text);
    }

    [Fact]
    public void Presigned_and_SAS_addresses_keep_their_dates()
    {
        const string dates = "X-Amz-Date=20261123T065408Z&X-Amz-Expires=900&st=2026-11-23T06%3A00Z&se=2026-11-23T07%3A00Z&Expires=1795404152&X-Goog-Date=20261123T065408Z";
        var redacted = Redactor.Redact($"https://logs.example/x?{dates}&X-Amz-Signature={Fake.Hex(64)}&sig={Fake.Token(40)}").Text;
        Assert.Equal($"https://logs.example/x?{dates}&X-Amz-Signature=[redacted:aws]&sig=[redacted:azure]", redacted);
    }

    [Fact]
    public void A_SAML_response_keeps_its_validity()
    {
        var xml = $"<samlp:Response IssueInstant=\"2026-11-23T06:40:00Z\"><saml:Conditions NotBefore=\"2026-11-23T06:40:00Z\" NotOnOrAfter=\"2026-11-23T06:45:00Z\"/>{Fake.Token(90)}";
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(xml));
        Assert.Equal(
            "SAMLResponse=[redacted:saml IssueInstant=2026-11-23T06:40:00Z NotBefore=2026-11-23T06:40:00Z NotOnOrAfter=2026-11-23T06:45:00Z] 400",
            Redactor.Redact($"SAMLResponse={encoded} 400").Text);
    }

    [Fact]
    public void A_private_key_goes_line_by_line_and_the_line_after_it_stays()
    {
        var lines = Fake.KeyLines();
        var dashes = new string('-', 5);
        var text = $"{dashes}BEGIN EC PRIVATE KEY{dashes}\n{string.Join('\n', lines)}\n{dashes}END EC PRIVATE KEY{dashes}\nnginx: [emerg] bad key";
        var redacted = Redactor.Redact(text);
        Assert.Equal(lines.Length, redacted.Findings.Length);
        Assert.Equal(Enumerable.Range(2, lines.Length), redacted.Findings.Select(finding => finding.Line));
        Assert.EndsWith("nginx: [emerg] bad key", redacted.Text, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain(line, redacted.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_private_key_without_its_beginning_or_its_end_goes_too(bool begins, bool ends)
    {
        var lines = Fake.KeyLines();
        var dashes = new string('-', 5);
        var text = (begins ? $"{dashes}BEGIN PRIVATE KEY{dashes}\n" : "") + string.Join('\n', lines) + (ends ? $"\n{dashes}END PRIVATE KEY{dashes}" : "");
        var redacted = Redactor.Redact(text).Text;
        Assert.All(lines, line => Assert.DoesNotContain(line, redacted, StringComparison.Ordinal));
    }

    [Fact]
    public void Findings_name_the_kind_and_the_line_and_never_the_value()
    {
        var redacted = Redactor.Redact($"login failed\r\npassword={Fake.Password()}\r\nCookie: PHPSESSID={Fake.Token(26)}");
        Assert.Equal([new("password_kv", 2), new("cookie", 3)], redacted.Findings);
    }

    [Fact]
    public void Equal_secrets_get_equal_tags_within_a_thread_and_none_without_a_salt()
    {
        var (first, second) = (Fake.Password(), Fake.Password());
        var text = $"password={first}\npwd={first}\npassword={second}";
        var tags = Redactor.Redact(text, threadSalt: "thread 7").Text.Split('\n').Select(line => line[(line.IndexOf('#', StringComparison.Ordinal) + 1)..]).ToArray();
        Assert.Equal(tags[0], tags[1]);
        Assert.NotEqual(tags[0], tags[2]);
        Assert.DoesNotContain('#', Redactor.Redact(text).Text);
    }

    [Fact]
    public void A_placeholder_cannot_be_used_to_smuggle_a_secret()
    {
        var secret = Fake.Token(30);
        Assert.DoesNotContain(secret, Redactor.Redact($"password=[redacted:{secret}]").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_text_is_needed_and_an_empty_one_is_returned_as_it_is()
    {
        Assert.Equal("", Redactor.Redact("").Text);
        Assert.Throws<ArgumentNullException>(() => Redactor.Redact(null!));
    }
}
