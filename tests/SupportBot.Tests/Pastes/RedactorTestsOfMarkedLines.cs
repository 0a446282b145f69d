using System.Text.RegularExpressions;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Pastes;

/// <summary>Lines with their secrets between « and »: what stands there goes, all else stays as it is; a line without these signs is a look-alike and stays whole.</summary>
public sealed partial class RedactorTestsOfMarkedLines
{
    /// <summary>Passwords that begin or end as placeholders and code do.</summary>
    public static TheoryData<string> OfPlaceholders { get; } =
    [
        .. """
           spring.datasource.password=«Sommer(2024)!»
           Server=s7;Password=«Winter[2024]»;Encrypt=True
           PGPASSWORD=«Fall(x9)#» psql -h db1
           tool --password=«Hello(World)9» -v
           password=generate(16)
           password=read_file("db").strip()
           password = args[0]
           password=row['pw']
           password: varchar(255)
           {"user":"admin","password":"«YourPassword123!»"}
           pwd=«YourPass1234!»
           {"password":"«Replace-Me9!»"}
           password=«Example_9xQ!»
           password=your-password-1
           api_key: your-api-key-here
           password=REPLACE_ME
           {"password":"«!Secret!9x»"}
           password=«!Ref9xQ!a»
           password: !secret db_password
           password: !GetAtt Db.Password
           password=«env.Xq9!a7»
           password=«Vault:7k9!x»
           password=«Kms:9xQ!a7k»
           password=«Local.H3ro!9»
           password=vault:secret/data/db#password
           password=kms:alias/orders
           password = local.db_password2
           password=file:/run/secrets/db
           password=«[secret]9xQ!a»
           password=[FILTERED]
           password=«$Env9xQa7»
           password=$env:DB_PASSWORD
           password=ENC(G6N718UuyPE5bHyWKyuLQSm02auQPUtm)
           Password=«aB3$(kL9q!z»;Encrypt=True
           password=«aB3${kL9q}z»
           password=«x9{{Qp!2w}}»
           password=«k#{9xQ!a}b»
           password=prefix-${DB_PASSWORD1}
           password=$(cat /run/secrets/db)
           password=#{node['db']['password']}
           PGPASSWORD=«Abc***9xQ!» psql
           password=«xxxxXXXX12»
           password=«Xx__12ab»
           password=ab***yz
           password=xxxxxxxx1234
           token=sk-****-9x7Q
           "password":"«Default!»"
           password: «Hidden!»
           password: expired!
           SELECT 1 FROM users WHERE password = :pw
           SELECT 1 FROM users WHERE password = @p0
           UPDATE users SET token = $2
           exec sp_login @user = @p0, @password = @p1
           password=«:Pw24x!»
           printf("password=%s", pw)
           """.Split('\n'),
    ];

    /// <summary>Where a value ends, and what stands after it.</summary>
    public static TheoryData<string> OfEnds { get; } =
    [
        .. """
           client_secret=«Ab1dcd2Ef3%26Gh4Ij5kLm»&client_id=bot
           GET /x?password=«a%26bcdc9zGHoPZg» 200
           GET /x?token=«abcd1%22bcdc9zGHoPZg» 200
           next=https%3A%2F%2Fa.example%3Fpassword%3D«Ab1dcd2Ef3»%26lang%3Dko
           PGPASSWORD=«pa&amp;ss9wordx» psql
           <a href="/x?password=«Ab1dcd2Ef3»&amp;lang=ko">
           url=/x?password=«ab\u0026cd9xyz» 200
           url=/x?password=«Ab1dcd2Ef3»\u0026lang=ko 200
           password=«Fr0sch!abc» to db01:5432
           password=«Fr0sch!abc» to db01.corp.example
           password changed from «Fr0sch!abc» to «Kr4nich!x7»
           user=jn;pass=«Zx!75xyz»;host=x
           &lt;Password&gt;«gO6grn4yDcaz»&lt;/Password&gt;
           body=\u003cpassword\u003e«gO6grn4yDcaz»\u003c/password\u003e
           &lt;Username&gt;gO6grn4yDcaz&lt;/Username&gt;
           postgres://app:<password>@db.corp.example:5432/app
           https://<user>:<password>@git.corp.example/a.git
           postgres://USER:PASSWORD@db.corp.example:5432/app
           https://username:password@git.corp.example
           https://username:«passw0rd»@git.corp.example
           Authorization: Bearer eyJ...
           Authorization: Bearer eyJhbGciOi…
           Authorization: Bearer %s
           Set-Cookie: sid=deleted; expires=Thu, 01 Jan 1970 00:00:00 GMT
           Set-Cookie: sid=«d3l3t3dQ7xk»; expires=Thu, 01 Jan 2027 00:00:00 GMT
           """.Split('\n'),
    ];

