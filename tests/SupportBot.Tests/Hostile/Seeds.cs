using SupportBot.Dialogs.Words;
using SupportBot.Tests.Pastes.Redaction;

namespace SupportBot.Tests.Hostile;

/// <summary>Good inputs to begin with.</summary>
internal static class Seeds
{
    public static IReadOnlyList<string> Texts { get; } =
    [
        Languages.Shipped.For("en")["welcome.log"],
        "at com.acme.Auth.check(Auth.java:42)\nCaused by: java.lang.IllegalStateException: token used before issued\n\t... 12 more",
        "{\"level\":\"error\",\"time\":\"2026-11-25T10:00:00Z\",\"msg\":\"RequestTimeTooSkewed\",\"server\":\"2026-11-25T10:20:00Z\"}",
        "curl: (60) SSL certificate problem: certificate is not yet valid\nDate: Wed, 25 Nov 2026 10:00:00 GMT",
        .. GeneratedLines.Secret(seed: 5, times: 1).Select(line => line.Text).Where((_, at) => at % 9 == 0),
    ];

    public static IReadOnlyList<string> Readings { get; } = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Clock", "Readings", "Samples")).SelectMany(file => File.ReadAllText(file).Split("\n\n"))];

    public static IReadOnlyList<string> Articles { get; } =
    [
        "---\ntitle: Orders fail\nproduct: Billing\nkeywords: ledger, balance\nsignatures:\n  - 'ledger {number} is out'\nsamples:\n  match: [\"x\"]\n---\n# Orders fail\n## Description\nText\n```\nlog\n```\n## Resolution\n1. One\n2. Two\n   - a [link](KA-2)\n",
        "---\ntitle: \"a: b\"\narticle-number: KA-14106\n---\n## Issue\n<table><tr><td>x</td></tr></table>\n![p](data:image/png;base64,iVBOR)\n",
        "# No front matter\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    ];
}
