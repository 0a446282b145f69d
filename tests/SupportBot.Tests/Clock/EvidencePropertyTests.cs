using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SupportBot.Dialogs.Clock;
using SupportBot.Dialogs.Pastes;
using SupportBot.Dialogs.Words;

namespace SupportBot.Tests.Clock;

public sealed class EvidencePropertyTests
{
    /// <summary>Pieces of real messages: put together at random they reach deep into the rules.</summary>
    private static readonly string[] Pieces =
    [
        "Token used too early, 1700000000 < 1700000017", "Signature expired: 20230231T250000Z is now earlier than", "99999999T999999Z", " (20230301T091501Z - 5 min.)", "\n", "\n", "\n",
        "RequestTimeTooSkewed", "<RequestTime>9999-99-99</RequestTime>", "<ServerTime>2023-03-07T09:00:30Z</ServerTime>", "2024-02-02T10:00:01Z ", "28.02.2017 18:39:51 - ERROR - ",
        "Date: Fri, 03 Mar 2017 04:29:05 GMT", "HTTP/1.1 401", "JWT has expired", "invalid_grant", "eyJhbGciOiJub25lIn0.eyJpYXQiOjk5OTk5OTk5OTk5OTk5fQ.", "eyJh.eyJ{{{", "Client Time: 99:99:99 99/99/9999 Z",
        "oauth_acceptable_timestamps=1500000000-1500000600", "oauth_timestamp=9999999999", "modification time 9.9e+99 s in the future", "make: File 'x' has ", "$ date\n", "Sat Jan  1 00:00:00 UTC 0000",
        "Feb 29 23:59:60 ", "client: 2024-05-01T10:00:00Z", "server: 2024-05-01T10:00:30+14:00", "certificate is not yet valid", "x509: current time 2020-01-01T00:00:10Z is before 9999-12-31T23:59:59Z",
        "(invalid for another 999999d 99h 99min 99s)", "is not valid yet ", "clock skew 999999999.9s > max 0.05s", "은 시계 🕰 ", "\0", "{", "}", "'", "\"", "12/31/9999 11:59:59 PM", "[redacted:jwt iat=x exp=2024]",
    ];

    [Property(MaxTest = 300)]
    public bool Any_text_has_an_answer_that_can_be_said(NonNull<string> text) => CanBeSaid(text.Get);

    [Property(MaxTest = 500)]
    public Property Any_mixture_of_messages_has_an_answer_that_can_be_said() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), pieces => CanBeSaid(string.Concat(pieces)));

    [Property(MaxTest = 100)]
    public Property A_signed_token_that_is_early_by_n_seconds_is_early_by_n_seconds_wherever_it_stands() =>
        Prop.ForAll(
            Gen.Choose(1, 2_000_000).ToArbitrary(),
            Gen.Choose(0, 299).ToArbitrary(),
            Gen.Choose(0, Noise.Formats - 1).ToArbitrary(),
            (seconds, at, format) =>
            {
                var message = $"Token used too early, {1_700_000_000 - seconds} < 1700000000";
                return EvidenceReader.Read(PastedText.Of(Noise.Around(message, format, at))).Skew == new SkewRange(-seconds, -seconds);
            });

    private static bool CanBeSaid(string text)
    {
        var evidence = EvidenceReader.Read(PastedText.Of(text));
        var lines = PastedText.Of(text).Lines.Length;
        return Languages.Shipped.All.All(language => language.Say(evidence.Explanation).Length > 0)
            && evidence.Pairs.All(pair => pair.Line >= 1 && pair.Line <= lines && pair.LocalLine >= 1 && pair.LocalLine <= lines)
            && (evidence.Skew is not { Min: { } min, Max: { } max } || min <= max);
    }
}
