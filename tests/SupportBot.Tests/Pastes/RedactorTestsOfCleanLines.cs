using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Pastes;

/// <summary>Lines that look like secrets and are none come back byte for byte.</summary>
public sealed class RedactorTestsOfCleanLines
{
    public static TheoryData<string> Lines { get; } =
    [
        .. """
           max_tokens=2048 tokenizer=o200k
           keyboard layout: kr106
           password expired 3 days ago
           Password must contain at least 14 characters
           Passwort ist abgelaufen
           비밀번호가 만료되었습니다 (오류 1330)
           비밀번호를 입력하세요
           パスワードの有効期限が切れています
           пароль истёк
           invalid_grant: token not found
           token_endpoint=https://login.example.test/oauth2/token
           DB_PASSWORD=${DB_PASSWORD}
           password: {{ vault_db_password }}
           pwd=%SECRET%
           password=********
           "password": null
           password = os.environ["DB_PASSWORD"]
           secretKeyRef: db-credentials
           Authorization: Bearer <token>
           WWW-Authenticate: Bearer realm="api", error="invalid_token"
           basic health check passed, negotiate not needed
           Set-Cookie was blocked
           SHA256 Fingerprint=9A:2B:11:C0:44:5E:70:1D
           registry.example/ntp@sha256:aa77186af5182cb94145847cdf2df902a7f9a9f19edd44335fe1468dab804311
           HEAD is now at 7ce53e8 Fix drift
           traceparent: 00-a5a2582fb44f1b2fc99ac40a1e575de2-91e472829ad7ac1e-01
           ssh mia@10.20.30.40: Connection refused
           git@git.example.test:acme/ntp.git
           HTTP/web07.corp.example@CORP.EXAMPLE
           lodash@4.17.21 and @types/node@22.1.0
           com.acme.auth.PasswordEncoder.encode(PasswordEncoder.java:147)
           Content-Security-Policy: default-src 'self'; script-src 'nonce-r4nd0m'
           -----BEGIN CERTIFICATE-----
           *time2.example.net .GPS. 1 u 33 64 377 0.512 -1204.2 0.031
           server time2.example.net iburst key 10
           docker run -p 8080:80 nginx
           psql -h db1 -p 5432 -U app orders
           status code 401, exit code: 137
           order 1795470212288471 shipped
           epoch_us=1795432652966371
           Reference ID    : C0248F86 (time.example.net)
           postgres://db1.corp.example:5432/orders
           """.Split('\n'),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_without_a_secret_stays(string line) => Assert.Equal(line, Redactor.Redact(line).Text);
}
