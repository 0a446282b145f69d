using NodaTime;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Clock;

/// <summary>The log of article KA-10565: the worked example of the time specification.</summary>
public sealed class SeedArticleTests
{
    private const string Log = """
        28.02.2017 18:39:51 - INFO - mp_replication_agent_default_bpsupportapac : * Using OAuth 2.0 Authorization Grants
        28.02.2017 18:39:51 - ERROR - mp_replication_agent_default_bpsupportapac : Failed to get an access token for user: mac-bpsupportapac-replication msg: failed to get access token from authorization server status: 400 response: {"error":"invalid_grant","error_description":"JWT has expired"}
        28.02.2017 18:39:51 - ERROR - mp_replication_agent_default_bpsupportapac :  HTTP/1.1 401 Unauthorized
        28.02.2017 18:39:51 - ERROR - mp_replication_agent_default_bpsupportapac :  Date: Fri, 03 Mar 2017 04:29:05 GMT
        28.02.2017 18:39:51 - ERROR - mp_replication_agent_default_bpsupportapac :  Server: Apache/2.4.10 (Unix) Communique/4.2.1
        """;

    private static readonly ClockEvidence Evidence = EvidenceReader.Read(PastedText.Of(Log));

    [Fact]
    public void The_clock_is_behind_whatever_the_time_zone()
    {
        Assert.True(Evidence.ClockRelated);
        Assert.Equal(ClockVerdict.Skewed, Evidence.Verdict);
        Assert.Equal(ClockDirection.Behind, Evidence.Direction);
        Assert.Equal(new SkewRange(-258554, -164954), Evidence.Skew);
    }

    [Fact]
    public void The_residue_is_certain() => Assert.Equal((646, 105, true), (Evidence.LatticeResidue, Evidence.Possible.Points.Length, Evidence.AsksForZone));

    [Fact]
    public void The_pair_names_both_lines()
    {
        var pair = Assert.Single(Evidence.Pairs);
        Assert.Equal(("28.02.2017 18:39:51", "Fri, 03 Mar 2017 04:29:05 GMT", 4, 4), (pair.Local, pair.Reference, pair.LocalLine, pair.Line));
    }

    [Theory]
    [InlineData(0, -208154)]
    [InlineData(1, -211754)]
    [InlineData(-8, -179354)]
    [InlineData(5.5, -227954)]
    public void The_zone_leaves_one_value(double hours, double skew)
    {
        var evidence = Evidence.WithZone(Offset.FromSeconds((int)(hours * 3600)));

        Assert.Equal(new SkewRange(skew, skew), evidence.Skew);
        Assert.False(evidence.AsksForZone);
    }

    [Fact]
    public void A_person_can_check_the_sentence()
    {
        Assert.Equal(
            "Your server wrote 28.02.2017 18:39:51 while the other side answered at Fri, 03 Mar 2017 04:29:05 GMT: its clock is behind by 1 d 21:49:14 to 2 d 23:49:14, whatever the time zone.",
            Languages.Shipped.For("en").Say(Evidence.Explanation));
        Assert.Contains("1일 21:49:14 ~ 2일 23:49:14", Languages.Shipped.For("ko").Say(Evidence.Explanation), StringComparison.Ordinal);
    }
}
