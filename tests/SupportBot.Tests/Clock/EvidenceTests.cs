using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Clock;

public sealed class EvidenceTests
{
    /// <summary>Messages with their own times: text, least and greatest skew in seconds.</summary>
    public static TheoryData<string, double?, double?> Measured => new()
    {
        { "Signature expired: 20230301T090000Z is now earlier than 20230301T091001Z (20230301T091501Z - 5 min.)", -901, -901 },
        { "Signature not yet current: 20230301T101801Z is still later than 20230301T101510Z (20230301T101010Z + 5 min.)", 471, 471 },
        { "<Code>RequestTimeTooSkewed</Code>\n<RequestTime>Tue, 07 Mar 2023 10:20:30 GMT</RequestTime>\n<ServerTime>2023-03-07T09:00:30Z</ServerTime>", 4800, 4800 },
        { "JWT must not be accepted before 2021-02-03T10:05:00Z. Current time: 2021-02-03T10:04:10Z, a difference of 50000 milliseconds.", null, -50 },
        { "IDX10222: Lifetime validation failed. The token is not yet valid.\nValidFrom: '01/05/2017 10:07:00'\nCurrent time: '01/05/2017 10:00:00'.", null, -420 },
        { "token not to be used before 1500000010 or after 1500000310 - currently 1500000000", -10, -10 },
        { "Token used too early, 1700000000 < 1700000017. Check that your computer's clock is set correctly.", -17, -17 },
        { "Token used too early, 1700000000 < 1699999800: {\"iss\":\"x\",\"iat\":1700000100,\"exp\":1700003700}", -100, -100 },
        { "GitHub API time and system time are different by 42 seconds. Retrying request with the difference accounted for.", -42, -42 },
        { "Client Time: 8:5:9.0000 3/9/2024 Z\n Server Time: 8:15:9.0000 3/9/2024 Z\n Error Code: 0x25 KRB_AP_ERR_SKEW", -600, -600 },
        { "Current time is earlier than NotBefore condition (2024-02-01 10:00:00 UTC < 2024-02-01 10:01:05 UTC - 1s)", null, -65 },
        { "x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:10Z is before 2020-03-01T00:00:00Z", null, -5183990 },
        { "E: Release file for http://deb.example/InRelease is not valid yet (invalid for another 5h 8min 4s).", null, -18484 },
        { "oauth_problem=timestamp_refused&oauth_acceptable_timestamps=1500000000-1500000600&oauth_timestamp=1500001000", 400, 1000 },
        { "Timestamp for this request was 1000ms ahead of the server's time.", 1, null },
        { "AADSTS700024: Client assertion is not within its valid time range. Current time: 2024-01-01T10:00:00.0Z, assertion valid from 2024-01-01T10:20:00.0Z, expiry time of assertion 2024-01-01T10:30:00.0Z.", 1200, 1200 },
        { "2024-02-02T10:00:01Z < HTTP/2 401\n2024-02-02T10:00:01Z < date: Fri, 02 Feb 2024 09:00:01 GMT\n2024-02-02T10:00:01Z TokenExpiredError: jwt expired", 3600, 3600 },
        { "The token is not yet valid (iat)\nclient: 2024-05-01T10:00:00Z\nserver: 2024-05-01T10:00:30Z", -30, -30 },
        { "Superblock last mount time (Tue Mar  7 10:00:00 2023,\n\tnow = Tue Mar  7 09:00:00 2023) is in the future.", null, -3600 },
    };

