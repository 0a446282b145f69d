using SupportBot.Dialogs.Pastes;

namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Puts the articles in order: evidence from lines that are copies, plus evidence from words.</summary>
internal static class Ranker
{
    /// <summary>An article's further lines count less and less: ten lines of one stack trace are one trouble.</summary>
    public const int MostLines = 10;
    private const float FurtherLine = 0.6f;

    /// <summary>Words count in full for texts of up to so many lines; in a long log they come from the noise as well.</summary>
    private const float WordLines = 4;

    /// <summary>How much the words of a log's telling lines add to the lines themselves.</summary>
    private const float LogWords = 0.5f;

    /// <summary>So many lines of a log tell something at most, each with so many bits at least.</summary>
    private const int TellingLines = 6;
    private const float LeastTelling = 8;

    // what a sentence and the title add to the words themselves
    private const float PassageShare = 0.25f;
    private const float TitleShare = 0.2f;
    private const float TitleAsked = 0.27f;

    // for what people write: how much of it the article has, and where; a linear rank learnt on questions written for it, checked on halves by article
    private const float AllInAll = 0.9f;
    private const float InWords = 0.33f;
    private const float InTitle = 0.08f;
    private const float InHead = 0.33f;
    private const float InPairs = 0.47f;
    private const float TitleSaid = 0.5f;
    private const float WordsHeld = 0.385f;

    /// <summary>A long article speaks of everything.</summary>
    private const float LongWinded = 0.077f;

    /// <summary>Texts of up to so many lines are read sentence by sentence.</summary>
    private const int ShortText = 5;

    /// <summary>Of so many candidates the sentences are read.</summary>
    private const int Near = 120;

    /// <summary>How many candidates are looked at more closely.</summary>
    private const int Reconsidered = 40;

    /// <param name="terms">The terms of the paste.</param>
    /// <param name="paste">The paste.</param>
    /// <param name="index">The articles.</param>
    /// <param name="top">How many candidates at most.</param>
    /// <param name="allowed">Which articles may be one; null = all.</param>
    /// <param name="typing">True where the last word may be unfinished.</param>
    public static Ranking Rank(PasteTerms terms, PastedText paste, IndexData index, int top, Func<int, bool>? allowed = null, bool typing = false)
    {
        var found = LineMatcher.Match(terms, index, allowed);
        var hits = BestHits(found);
        var telling = terms.Lines.Count > ShortText ? Telling(found) : null;
        var shape = TextShapes.Of(paste, terms);
        var byPerson = shape is TextShape.Words or TextShape.Prose;
        var query = Query.Of(terms, index, new(telling, byPerson, typing));
        var words = index.Scores.Rent();
        WordMatcher.Match(query, index.Words, words);
        var share = MathF.Min(1, WordLines / (telling?.Count ?? terms.Lines.Count)) * (telling is null ? 1 : LogWords);
        var scores = words.Total;
        for (var article = 0; article < scores.Length; article++)
            scores[article] = share * words.Score[article];
        foreach (var (article, lines) in hits)
            scores[article] += Sum(lines);
        Ask(query, words.Asked);
        var bitsAsked = MathF.Max(query.Sum(word => word.Bits), 0.1f);
        var inOrder = query.OrderBy(word => word.Position).ToList();
        var near = Best(scores, Math.Max(top, Near), allowed);
        var most = Math.Max(top, Reconsidered);
        if (terms.Lines.Count <= ShortText)
        {
            // whoever would not be reconsidered though one sentence of theirs had it all need not be read
            var whole = query.Sum(word => word.Alternatives.IsEmpty ? 0 : word.Alternatives.Max(other => other.Bits));
            var least = near.Length > most ? scores[near[most - 1]] - (share * PassageShare * whole * 1.001f) : 0;
            near = Array.FindAll(near, article => scores[article] >= least);
            WordMatcher.ReadPassages(query, index, near, words);
        }

        var reconsidered = new Foremost(most);
        foreach (var article in near)
            reconsidered.Offer(article, scores[article] += share * PassageShare * words.Passage[article]);
        List<Candidate> ranked = [.. reconsidered.BestFirst().Select(Candidate)];
        if (byPerson)
        {
            ReadFields(ranked);
            foreach (var one in ranked)
                one.Score = ByFields(one);
        }

        ranked.Sort(Matching.Candidate.BestFirst);
        if (ranked.Count > top)
            ranked.RemoveRange(top, ranked.Count - top);
        if (!byPerson)
            ReadFields(ranked);
        Forget(query, words.Asked);
        index.Scores.Return(words);
        return new(terms, shape, query, ranked, found.GroupBy(hit => hit.Number).Sum(line => line.Max(hit => hit.Score)));

        Candidate Candidate(int article)
        {
            var title = index.Titles.Match(article, words.Asked, index.Words);
            var said = share * (byPerson ? TitleAsked : TitleShare) * title.Bits * title.Share;
            return new(article, words.Score[article], words.Covered[article], words.Passage[article], title.Share, words.Matched[article], hits.GetValueOrDefault(article, [])) { Score = scores[article] + said };
        }

        void ReadFields(List<Candidate> all)
        {
            var fields = FieldWords.Of([.. all.Select(one => one.Article)], inOrder, index, words.Slots);
            for (var at = 0; at < fields.Length; at++)
                all[at].Fields = fields[at];
        }

        float ByFields(Candidate one) => MathF.Max(0, (AllInAll * one.Score) + (share * (Words(one) + (bitsAsked * Shares(one)))));

        float Words(Candidate one) => (InWords * one.Words) + (InTitle * one.Fields.Title) + (InHead * one.Fields.Head) + (InPairs * one.Fields.Pairs);

        float Shares(Candidate one) =>
            (TitleSaid * one.Title) + (WordsHeld * one.Matched / Math.Max(1, query.Count)) - (LongWinded * MathF.Log(1 + LinesOf(one.Article)));

        int LinesOf(int article)
        {
            var (from, to) = index.Lines.RangeOf(article);
            return to - from;
        }
    }

