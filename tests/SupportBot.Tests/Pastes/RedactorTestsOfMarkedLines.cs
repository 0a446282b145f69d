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

    [Theory]
    [MemberData(nameof(OfPlaceholders))]
    public void What_is_marked_goes_and_all_else_stays(string line) =>
        Assert.Matches($"^{Mark().Replace(Regex.Escape(line), @"\[redacted:[^\]]+\]")}$", Redactor.Redact(line.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)).Text);

    [GeneratedRegex("«.*?»")]
    private static partial Regex Mark();
}
