using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Clock.Rules;

/// <summary>
/// AWS Signature Version 4: the service prints the signer's time, the bound and, in brackets, its own time.
/// Source: "Troubleshooting signature version 4 signing for API requests" in the IAM user guide; aws-sdk-js#527, aws-sdk-js#2565.
/// </summary>
internal static partial class AmazonSignature
{
    public static ImmutableArray<ClockRule> Rules { get; } =
    [
        new StampedMessage("sigv4", "earlier than", Expired, Bound.Exact, Cause.Clock) { Lines = 3 },
        new StampedMessage("sigv4", "later than", NotYetCurrent, Bound.Exact, Cause.Clock) { Lines = 3 },
        // a line may end within those words
        new StampedMessage("sigv4", "Signature expired", Expired, Bound.Exact, Cause.Clock) { Lines = 3 },
        new StampedMessage("sigv4", "Signature not yet current", NotYetCurrent, Bound.Exact, Cause.Clock) { Lines = 3 },
        new StampedMessage("s3-presigned", "not valid yet", PresignedInFuture, Bound.AtLeast, Cause.Clock, ClockDirection.Ahead) { Lines = 8 },
        // EC2 answers this for an old signature and for expired session credentials alike
        new Wording("aws-request-timestamp", "It must be within 300 secs", Cause.Likely) { Near = "Request timestamp" },
        new Wording("aws-request-expired", "(RequestExpired)", Cause.Either) { Expired = true },
        new Wording("aws-request-expired", "<Code>RequestExpired</Code>", Cause.Either) { Expired = true },
        new Wording("aws-presigned-expired", "Request has expired", Cause.Age) { Expired = true, Near = "AccessDenied" },
        new Wording("aws-credentials-expired", "security token included in the request is expired", Cause.Age) { Expired = true },
        new Wording("aws-credentials-expired", "(ExpiredToken", Cause.Age) { Expired = true },
        // the same without its times, cut off by a wrapper
        new Wording("sigv4", "Signature expired", Cause.Likely, ClockDirection.Behind) { Expired = true, Near = "InvalidSignatureException" },
        new Wording("sigv4", "Signature expired", Cause.Likely, ClockDirection.Behind) { Expired = true, Near = "SignatureDoesNotMatch" },
        new Wording("sigv4", "Signature not yet current", Cause.Clock, ClockDirection.Ahead),
    ];

    [GeneratedRegex(@"(?<local>\d{8}T\d{6}Z)\s{1,3}is\s{1,3}now\s{1,3}earlier\s{1,3}than\s{1,3}\d{8}T\d{6}Z\s{1,3}\((?<reference>\d{8}T\d{6}Z)\s{1,3}-", RegexOptions.CultureInvariant)]
    private static partial Regex Expired { get; }

    [GeneratedRegex(@"(?<local>\d{8}T\d{6}Z)\s{1,3}is\s{1,3}still\s{1,3}later\s{1,3}than\s{1,3}\d{8}T\d{6}Z\s{1,3}\((?<reference>\d{8}T\d{6}Z)\s{1,3}\+", RegexOptions.CultureInvariant)]
    private static partial Regex NotYetCurrent { get; }

    [GeneratedRegex(@"Request is not valid yet(?:[\s\S]{0,300}?<(?:StartTime|X-Amz-Date)>(?<local>[^<]{8,40})<[\s\S]{0,200}?<ServerTime>(?<reference>[^<]{8,40})<)?", RegexOptions.CultureInvariant)]
    private static partial Regex PresignedInFuture { get; }
}