    /// <summary>Names and ids that are public, beside words that announce secrets; and keys that are secret though rare.</summary>
    public static TheoryData<string> OfNames { get; } =
    [
        .. """
           kvno: Clock skew too great while getting credentials for HTTP/edge31.corp.example@CORP.EXAMPLE
           No credentials found for HTTP/web01.corp.example@CORP.EXAMPLE
           login as host/edge31.corp.example@CORP.EXAMPLE refused
           auth failed for ops/«Fr0sch!abc»
           AADSTS50055: The password is expired. Request Id: fbb4cacf-59cc-4f50-a229-ee0f02aa081b
           AADSTS50012: Invalid client secret provided. Trace ID: fbb4cacf-59cc-4f50-a229-ee0f02aa081b Correlation ID: 0b1bcacf-59cc-4f50-a229-ee0f02aa081b
           Password reset request id: 9536b3216fdaeeb9
           Secret expired. Version: 7f3a9b2c1d
           the password for user id 4711 is «Fr0sch!abc»
           jwt kid mismatch: naRiaF9o2HPKwbvPR2NkqlQG_4U
           token kid 'naRiaF9o2HPKwbvPR2NkqlQG_4U' not found in JWKS
           token jti: naRiaF9o2HPKwbvPR2NkqlQG4U
           invalid token provided: «naRiaF9o2HPKwbvPR2NkqlQG4U»
           Session ID: «4Fzbka8FRCztUjAwyuh1vauWv1zh87mT»
           session id «4Fzbka8FRCztUjAwyuh1vauWv1zh87mT» not found
           session id fbb4cacf-59cc-4f50-a229-ee0f02aa081b not found
           AZURE_DEVOPS_EXT_PAT=«zwtgmusrrfocfywl3vrpkslhlbpx6i25kcxfbujbdlitsgk2jsul»
           GITHUB_PAT=«q7Hn2Lx0Rb5Tt8Vw1Zc4»
           APP_PATH=zwtgmusrrfocfywl3vrpkslhlbpx6i25kcxf
           .dockerconfigjson: «eyJhdXRocyI6eyJyZWdpc3RyeS5leGFtcGxlIjp7fX19»
           secret/pull.dockerconfigjson: created
           nonce=q7Hn2Lx0Rb5Tt8Vw1Zc4Km
           code_challenge=q7Hn2Lx0Rb5Tt8Vw1Zc4KmPd6Yj9Sg3Ua0Ei
           code_verifier=«q7Hn2Lx0Rb5Tt8Vw1Zc4KmPd6Yj9Sg3Ua0Ei»
           Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
           Idempotency-Key: q7Hn2Lx0Rb5Tt8Vw1Zc4
           X-Api-Key: «q7Hn2Lx0Rb5Tt8Vw1Zc4»
           S3 key=logs/2026/48b4f0c1d2e3a4b5.gz
           secret=ntp/db-credentials
           Jwt__Key=«this-is-my-very-long-signing-key-2024»
           Jwt__KeyId=this-is-my-very-long-key
           ab -A jn:«kxV1vZWVRa0q» http://a.example/
           ab -n 100 -c 10 http://a.example/
           exp userid=scott/«t1gerLI7jCh»@orcl file=x.dmp
           exp userid=scott file=x.dmp
           user app password «Fr0sch!abc» to db01:5432
           %B«4012888888881881»^NOVAK/JANA^2912101?
           track2=«4012888888881881»D2912
           PAN «4012.8888.8888.1881»
           PAN 4012.8888.8888.1882
           id x4012888888881881D
           secret=«nTp/db-cr3dentials»
           """.Split('\n'),
    ];

    /// <summary>Addresses of people, and what is written as one.</summary>
    public static TheoryData<string> OfAddresses { get; } =
    [
        .. """
           {"upn":"«SOFIA.ROSSI@CONTOSO.EXAMPLE»"}
           <«M.KELLER61@POST.EXAMPLE.DE»> user unknown
           From: Omar <«OMAR@POST.EXAMPLE.DE»>
           "mail": "«OMAR@POST.EXAMPLE.DE»"
           Client JANA@CORP.EXAMPLE not found in Kerberos database
           HTTP/WEB01.CORP.EXAMPLE@CORP.EXAMPLE
           sshd: ssh login for «omar.haddad@post.example.de» denied
           scp done; notify «omar@post.example.de»
           ssh -i ~/.ssh/id_ed25519 -p 22 omar@db1.example.de uptime
           ssh -J jump@gate.example.de omar@db1.example.de
           rsync -av src/ omar@db1.example.de:/srv
           ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHq7Hn2Lx0Rb5Tt8Vw1Zc4KmPd6Yj9Sg3Ua0Ei omar@laptop.example.de
           user=«omar@post.example.de»/10.1.2.3
           deploy omar@db1.example.de/srv
           from=<«bounce+jn=x@lists.example.org»>
           <«SRS0=abcd=ef=x.example=jn@lists.example.org»>
           login=«jn@lists.example.org»
           """.Split('\n'),
    ];

    [Theory]
    [MemberData(nameof(OfEnds))]
    [MemberData(nameof(OfNames))]
    [MemberData(nameof(OfAddresses))]
    [MemberData(nameof(OfPlaceholders))]
    public void What_is_marked_goes_and_all_else_stays(string line) =>
        Assert.Matches($"^{Mark().Replace(Regex.Escape(line), @"\[redacted:[^\]]+\]")}$", Redactor.Redact(line.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)).Text);

    [GeneratedRegex("«.*?»")]
    private static partial Regex Mark();
}
