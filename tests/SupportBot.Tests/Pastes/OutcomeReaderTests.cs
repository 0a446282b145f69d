using SupportBot.Dialogs.Pastes;

namespace SupportBot.Tests.Pastes;

public sealed class OutcomeReaderTests
{
    [Theory]
    [InlineData("Replication (TEST) of /content successful", OperationOutcome.Success)]
    [InlineData("Replication (TEST) of /content not successful.", OperationOutcome.OtherError)]
    [InlineData("HTTP/1.1 200 OK", OperationOutcome.Success)]
    [InlineData("HTTP/1.1 401 Unauthorized", OperationOutcome.OtherError)]
    [InlineData("Build succeeded. 0 errors", OperationOutcome.Success)]
    [InlineData("completed with no errors", OperationOutcome.Success)]
    [InlineData("completed with 3 errors", OperationOutcome.OtherError)]
    [InlineData("login successful", OperationOutcome.Success)]
    [InlineData("the login was unsuccessful", OperationOutcome.OtherError)]
    [InlineData("연결 테스트에 성공했습니다", OperationOutcome.Success)]
    [InlineData("연결 테스트에 실패했습니다", OperationOutcome.OtherError)]
    [InlineData("아직 안 됩니다", OperationOutcome.OtherError)]
    [InlineData("it works now", OperationOutcome.Success)]
    [InlineData("still the same", OperationOutcome.OtherError)]
    [InlineData("java.io.IOException: connection reset", OperationOutcome.OtherError)]
    [InlineData("I pressed the button", OperationOutcome.Unclear)]
    [InlineData("", OperationOutcome.Unclear)]
    public void Success_and_failure_are_told_apart(string text, OperationOutcome outcome) =>
        Assert.Equal(outcome, OutcomeReader.Read(PastedText.Of(text)).Outcome);

    [Fact]
    public void A_failure_anywhere_outweighs_a_success()
    {
        var (outcome, line) = OutcomeReader.Read(PastedText.Of("step 1 completed\nstep 2 failed: access denied\nstep 3 completed"));
        Assert.Equal(OperationOutcome.OtherError, outcome);
        Assert.Equal("step 2 failed: access denied", line);
    }
}
