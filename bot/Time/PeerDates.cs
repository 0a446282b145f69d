namespace SupportBot.Time;

/// <summary>Reads the <c>Date</c> of whoever the bot calls over HTTPS, to watch its own clock.</summary>
internal sealed class PeerDates(OwnClock clock, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = time.GetTimestamp();
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.Date is { } date && request.RequestUri is { Scheme: "https", Host: { Length: > 0 } host })
            clock.NoteDate(host, date, sent);
        return response;
    }
}
