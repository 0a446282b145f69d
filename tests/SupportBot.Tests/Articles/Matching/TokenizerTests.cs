using SupportBot.Dialogs.Articles.Matching;

namespace SupportBot.Tests.Articles.Matching;

public class TokenizerTests
{
    [Theory]
    [InlineData("Configuring the configurations", "configur the configur")]
    [InlineData("ORA-00942: table missing", "ora-00942 tabl miss")]
    [InlineData("code 0x80070005 AADSTS50013", "code 0x80070005 aadsts50013 aadst")]
    [InlineData("id 6a4579a9-535b-1e28-8e11-0123456789ab gone", "id gone")]
    [InlineData("took 14,400 seconds", "took 14400 second")]
    [InlineData("서버에서 인증서를", "서버 인증서 인증 증서")]
    [InlineData("データフィードの文字", "データフィード データ ータフ タフィ フィー ィード 文字")]
    [InlineData("DV360에", "dv360 dv")]
    [InlineData("Gültigkeit élargie", "gultigkeit elargi")]
    public void A_line_becomes_these_terms(string line, string expected)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Cut(line, buffer);

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, buffer.Count).Select(at => buffer.Text(buffer[at]).ToString())));
    }

    [Fact]
    public void Any_text_can_be_cut()
    {
        var state = 1u;
        var buffer = new TokenBuffer();
        for (var round = 0; round < 300; round++)
        {
            buffer.Clear();
            Tokenizer.Cut(new string([.. Enumerable.Range(0, 200).Select(_ => (char)((state = (state * 1664525) + 1013904223) >> 16))]), buffer);
            Assert.InRange(buffer.Count, 0, 400);
        }
    }

    [Theory]
    [InlineData("letter", "lettre")]
    [InlineData("letter", "leter")]
    [InlineData("letter", "lettter")]
    [InlineData("letter", "lettar")]
    public void One_slip_is_one_edit(string word, string typed) => Assert.True(Typos.IsOneEdit(word, typed));

    [Theory]
    [InlineData("letter", "litre")]
    [InlineData("letter", "let")]
    public void Two_slips_are_not(string word, string typed) => Assert.False(Typos.IsOneEdit(word, typed));
}
