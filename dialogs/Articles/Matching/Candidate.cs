namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>An article that may be meant.</summary>
/// <param name="Article">Its place in the index.</param>
/// <param name="Score">Bits of evidence, lines and words together.</param>
/// <param name="Words">Bits of evidence from words alone.</param>
/// <param name="Passage">Most information of the question that one sentence of the article has, in bits.</param>
/// <param name="Title">Share of its title that the question says, 0 to 1.</param>
/// <param name="Covered">Share of the question's information that the article speaks of, 0 to 1.</param>
/// <param name="Matched">How many of the question's words the article has.</param>
/// <param name="Fields">Where in the article the question's words stand.</param>
/// <param name="Hits">The pasted lines found in it, best first, each of its own lines once.</param>
internal sealed record Candidate(int Article, float Score, float Words, float Covered, float Passage, float Title, float Matched, FieldWords Fields, ImmutableArray<LineHit> Hits);

/// <summary>The candidates of a paste, best first, and what was looked for.</summary>
/// <param name="Paste">The lines and terms of the paste.</param>
/// <param name="Shape">What sort of text it is.</param>
/// <param name="Query">The words that an article should speak of.</param>
/// <param name="Candidates">Best first.</param>
/// <param name="Explainable">Bits of all pasted lines that some article knows.</param>
internal sealed record Ranking(PasteTerms Paste, TextShape Shape, List<QueryWord> Query, List<Candidate> Candidates, float Explainable)
{
    /// <summary>How much the text asks, in bits.</summary>
    public float Asked { get; } = Query.Sum(word => word.Bits);

    /// <summary>
    /// False for small talk: a text of few bits fits too many articles by chance ("please ignore"), and so does a sentence with only one word
    /// that is not grammar ("are you a bot?").
    /// </summary>
    public bool SaysEnough => (Asked >= LeastAsked && (Query.Count > 1 || Paste.Tokens.Count <= 2)) || Candidates is [{ Hits: [{ OfPaste: > 0.8f, Bits: > LeastLine }, ..] }, ..];

    private const float LeastAsked = 6.5f;
    private const float LeastLine = 13;
}
