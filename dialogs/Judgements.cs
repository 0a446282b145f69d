using SupportBot.Dialogs.Articles;
using SupportBot.Dialogs.Playbooks;
using SupportBot.Dialogs.Walking;

namespace SupportBot.Dialogs;

/// <summary>What a conversation says of the answers it was given: an article that was walked to a fix was right, one that was ruled out was not.</summary>
public static class Judgements
{
    /// <summary>
    /// What was said, or taken back, between two states of a conversation, by article and signature in order. What a conversation forgets in time
    /// was said all the same.
    /// </summary>
    public static ImmutableArray<Verdict> Between(Conversation before, Conversation after)
    {
        if (before.Findings == after.Findings && before.Runs == after.Runs)
            return [];
        var (said, says) = (Of(before), Of(after));
        var known = after.Findings.Select(finding => finding.Id).ToHashSet();
        return
        [
            .. says.Except(said).Select(each => (Judged: each, By: 1))
                .Concat(said.Where(each => !says.ContainsKey(each.Key) && known.Contains(each.Key.Finding)).Select(each => (Judged: each, By: -1)))
                .GroupBy(each => (each.Judged.Key.Article, Signature: SignatureOf(each.Judged.Key, after)))
                .OrderBy(group => group.Key.Article, StringComparer.Ordinal).ThenBy(group => group.Key.Signature, StringComparer.Ordinal)
                .Select(group => new Verdict(
                    group.Key.Article, group.Key.Signature,
                    group.Where(each => each.Judged.Value).Sum(each => each.By), group.Where(each => !each.Judged.Value).Sum(each => each.By)))
                .Where(verdict => verdict is not { Accepted: 0, Rejected: 0 }),
        ];
    }

    /// <summary>By finding and article, whether the answer was right. How a walk ended counts more than what was thought before.</summary>
    private static Dictionary<(string Finding, string Article), bool> Of(Conversation conversation)
    {
        var judged = new Dictionary<(string, string), bool>();
        foreach (var finding in conversation.Findings.Where(finding => NotThis.EndingOf(finding.Reason) != RunEnding.NotFixed)) // else it was the right one
        {
            foreach (var number in finding.RuledOut)
                judged[(finding.Id, number)] = false;
        }

        foreach (var run in conversation.Runs.Where(run => run.Ending is RunEnding.Verified or RunEnding.SaidSo or RunEnding.RuledOut))
            judged[(run.FindingId, run.Article)] = run.Ending != RunEnding.RuledOut;
        return judged;
    }

    /// <summary>What had led to the article; empty where only words agreed.</summary>
    private static string SignatureOf((string Finding, string Article) key, Conversation conversation) =>
        conversation.Findings.Where(finding => finding.Id == key.Finding).SelectMany(finding => finding.Candidates.Concat(finding.Former))
            .Where(candidate => candidate.Number == key.Article).SelectMany(candidate => candidate.Reasons)
            .Select(reason => reason.Signature).FirstOrDefault(signature => signature is not null) ?? "";
}
