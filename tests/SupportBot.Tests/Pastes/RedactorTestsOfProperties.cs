using System.Diagnostics;
using FsCheck.Xunit;
using SupportBot.Dialogs.Pastes;
using SupportBot.Tests.Pastes.Redaction;

namespace SupportBot.Tests.Pastes;

/// <summary>What holds for every text and every secret.</summary>
public sealed class RedactorTestsOfProperties
{
    [Property(MaxTest = 300)]
    public bool No_password_survives_in_any_carrier(int seed)
    {
        var fake = new Fakes(seed);
        var secret = fake.Password();
        return !Leaks(SecretLines.Fill(fake.OneOf(SecretLines.ForPasswords), secret), secret);
    }

    [Property(MaxTest = 300)]
    public bool No_token_survives_in_any_carrier(int seed)
    {
        var fake = new Fakes(seed);
        var secret = fake.Token(24 + fake.Below(30));
        return !Leaks(SecretLines.Fill(fake.OneOf(SecretLines.ForTokens), secret), secret);
    }

    [Property(MaxTest = 300)]
    public bool No_vendor_token_survives_in_any_sentence(int seed)
    {
        var fake = new Fakes(seed);
        var (prefix, length) = fake.OneOf(SecretLines.VendorTokens);
        var secret = prefix + fake.Token(length);
        return !Leaks(fake.OneOf(["rejected {0} today", "\"{0}\"", "x={0};", "https://api.example.test/{0}/me", "({0})"]).Replace("{0}", secret, StringComparison.Ordinal), secret);
    }

    [Property(MaxTest = 100)]
    public bool No_card_survives(int seed)
    {
        var fake = new Fakes(seed);
        var card = fake.OneOf([fake.Card("4", 16), fake.Card("53", 16), fake.Card("37", 15), fake.Card("6011", 16)]);
        return !Leaks($"declined {card} today", card);
    }

    [Property(MaxTest = 500)]
    public bool Redacting_twice_changes_nothing_more_and_lines_stay_lines(int seed)
    {
        var text = Mixture(new Fakes(seed));
        var once = Redactor.Redact(text).Text;
        return Redactor.Redact(once).Text == once && once.Count(letter => letter == '\n') == text.Count(letter => letter == '\n');
    }

    [Property(MaxTest = 500)]
    public bool Any_text_is_redacted_without_an_exception(string? text) => !Redactor.Redact(text ?? "").Text.Contains("withheld", StringComparison.Ordinal);

    /// <summary>Texts made to keep a matcher busy, on one line. The bound is generous for a loaded machine; a quadratic rule takes minutes.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("((((=====")]
    [InlineData("password=")]
    [InlineData("password ")]
    [InlineData("token=\"")]
    [InlineData("\\\"secret\\\":")]
    [InlineData("eyJ.")]
    [InlineData("a@b.c@")]
    [InlineData("://a:")]
    [InlineData("sk-")]
    [InlineData("1 MD5 ")]
    [InlineData("mysql -p")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("4111 ")]
    [InlineData("비밀번호 ")]
    public void A_megabyte_on_one_line_is_done_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        Redactor.Redact(text);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    /// <summary>A leak is any eight characters of the secret in a row.</summary>
    private static bool Leaks(string line, string secret)
    {
        var redacted = Redactor.Redact(line).Text;
        var window = Math.Min(8, secret.Length);
        return Enumerable.Range(0, secret.Length - window + 1).Any(start => redacted.Contains(secret.Substring(start, window), StringComparison.Ordinal));
    }

    private static string Mixture(Fakes fake) => string.Join('\n', Enumerable.Range(0, 1 + fake.Below(6)).Select(_ => fake.Below(5) switch
    {
        0 => SecretLines.Fill(fake.OneOf(SecretLines.ForPasswords), fake.Password()),
        1 => SecretLines.Fill(fake.OneOf(SecretLines.ForTokens), fake.Token(32)),
        2 => Redactor.Redact(SecretLines.Fill(fake.OneOf(SecretLines.ForPasswords), fake.Password())).Text,
        3 => fake.Of("password=: \"'\\{}[]<>&;,|%22eyJ@./-$#token", 40),
        _ => $"mail {fake.Token(6)}@example.org, card {fake.Card("4", 16)}, jwt {fake.Jwt(1, 2)}",
    }));
}
