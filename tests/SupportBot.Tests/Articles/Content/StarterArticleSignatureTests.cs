using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Articles.Content;

/// <summary>Each article claims its own errors, and no other article's, and nobody's everyday log.</summary>
public sealed class StarterArticleSignatureTests
{
    public static TheoryData<string> Numbers => StarterShelf.Numbers;

    /// <summary>Lines that use the same words and are no trouble, or somebody else's.</summary>
    public static TheoryData<string> EverydayLines =>
    [
        "ntpd[612]: kernel reports TIME_ERROR: 0x41: Clock Unsynchronized",
        "chronyd[801]: System clock wrong by 0.412345 seconds",
        "systemd[1]: Started Network Time Synchronization.",
        "INFO  token refreshed, expires in 3600 s, clock skew allowance 30 s",
        "config: allowedClockSkewSeconds=60 requestTimestampMaxDeltaMin=5",
        "WARN session 4711 expired after 30 minutes of idle time",
        "Your session has expired. Please log in again.",
        "certbot: Certificate not yet due for renewal",
        "certificate expires on 2027-01-31, 69 days left",
        "curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received",
        "curl: (60) SSL certificate problem: unable to get local issuer certificate",
        "x509: certificate signed by unknown authority",
        "x509: certificate is valid for a.example.com, not b.example.com",
        "JsonWebTokenError: jwt malformed",
        "jwt.exceptions.DecodeError: Not enough segments",
        "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}",
        "{\"error\":\"invalid_grant\",\"error_description\":\"audience is invalid\"}",
        "AADSTS700016: Application with identifier 'a' was not found in the directory 'b'.",
        "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
        "403 API rate limit exceeded for user ID 1. x-ratelimit-reset: 1788434417",
        "kinit: Preauthentication failed while getting initial credentials",
        "make: *** [Makefile:12: all] Error 2",
        "make[1]: Nothing to be done for 'all'.",
        "E: Unable to locate package ntp",
        "etcdserver: leader changed",
        "[ERROR] lease expired for node3, retrying",
        "password changed, expires 2027-03-01",
        "docs: how to read 'time stamp in the future' warnings",
        "시계 동기화가 완료되었습니다",
        "토큰이 갱신되었습니다",
    ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_signature_can_be_used(string number)
    {
        var signatures = StarterShelf.Article(number).Signatures.ToList();
        Assert.NotEmpty(signatures);
        Assert.All(signatures, signature => Assert.Null(SignaturePattern.Read(signature).Problem));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_article_claims_its_samples_and_leaves_the_others(string number)
    {
        var samples = StarterShelf.Article(number).Editions["en"].Samples;
        Assert.True(samples.Match.Length >= 2 && samples.NoMatch.Length >= 2, "two samples each way at least");
        Assert.All(samples.Match, sample => Assert.Equal([number], Claimants(sample)));
        Assert.All(samples.NoMatch, sample => Assert.DoesNotContain(number, Claimants(sample)));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_article_claims_the_errors_it_shows(string number) =>
        Assert.All(StarterShelf.Article(number).Editions.Values, edition => Assert.Contains(number, Claimants(Symptoms(edition))));

    [Theory]
    [MemberData(nameof(EverydayLines))]
    public void Nobody_claims_an_everyday_line(string line) => Assert.Empty(Claimants(line));

    [Fact]
    public void An_error_is_found_in_the_middle_of_another_log()
    {
        var noise = string.Join('\n', Enumerable.Range(0, 400).Select(at => $"2026-05-05T10:00:{at % 60:00}Z INFO worker-{at} handled job {at * 7919}"));
        foreach (var article in StarterShelf.Articles)
            Assert.Equal([article.Number.Value], Claimants($"{noise}\n{article.Editions["en"].Samples.Match[0]}\n{noise}"));
    }

    /// <summary>A date eighty years ahead is the file's fault, although make calls it clock skew in the next line: a person is asked.</summary>
    [Fact]
    public void Make_with_an_impossible_date_is_a_matter_of_two_articles() => Assert.Equal(
        ["SB-00026", "SB-00043"],
        Claimants("make: Warning: File 'cfg.hpp' has modification time 2527057042 s in the future\nmake: warning:  Clock skew detected.  Your build may be incomplete."));

    private static string Symptoms(ArticleEdition edition) =>
        string.Join('\n', edition.Sections.Where(section => section.Kind == SectionKind.Issue).Select(section => section.Markdown));

    private static List<string> Claimants(string text) =>
        [.. StarterShelf.Matcher.Match(PastedText.Of(text)).Select(hit => hit.Article.Value).Distinct().Order(StringComparer.Ordinal)];
}
