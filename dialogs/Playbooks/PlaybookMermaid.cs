using System.Text;
using SupportBot.Dialogs.Words;

namespace SupportBot.Dialogs.Playbooks;

/// <summary>The graph of a playbook as a Mermaid flowchart, for people who write one.</summary>
public static class PlaybookMermaid
{
    public static string Draw(Playbook playbook, Language words)
    {
        var graph = PlaybookGraph.Of(playbook, words);
        var text = new StringBuilder().Append("flowchart TD\n");
        foreach (var step in graph.Steps)
        {
            var title = Quoted(step.Title.In(words));
            text.Append("  ").Append(step.Id).Append(step.Ends is null ? $"[{title}]" : $"([{title}])").Append('\n');
        }

        foreach (var edge in graph.Edges)
            text.Append("  ").Append(edge.From).Append(edge.Labels.IsEmpty ? " --> " : $" -->|{Quoted(string.Join("<br>", edge.Labels))}| ").Append(edge.To).Append('\n');
        return text.ToString();
    }

    /// <summary>Mermaid reads entities in quoted text, and nothing else.</summary>
    private static string Quoted(string text) => $"\"{text.Replace("\"", "#quot;", StringComparison.Ordinal)}\"";
}