    /// <summary>The lines of a log that an article knows; words of the others are noise. Null where no line is known.</summary>
    private static HashSet<int>? Telling(LineHit[] hits)
    {
        var best = hits.GroupBy(hit => hit.Number).Select(line => (Number: line.Key, Score: line.Max(hit => hit.Score))).OrderByDescending(line => line.Score).Take(TellingLines).Where(line => line.Score >= LeastTelling).Select(line => line.Number).ToHashSet();
        return best.Count > 0 ? best : null;
    }

    /// <summary>Notes what every term that can stand for a word of the query tells.</summary>
    private static void Ask(List<QueryWord> query, float[] asked)
    {
        foreach (var word in query)
        {
            foreach (var (term, bits) in word.Alternatives)
                asked[term] = MathF.Max(bits, asked[term]);
        }
    }

    private static void Forget(List<QueryWord> query, float[] asked)
    {
        foreach (var word in query)
        {
            foreach (var (term, _) in word.Alternatives)
                asked[term] = 0;
        }
    }

    private static Dictionary<int, ImmutableArray<LineHit>> BestHits(LineHit[] hits) => hits
        .GroupBy(hit => hit.Article)
        .ToDictionary(
            article => article.Key,
            article => article
                .GroupBy(hit => hit.Line).Select(line => line.MaxBy(hit => hit.Score))
                .GroupBy(hit => hit.Number).Select(line => line.MaxBy(hit => hit.Score))
                .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Number).Take(MostLines).ToImmutableArray());

    private static float Sum(ImmutableArray<LineHit> hits)
    {
        var (sum, factor) = (0f, 1f);
        foreach (var hit in hits)
        {
            sum += factor * hit.Score;
            factor *= FurtherLine;
        }

        return sum;
    }

    private static int[] Best(float[] scores, int top, Func<int, bool>? allowed)
    {
        var best = new Foremost(top);
        for (var article = 0; article < scores.Length; article++)
        {
            if (scores[article] > 0 && best.Wants(article, scores[article]) && allowed?.Invoke(article) != false)
                best.Offer(article, scores[article]);
        }

        return best.BestFirst();
    }
}
