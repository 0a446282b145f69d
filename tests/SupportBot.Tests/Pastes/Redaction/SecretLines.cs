using System.Collections.Immutable;

namespace SupportBot.Tests.Pastes.Redaction;

/// <summary>Lines of a log, a terminal or a chat with a place for a secret, by what the secret is.</summary>
internal static class SecretLines
{
    private const string Templates = """
        Server=tcp:sql7,1433;Uid=app;Pwd=@;Encrypt=True
        {"login":"mia","passwd":"@"}
        {\"login\":\"mia\",\"password\":\"@\"}
        export LDAP_BIND_PASSWORD='@'
          keystorePassword: @
        <Credential><Secret>@</Secret></Credential>
        <property name="smtp.password" value="@" />
        tool --user mia --password @ --verbose
        sqlcmd -S sql7 -U sa -P @ -Q "select 1"
        mysql -umia -p@ orders
        sshpass -p @ ssh mia@10.2.3.4
        curl -s -u mia:@ https://api.example.test/v1
        net use Z: \\fs1\data @ /user:CORP\mia
        ALTER USER mia WITH PASSWORD '@';
        the password for mia is @
        비밀번호는 @ 입니다
        パスワード：@
        密码是@
        Das Kennwort lautet @
        mot de passe : @
        la contraseña es @
        пароль: @
        amqps://mia:@@mq1.corp.example:5671/orders
        GET /signin?user=mia&password=@&lang=ko HTTP/1.1
        """;

    private const string TokenTemplates = """
        Authorization: Bearer @
        curl -H 'authorization: Bearer @' https://api.example.test
        {"headers":{"X-Api-Key":"@","Accept":"*/*"}}
        X-Auth-Token: @
        Set-Cookie: app.session=@; Path=/; HttpOnly
        Cookie: lang=ko; PHPSESSID=@
        client_secret=@&grant_type=client_credentials
        refresh_token: "@"
        https://acme.blob.core.windows.net/l/a?sv=2024-11-04&se=2026-11-23T07%3A00Z&sig=@
        otpauth://totp/Acme:mia?secret=@&issuer=Acme
        7 SHA1 HEX:@
        Invalid API key provided: @
        """;

    public static ImmutableArray<string> ForPasswords { get; } = [.. Templates.Split('\n')];

    public static ImmutableArray<string> ForTokens { get; } = [.. TokenTemplates.Split('\n')];

    /// <summary>Prefix and length of what follows; the prefix is written in two pieces so that no scanner sees one.</summary>
    public static ImmutableArray<(string Prefix, int Length)> VendorTokens { get; } =
    [
        ("gh" + "p_", 36), ("github" + "_pat_", 82), ("gl" + "pat-", 20), ("xo" + "xb-", 50), ("xa" + "pp-1-", 90), ("sk" + "_live_", 24), ("np" + "m_", 36), ("hv" + "s.", 90),
        ("AI" + "za", 35), ("GOC" + "SPX-", 28), ("dop" + "_v1_", 64), ("sk-" + "ant-api03-", 90), ("h" + "f_", 34), ("gl" + "sa_", 41), ("shp" + "at_", 32), ("pyp" + "i-", 120),
        ("dckr" + "_pat_", 27), ("lin" + "_api_", 40), ("NR" + "AK-", 27), ("figd" + "_", 40),
    ];

    /// <summary>The line with the secret in the place of <c>@</c> (the last one stands for a host where there are two).</summary>
    public static string Fill(string template, string secret)
    {
        var at = template.Contains("@@", StringComparison.Ordinal) || !template.Contains("mia@", StringComparison.Ordinal)
            ? template.IndexOf('@', StringComparison.Ordinal)
            : template.IndexOf(" @ ", StringComparison.Ordinal) + 1;
        return string.Concat(template.AsSpan(0, at), secret, template.AsSpan(at + 1));
    }
}