    [Theory]
    [MemberData(nameof(Measured))]
    public void A_message_with_two_clocks_measures_the_skew(string text, double? min, double? max)
    {
        var evidence = Read(text);

        Assert.Equal((ClockVerdict.Skewed, true), (evidence.Verdict, evidence.ClockRelated));
        Assert.Equal(new SkewRange(min, max), evidence.Skew);
        Assert.Equal((min ?? max) < 0 ? ClockDirection.Behind : ClockDirection.Ahead, evidence.Direction);
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Three_hundred_lines_of_other_log_change_nothing(string text, double? min, double? max)
    {
        for (var format = 0; format < Noise.Formats; format++)
            Assert.Equal(new SkewRange(min, max), Read(Noise.Around(text, format)).Skew);
    }

    [Theory]
    [InlineData("token used before issued", ClockDirection.Behind)]
    [InlineData("NotBeforeError: jwt not active", ClockDirection.Behind)]
    [InlineData("Cannot handle token prior to 2023-09-10T08:00:05+0000", ClockDirection.Behind)]
    [InlineData("curl: (60) SSL certificate problem: certificate is not yet valid", ClockDirection.Behind)]
    [InlineData("claims rejected: current time is before nbf claim", ClockDirection.Behind)]
    [InlineData("Das Serverzertifikat von »files.example« ist noch nicht gültig.", ClockDirection.Behind)]
    [InlineData("files.example: 인증서가 아직 유효하지 않습니다", ClockDirection.Behind)]
    [InlineData("An unheard-of library: this token is not valid yet", ClockDirection.Behind)]
    [InlineData("'Expiration time' claim ('exp') is too far in the future", ClockDirection.Ahead)]
    [InlineData("{\"error\":\"invalid_client\",\"error_description\":\"JWT token is not yet valid\"}", ClockDirection.Ahead)]
    [InlineData("login done 2 seconds ago\nJWT expired at 2024-09-02T10:10:29Z. Current time: 2024-09-02T10:15:31Z, a difference", ClockDirection.Ahead)]
    [InlineData("401: look at the 'iat' claim, which is in the future", ClockDirection.Behind)]
    [InlineData("verifier: \"nbf\" is in the future", ClockDirection.Behind)]
    [InlineData("{\"error\":\"invalid_grant\",\"error_description\":\"look at 'iat'. It is in the future\"}", ClockDirection.Ahead)]
    [InlineData("Clock skew too great while getting initial credentials", null)]
    [InlineData("received an invalid gossip generation for peer /198.51.100.4; local time = 1500000000, received generation = 1600000000", null)]
    [InlineData("Your computer thinks it is 2/3/2012, which prevents the browser from connecting securely", null)]
    [InlineData("the clock difference against peer ab12 is too high [1.2s > 1s]", null)]
    [InlineData("make: Warning: File 'a.c' has modification time 1166 s in the future", null)]
    [InlineData("Il existe une différence d’heure et/ou de date entre le client et le serveur.", null)]
    [InlineData("Error: the ID token can’t be used just yet. Current time (Tue May 07 2024 10:00:00 GMT) is before Tue May 07 2024 10:06:30 GMT", ClockDirection.Behind)]
    [InlineData("Remove-ADComputer: 0x80070576", null)]
    public void An_error_that_only_clocks_cause_is_a_clocks_and_its_sign_is_told_where_certain(string text, ClockDirection? direction)
    {
        var evidence = Read(text);

        Assert.Equal((true, ClockVerdict.Skewed, direction), (evidence.ClockRelated, evidence.Verdict, evidence.Direction));
    }

    [Theory]
    [InlineData("X-PAY-TIMESTAMP is invalid")]
    [InlineData("bad_request: the request timestamp is more than 10 minutes from server time")]
    public void A_service_that_dislikes_a_requests_time_probably_met_a_wrong_clock(string text) =>
        Assert.Equal((true, ClockVerdict.NotProvable), (Read(text).ClockRelated, Read(text).Verdict));

    [Theory]
    [InlineData("JWT expired at 2021-09-19T00:31:16Z. Current time: 2021-12-09T21:26:44Z, a difference of 1 ms. Allowed clock skew: 0 milliseconds.", ClockVerdict.ReallyExpired)]
    [InlineData("x509: certificate has expired or is not yet valid: current time 2023-05-18T10:00:00Z is after 2023-04-23T06:01:48Z", ClockVerdict.ReallyExpired)]
    [InlineData("Your session has expired.", ClockVerdict.ReallyExpired)]
    [InlineData("signature error: Timestamp is too old (the queue was replayed from last week)", ClockVerdict.ReallyExpired)]
    [InlineData("An error occurred (RequestExpired) when calling DescribeRegions: Request has expired.", ClockVerdict.NotProvable)]
    [InlineData("Somebody suspects clock skew. NullPointerException at Foo.java:12", ClockVerdict.NotClock)]
    [InlineData("make: Warning: File 'a.h' has modification time 2527057042 s in the future", ClockVerdict.NotClock)]
    [InlineData("jwt not active\nsign: { expiresIn: 60d, notBefore: 1 }", ClockVerdict.NotClock)]
    [InlineData("Mar  4 10:00:00 web01 ntpd[123]: time reset +0.234567 s", ClockVerdict.NotClock)]
    [InlineData("invalid_grant (Invalid JWT Signature.). There are two likely causes: (1) your server time is not properly synced", ClockVerdict.NotClock)]
    [InlineData("fix(login): allow a leeway (#7)\n\nBuilds failed now and then,\ntoken used before issued.", ClockVerdict.NotClock)]
    [InlineData("the option will be removed in the future", ClockVerdict.NotClock)]
    [InlineData("event timestamp 2030-01-01 is scheduled in the future", ClockVerdict.NotClock)]
    public void What_is_no_clocks_trouble_is_not_called_one(string text, ClockVerdict verdict)
    {
        for (var format = 0; format < Noise.Formats; format++)
        {
            Assert.Equal((false, verdict), (Read(text).ClockRelated, Read(text).Verdict));
            Assert.Equal((false, verdict), (Read(Noise.Around(text, format)).ClockRelated, Read(Noise.Around(text, format)).Verdict));
        }
    }

    [Fact]
    public void Clocks_that_agree_make_an_ambiguous_expiry_a_real_one()
    {
        var evidence = Read("An error occurred (RequestExpired) when calling X\nAWS   : 2026-09-14 02:31:10\nLocal : 2026-09-14 02:31:11");

        Assert.Equal((ClockVerdict.ReallyExpired, false), (evidence.Verdict, evidence.ClockRelated));
    }

    [Theory]
    [InlineData("13.05.2021 08:00:00 *ERROR* refused: invalid_grant, JWT has expired\nHTTP/1.1 400 Bad Request\nServer: x\nDate: Sat, 15 May 2021 09:07:00 GMT", -176_820.0 - 50_400, -176_820.0 + 43_200)]
    [InlineData("13.05.2021 08:00:00 *ERROR* refused: invalid_grant, JWT has expired\n\nHTTP/1.1 400 Bad Request\nServer: x\nDate: Sat, 15 May 2021 09:07:00 GMT", null, 0.0)]
    [InlineData("13.05.2021 08:00:00 *ERROR* refused: invalid_grant, JWT has expired\nHTTP/1.1 200 OK\nServer: x\nDate: Sat, 15 May 2021 09:07:00 GMT", null, 0.0)]
    public void A_refusal_right_below_the_line_that_reports_it_is_the_same_record(string text, double? min, double? max) => Assert.Equal(new SkewRange(min, max), Read(text).Skew);

    [Fact]
    public void Whole_quarter_hours_without_a_zone_are_a_question_not_a_skew()
    {
        var evidence = Read("2024-02-02 11:00:01 < HTTP/1.1 401 Unauthorized\n2024-02-02 11:00:01 < date: Fri, 02 Feb 2024 09:00:01 GMT\n2024-02-02 11:00:01 token expired");

        Assert.Equal((ClockVerdict.ReallyExpired, false, (ClockDirection?)null), (evidence.Verdict, evidence.ClockRelated, evidence.Direction));
    }

    [Fact]
    public void Two_hosts_in_one_paste_are_said_to_be_two()
    {
        var evidence = Read(
            "Signature expired: 20230301T090000Z is now earlier than 20230301T091001Z (20230301T091501Z - 5 min.)\n" +
            "Signature expired: 20230301T080000Z is now earlier than 20230301T091001Z (20230301T091501Z - 5 min.)");

        Assert.Equal(("evidence.mixed", null, ClockDirection.Behind), (evidence.Explanation.Key, evidence.Skew, evidence.Direction));
    }

    [Fact]
    public void An_ambiguous_date_keeps_both_readings_until_the_paste_decides()
    {
        const string Exchange = "04/03/2024 10:00:00 < HTTP/1.1 401\n04/03/2024 10:00:00 < date: Fri, 05 Apr 2024 13:07:00 GMT\n04/03/2024 10:00:00 token used before issued";

        Assert.True(Read(Exchange).Skew!.Min < -2_000_000);
        Assert.InRange(Read(Exchange + "\n04/13/2024 10:00:00 done").Skew!.Min!.Value, -240_000, -180_000);
        Assert.True(Read(Exchange + "\n13/04/2024 10:00:00 done").Skew!.Max < -2_000_000);
    }

    [Fact]
    public void A_cached_answer_tells_no_time()
    {
        var evidence = Read("2024-02-02T10:00:01Z HTTP/1.1 401\n2024-02-02T10:00:01Z date: Fri, 02 Feb 2024 04:00:01 GMT\n2024-02-02T10:00:01Z age: 21600\n2024-02-02T10:00:01Z jwt expired");

        Assert.Equal((false, null), (evidence.ClockRelated, evidence.Skew));
    }

    [Fact]
    public void A_clock_older_than_what_it_talks_to_is_behind()
    {
        var evidence = Read("[2016-11-28 17:25:51] Get https://ghcr.io/v2/: x509: certificate has expired or is not yet valid");

        Assert.Equal((true, ClockDirection.Behind), (evidence.ClockRelated, evidence.Direction));
    }

    [Fact]
    public void The_order_of_unrelated_lines_does_not_matter()
    {
        const string Message = "token not to be used before 1500000010 or after 1500000310 - currently 1500000000";
        var lines = Noise.Lines(0, 60);
        var turned = string.Join('\n', lines.Reverse().Append(Message).Concat(lines));

        Assert.Equal(Read(Message).Skew, Read(turned).Skew);
        Assert.Equal(121 - 60, Read(turned).Pairs[0].Line);
    }

    [Fact]
    public void Every_explanation_can_be_said_in_every_language()
    {
        foreach (var language in Languages.Shipped.All)
            foreach (var row in Measured)
                Assert.DoesNotContain('{', language.Say(Read(row.Data.Item1).Explanation));
    }

    private static ClockEvidence Read(string text) => EvidenceReader.Read(PastedText.Of(text));
}
