namespace SupportBot.Tests.Transcripts;

public sealed class TranscriptTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts"), "*.txt").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_conversation_goes_as_written(string file) => Transcript.Play(file);

    [Fact]
    public void There_are_conversations() => Assert.True(Files.Count >= 5);
}
