using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles.Matching;

/// <summary>A knowledge base of a fictitious shop system, written for these tests, and the questions people would put to it.</summary>
internal static class SmallBase
{
    public static ArticleIndex Index { get; } = ArticleIndex.Build(
    [
        Article("SB-101", "Checkout stops with \"Voucher ledger is read-only\"", "The voucher service lost its write lock after a failover.",
            "VCH-40017 Voucher ledger is read-only, redeem of voucher 88123 rejected by node ledger-2", "Promote the ledger node and release the write lock."),
        Article("SB-102", "Labels print without barcode on thermal printers", "The label designer uses a font that thermal printers do not carry.",
            "", "Embed the barcode font in the label layout."),
        Article("SB-103", "Nightly stock import ends with StockLevelMismatchException", "A supplier file holds more rows than its header announces.",
            "java.lang.IllegalStateException: import aborted\n\tat com.acme.stock.ImportJob.finish(ImportJob.java:212)\n\tat com.acme.stock.ImportJob.run(ImportJob.java:98)\nCaused by: com.acme.stock.StockLevelMismatchException: supplier 4711 announced 20 rows, delivered 25",
            "Ask the supplier for a corrected file, then restart the import."),
        Article("SB-104", "Customers receive the order confirmation twice", "Two mail workers share one outbox.",
            "", "Give every mail worker an outbox of its own."),
        Article("SB-105", "Sign-in fails: \"token issued in the future\"", "The clock of the identity server is ahead.",
            "AUTH-0031 rejected: token issued in the future (skew 312 s)", "Set the clock, enable NTP.", notIf: "really-expired"),
        Article("SB-106", "Search finds no products after a catalogue update", "The search index was rebuilt from an empty catalogue snapshot.",
            "WARN catalogue.Indexer - snapshot contains 0 products, index replaced anyway", "Rebuild the index from the last complete snapshot."),
        Article("SB-107", "Refunds stay pending for more than three days", "The bank file is collected by hand.", "", "Schedule the collection of the bank file."),
        Article("SB-108", "Delivery addresses show broken characters", "The import reads Latin-1 as UTF-8.", "", "Choose the encoding of the import."),
        Article("SB-109", "Nachtlauf bricht ab", "Interner Testartikel.", "", "Nichts.", hidden: true),
        Article("SB-110", "Warehouse scanner disconnects", "The access point drops idle devices.", "", "Extend the idle period.", signature: "SCN {code} link lost after {seconds} s idle"),
    ]);

    /// <summary>Articles of a title and a summary, with twenty more that speak of pumps.</summary>
    public static ArticleIndex Of(params (string Title, string Summary)[] articles) => ArticleIndex.Build(
    [
        .. articles.Select((article, at) => Bare(at + 1, article.Title, article.Summary)),
        .. Enumerable.Range(10, 20).Select(at => Bare(at, $"Pump {at} reports pressure", $"Valve {at} leaks water.")),
    ]);

    private static Article Bare(int number, string title, string summary)
    {
        var edition = new ArticleEdition
        {
            Number = ArticleNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"KT-{number}"), CultureInfo.InvariantCulture),
            Language = "en",
            Title = title,
            Summary = summary,
            Source = "made",
        };
        return new(edition.Number, ImmutableSortedDictionary<string, ArticleEdition>.Empty.Add("en", edition));
    }

    private static Article Article(string number, string title, string cause, string error, string resolution, string? notIf = null, bool hidden = false, string? signature = null)
    {
        var edition = new ArticleEdition
        {
            Number = ArticleNumber.Parse(number, null),
            Language = "en",
            Title = title,
            Summary = title,
            ErrorTexts = error.Length == 0 ? [] : [error],
            Sections = [new(SectionKind.Cause, "Cause", cause, cause), new(SectionKind.Resolution, "Resolution", resolution, resolution)],
            NotIf = notIf is null ? [] : [notIf],
            Signatures = signature is null ? [] : [new Signature(signature)],
            Hidden = hidden,
            Source = number + ".md",
        };
        return new(edition.Number, ImmutableSortedDictionary<string, ArticleEdition>.Empty.Add("en", edition));
    }
}
