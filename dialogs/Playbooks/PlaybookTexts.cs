using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>Every text of a playbook with its place, for those who look for missing translations.</summary>
public static class PlaybookTexts
{
    public static IEnumerable<(string Place, LocalText Text)> Of(Playbook playbook)
    {
        yield return ("title", playbook.Title);
        yield return ("button", playbook.Button);
        if (playbook.HandOver is { } target)
            yield return ("hand-over", target);
        foreach (var platform in playbook.Platforms)
            yield return ($"platform {platform.Id}", platform.Title);
        foreach (var (role, title) in playbook.Roles)
            yield return ($"role {role}", title);
        foreach (var step in playbook.Steps)
        {
            var texts = new[] { step.Title, step.Say, step.More, step.Risk, step.Paste, step.HandOver }
                .Concat(step.Options.Select(option => option.Title))
                .Concat(step.Next.Select(branch => branch.Say))
                .Concat(step.Run.Values.Concat(step.Check.Values).SelectMany(commands => new[] { commands.Changes, commands.Risk, commands.Note }));
            foreach (var text in texts.OfType<LocalText>())
                yield return ($"step {step.Id}", text);
        }
    }

    /// <summary>Where a text is missing in a language that the bot speaks.</summary>
    public static IEnumerable<string> Missing(Playbook playbook, Languages languages) =>
        from text in Of(playbook)
        let missing = languages.All.Where(language => string.IsNullOrWhiteSpace(text.Text.ByLanguage.GetValueOrDefault(language.Tag))).Select(language => language.Tag).ToList()
        where missing.Count > 0
        select $"{text.Place}: no text in {string.Join(", ", missing)}";
}
