using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Pastes;

public class LogEntriesTests
{
    [Theory]
    [InlineData("Jul  4 09:33:09 web3 nginx[253]: upstream gone", LogCarrier.Syslog, "upstream gone")]
    [InlineData("<34>1 2031-10-11T22:14:15.003Z web3 su[12]: failed", LogCarrier.None, "<34>1 2031-10-11T22:14:15.003Z web3 su[12]: failed")]
    [InlineData("shop-api_1  | connection lost", LogCarrier.Compose, "connection lost")]
    [InlineData("2031-05-01T10:00:00.123456789Z stderr F connection lost", LogCarrier.ContainerRuntime, "connection lost")]
    [InlineData("2031-05-01 10:00:00,123 ERROR connection lost", LogCarrier.Stamp, "ERROR connection lost")]
    [InlineData("""{"ts":1,"level":"error","msg":"connection lost"}""", LogCarrier.Json, "connection lost")]
    [InlineData("connection lost", LogCarrier.None, "connection lost")]
    public void A_carrier_is_taken_off(string text, LogCarrier carrier, string message)
    {
        var line = Assert.Single(LogLine.Read(7, text));

        Assert.Equal((7, carrier, message), (line.Number, line.Carrier, line.Message));
    }

    [Fact]
    public void A_stack_trace_is_one_entry_with_its_root_first()
    {
        var entry = Assert.Single(LogEntries.Read(PastedText.Of("""
            2031-05-01 10:00:00 ERROR Job failed
            shop.JobException: no stock
                at shop.Job.run(Job.java:12)
            Caused by: shop.LedgerException: ledger is read-only
                at shop.Ledger.write(Ledger.java:40)
                ... 12 more
            """)).Skip(1));

        Assert.Equal("shop.LedgerException: ledger is read-only", entry.Message);
        Assert.Contains("Ledger.write", entry.Trace[0].Message, StringComparison.Ordinal);
        Assert.Equal(2, entry.Line);
    }

    [Fact]
    public void The_same_error_with_other_values_counts_once()
    {
        var errors = LogEntries.Errors(PastedText.Of("ERROR disk 7 full on 10.0.0.1\nall well\nERROR disk 9 full on 10.0.0.2"));

        Assert.Equal("ERROR disk <n> full on <ip>", Assert.Single(errors));
    }

    [Theory]
    [InlineData("user ann@shop.example from 10.1.2.3:443", "user <email> from <ip>")]
    [InlineData("GET https://shop.example/a/b?c=1 took 17 ms", "GET https://shop.example/… took <n> ms")]
    [InlineData("key 'k-17' in /var/lib/shop/data.db", "key '<value>' in <path>")]
    [InlineData("ORA-00942 at 2031-01-05 03:00:11.5", "ORA-00942 at <time>")]
    [InlineData("session 6a4579a9-535b-1e28-8e11-0123456789ab", "session <uuid>")]
    public void Values_are_masked_by_their_kind(string line, string template) => Assert.Equal(template, Template.Of(line));

    [Fact]
    public void A_megabyte_without_sense_is_masked_in_reasonable_time()
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in new[] { "a", "/a", "a.", "1", "a-", "'", "0123abcd", "=" })
            Mask.Values(string.Concat(Enumerable.Repeat(piece, 131_072 / piece.Length)));

        Assert.InRange(started.Elapsed.TotalSeconds, 0, 60);
    }
}
