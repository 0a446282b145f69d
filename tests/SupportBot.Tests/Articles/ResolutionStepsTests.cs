using SupportBot.Dialogs.Articles;

namespace SupportBot.Tests.Articles;

public class ResolutionStepsTests
{
    [Fact]
    public void Steps_keep_sub_steps_commands_and_links_apart()
    {
        var steps = Read("""
            1. Stop the [service](https://example.org/stop):

               `systemctl stop vault`
            2. Clean up.
                1. Remove the lock.

                   ```
                   rm /var/run/vault.lock
                   ```
                2. Look at the log, it says

                   ```
                   12:00:00 INFO unlocked
                   ```
            3. Start it again.
            """);
        Assert.Equal(["Stop the service:", "Clean up.", "Start it again."], steps.Select(step => step.Text));
        Assert.Equal(["systemctl stop vault"], steps[0].Commands);
        Assert.Equal(new ArticleLink("service", "https://example.org/stop"), Assert.Single(steps[0].Links));
        Assert.Equal(["Remove the lock.", "Look at the log, it says"], steps[1].SubSteps.Select(step => step.Text));
        Assert.Equal(["rm /var/run/vault.lock"], steps[1].SubSteps[0].Commands);
        Assert.Empty(steps[1].SubSteps[1].Commands);
    }

    [Fact]
    public void Code_between_two_steps_belongs_to_the_step_before_it_even_where_numbers_start_again()
    {
        var steps = Read("1. Stop.\n\n```\nsystemctl stop vault\n```\n\n1. Start.\n");
        Assert.Equal(["Stop.", "Start."], steps.Select(step => step.Text));
        Assert.Equal(["systemctl stop vault"], steps[0].Commands);
        Assert.Contains("systemctl stop vault", steps[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_under_several_headings_are_sub_steps_of_their_headings()
    {
        var steps = Read("**A. Oil it**\n\n1. Fetch oil.\n2. Oil.\n\n<b>B. Replace it</b>\n\n1. Order a door.\n");
        Assert.Equal([("A. Oil it", 2), ("B. Replace it", 1)], steps.Select(step => (step.Text, step.SubSteps.Length)));
    }

    [Fact]
    public void Prose_and_bullets_are_no_steps() => Assert.Empty(Read("Oil it.\n\n- oil\n- rag\n"));

    private static ResolutionStep[] Read(string resolution) =>
        [.. ArticleReader.Read("KB-1.md", "en", "---\ntitle: t\n---\n## Description\n\nIt sticks.\n\n## Resolution\n\n" + resolution).Edition!.Steps];
}
