namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>A prefix that a vendor gives its secrets so that they are found.</summary>
/// <param name="Kind">What it opens.</param>
/// <param name="Prefix">The first characters, case sensitive.</param>
/// <param name="Rest">How many characters must follow at least; real tokens are as long or longer, cut ones a little shorter.</param>
internal sealed record VendorPrefix(SecretKind Kind, string Prefix, int Rest);

/// <summary>The prefixes, from the vendors' own documentation. Publishable keys and ids (<c>pk_live_</c>, <c>AIDA</c>, <c>AC</c> of Twilio) are not secrets.</summary>
internal static class VendorPrefixes
{
    /// <summary>One row per kind and shortest rest: <c>kind | rest | prefixes</c>.</summary>
    private const string Table = """
        github | 16 | ghp_ gho_ ghu_ ghs_ ghr_ github_pat_
        slack  | 10 | xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xoxe. xoxc- xoxd- xoxo- xapp- xwfp-
        aws    | 16 | AKIA ASIA ABIA ACCA
        aws    | 40 | IQoJb3JpZ2lu FwoGZXIvYXdz FQoGZXIvYXdz ABSKQmVkcm9jaw
        vendor | 16 | glpat- gloas- gldt- glrt- glrtr- glcbt- glptt- glft- glimt- glagent- glsoat- glffct- glwt- GR1348941
        vendor | 16 | sk_live_ sk_test_ rk_live_ rk_test_ sk_org_ whsec_ rzp_live_ rzp_test_ shippo_live_ shippo_test_ FLWSECK- FLWSECK_TEST- EZAK EZTK
        vendor | 16 | shpat_ shpca_ shppa_ shpss_ shptka_ shpua_ sq0atp- sq0csp- sq0idp- EAAAE EAAAl EAAAF
        vendor | 24 | AIza ya29. GOCSPX- 1//0 4/0A
        vendor | 24 | npm_ pypi- rubygems_ oy2 cio dckr_pat_ dckr_oat_ cmVmdGtu AKCp SWMTKN-1- ghcr_
        vendor | 16 | hvs. hvb. hvr. CAESI pul- nomad_ doormat_
        vendor | 20 | SG.
        vendor | 30 | PMAK- xkeysib- xsmtpsib- sendgrid_ pnu_ pnb_ SK key- re_ mlsn. pm_
        vendor | 20 | dop_v1_ doo_v1_ dor_v1_ dos_v1_ dapi dose dkea HRKU- sbp_ sb_secret_ pscale_tkn_ pscale_oauth_ pscale_pw_ napi_ nfp_ fo1_ fm2_ rnd_ vcp_ vck_
        vendor | 20 | sk- sk-proj- sk-svcacct- sk-admin- sk-ant- sk-or- sess- hf_ api_org_ r8_ gsk_ pplx- xai- pcsk_ lsv2_pt_ lsv2_sk_ ls__ fw_ nvapi- tvly- co_ voy- jina_ fc- sk_
        vendor | 20 | NRAK- NRII- NRIQ- NRRA- NRBR- NRSP- glc_ glsa_ sntrys_ sntryu_ sntrya_ dt0c01. dt0s01. dt0s02. dt0s08. hcaik_ hcbik_ hcxik_ hcxmk_ ddapp_ ddp_ pat- phx_ phc_ phs_ logfire_ lf_sk_
        vendor | 20 | ATATT3 ATCTT3 ATBB ATSTT ATOA lin_api_ lin_oauth_ secret_ ntn_ figd_ figo_ figu_ pat_ CFPAT- tfp_ dG9rOg dG9rO dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit. sl. sl.u.
        vendor | 20 | tskey- nordvpn_ sgp_ sgd_ slk_ squ_ sqp_ sqa_ snyk_ rdme_ CCIPAT_ CCIPRJ_ bkua_ bkct_ bkaj_ cfut_ cfat_ v1.0- ops_ p8e- ion_ apify_api_ buf_ clojars_ CLOJARS_ duffel_ frm_ fio-u- shp_ pkt_ sdk- api- mob- ctx7sk- kagi_ intk_ pina_ mdb_sa_sk_
        vendor | 16 | LTAI AKID AQVN y0_ t1. EAACEdEose0cBA EAAG EAAB EAAD EAAC IGQV AGE-SECRET-KEY-1 access-production- access-sandbox- access-development- live_ test_mollie_ SSWS CfDJ8 tk- st. oauth:
        """;

    /// <summary>All prefixes.</summary>
    public static readonly ImmutableArray<VendorPrefix> All =
    [
        .. from line in Table.Split('\n')
           let cells = line.Split('|', StringSplitOptions.TrimEntries)
           from prefix in cells[2].Split(' ')
           select new VendorPrefix(KindOf(cells[0]), prefix, int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static readonly ImmutableArray<ImmutableArray<VendorPrefix>> ByFirst =
        [.. Enumerable.Range(0, 128).Select(first => All.Where(row => row.Prefix[0] == first).OrderByDescending(row => row.Prefix.Length).ToImmutableArray())];

    /// <summary>The longest prefix that <paramref name="text"/> starts with; null if none.</summary>
    public static VendorPrefix? At(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] > 127)
            return null;
        foreach (var row in ByFirst[text[0]])
            if (text.StartsWith(row.Prefix, StringComparison.Ordinal))
                return row;
        return null;
    }

    private static SecretKind KindOf(string name) => name switch
    {
        "github" => SecretKind.GitHub,
        "slack" => SecretKind.Slack,
        "aws" => SecretKind.Aws,
        _ => SecretKind.Vendor,
    };
}
