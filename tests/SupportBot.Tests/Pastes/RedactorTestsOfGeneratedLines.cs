using SupportBot.Dialogs.Pastes;
using SupportBot.Tests.Pastes.Redaction;

namespace SupportBot.Tests.Pastes;

/// <summary>Some hundred forms of lines, with key names of many languages, and as many look-alikes.</summary>
public sealed class RedactorTestsOfGeneratedLines
{
    /// <summary>Of these nothing may get through.</summary>
    private static readonly string[] Always = ["jwt", "aws", "pem", "slack", "github", "azure", "basicurl", "bearer"];

    [Theory]
    [InlineData(1)]
    [InlineData(20261125)]
    public void Nearly_every_secret_is_found_and_those_of_known_form_always(int seed)
    {
        var secrets = GeneratedLines.Secret(seed, times: 4).SelectMany(line => line.Secrets.Select(secret => (line.Kind, line.Text, Secret: secret))).ToList();
        var leaks = secrets.Where(line => Leaks(Redactor.Redact(line.Text).Text, line.Secret)).ToList();
        Assert.DoesNotContain(leaks, leak => Always.Contains(leak.Kind));
        Assert.True(leaks.Count <= secrets.Count * 0.01, $"{leaks.Count} of {secrets.Count}, the first: {leaks.FirstOrDefault().Text}");
    }

    [Fact]
    public void Look_alikes_stay_as_they_are() =>
        Assert.All(GeneratedLines.Clean(seed: 1, times: 2), line => Assert.Equal(line.Text, Redactor.Redact(line.Text).Text));

    [Fact]
    public void Redacting_a_redacted_line_changes_nothing_more() =>
        Assert.All(GeneratedLines.Secret(seed: 2, times: 2), line =>
        {
            var once = Redactor.Redact(line.Text).Text;
            Assert.Equal(once, Redactor.Redact(once).Text);
        });

    [Fact]
    public void What_is_not_secret_stays_readable()
    {
        var words = GeneratedLines.Secret(seed: 3, times: 2)
            .SelectMany(line => line.Secrets.Aggregate(line.Text, (text, secret) => text.Replace(secret, " ", StringComparison.Ordinal))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length > 2)
                .Select(word => Redactor.Redact(line.Text).Text.Contains(word, StringComparison.Ordinal)))
            .ToList();
        Assert.True(words.Count(kept => kept) >= words.Count * 0.95, $"{words.Count(kept => kept)} of {words.Count}");
    }

    /// <summary>A leak is any eight characters of the secret in a row.</summary>
    private static bool Leaks(string text, string secret)
    {
        var window = Math.Min(8, secret.Length);
        return Enumerable.Range(0, secret.Length - window + 1).Any(at => text.Contains(secret.Substring(at, window), StringComparison.Ordinal));
    }
}
