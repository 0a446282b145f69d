using SupportBot.Dialogs.Words;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>Reads a playbook from YAML and checks it: every <c>next</c> exists, every step can be reached, every path can end, every platform has a command.</summary>
public static class PlaybookReader
{
    /// <summary>Largest playbook file, in characters.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Reads and checks a playbook.</summary>
    /// <param name="name">The file's name, for messages and as the playbook's name.</param>
    /// <exception cref="PlaybookException">What is wrong, with file, step and remedy.</exception>
    public static Playbook Read(string name, string yaml)
    {
        if (yaml.Length > MaxLength)
            throw new PlaybookException($"{name}: larger than {MaxLength / 1024} KB. Split the walkthrough into two.");
        var root = Parse(name, yaml);
        var playbook = new Playbook
        {
            Name = Path.GetFileNameWithoutExtension(name),
            Title = root.Text("title"),
            Button = root.Text("button"),
            Start = root.Word("start"),
            Platforms = [.. root.Children("platforms").Select(child => new Platform(child.Name, child.Text("title")))],
            Steps = [.. root.Children("steps").Select(ReadStep)],
        };
        PlaybookChecks.Check(name, playbook);
        return playbook;
    }

    private static YamlPlace Parse(string name, string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return new YamlPlace(name, stream.Documents is [var document] ? document.RootNode : new YamlScalarNode());
        }
        catch (YamlException error)
        {
            throw new PlaybookException($"{name} line {error.Start.Line}: {error.Message}", error);
        }
    }

    private static PlaybookStep ReadStep(YamlPlace step) => new()
    {
        Id = step.Name,
        Title = step.Text("title"),
        Say = step.Text("say"),
        Station = step.OptionalWord("station") == "yes",
        Waits = step.OptionalWord("waits-for") switch
        {
            null => StepInput.Nothing,
            "platform" => StepInput.Platform,
            "choice" => StepInput.Choice,
            "clock" => StepInput.Clock,
            "outcome" => StepInput.Outcome,
            var other => throw step.Wrong($"'waits-for' is '{other}'. Possible: platform, choice, clock, outcome; leave it out where the run ends."),
        },
        Options = [.. step.Children("options").Select(option => new StepOption(option.Name, option.Text()))],
        Run = step.Children("run").ToImmutableSortedDictionary(place => place.Name, ReadCommands),
        Paste = step.OptionalText("paste"),
        Next = [.. step.Items("next").Select(ReadBranch)],
        Ends = step.OptionalWord("ends") switch
        {
            null => null,
            "verified" => RunEnding.Verified,
            "said-so" => RunEnding.SaidSo,
            "ruled-out" => RunEnding.RuledOut,
            "not-fixed" => RunEnding.NotFixed,
            "handed-over" => RunEnding.HandedOver,
            var other => throw step.Wrong($"'ends' is '{other}'. Possible: verified, said-so, ruled-out, not-fixed, handed-over."),
        },
    };

    private static StepCommands ReadCommands(YamlPlace place) => new(
        place.Word("command").TrimEnd(),
        place.OptionalWord("check")?.TrimEnd(),
        place.OptionalText("changes"),
        place.OptionalText("risk"),
        place.OptionalWord("undo")?.TrimEnd());

    private static Branch ReadBranch(YamlPlace place)
    {
        var when = place.OptionalWord("when");
        try
        {
            return new(when is null ? null : Condition.Parse(when), place.OptionalWord("go"), place.OptionalText("say"));
        }
        catch (FormatException error)
        {
            throw place.Wrong(error.Message);
        }
    }
}

/// <summary>A playbook that cannot be used; the message names the file, the step and the remedy.</summary>
public sealed class PlaybookException(string message, Exception? innerException = null) : Exception(message, innerException);
