namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>An article that may be meant.</summary>
/// <param name="Article">Its place in the index.</param>
/// <param name="Words">Bits of evidence from words alone.</param>
/// <param name="Passage">Most information of the question that one sentence of the article has, in bits.</param>
/// <param name="Title">Share of its title that the question says, 0 to 1.</param>
/// <param name="Covered">Share of the question's information that the article speaks of, 0 to 1.</param>
/// <param name="Matched">How many of the question's words the article has.</param>
/// <param name="Hits">The pasted lines found in it, best first, each of its own lines once.</param>
internal sealed record Candidate(int Article, float Words, float Covered, float Passage, float Title, float Matched, ImmutableArray<LineHit> Hits)
{
    /// <summary>Bits of evidence, lines and words together.</summary>
    public required float Score { get; set; }

    /// <summary>Where in the article the question's words stand.</summary>
    public FieldWords Fields { get; set; }

    /// <summary>The order of candidates: those of the highest score first, of equal ones the first in the index.</summary>
    public static int BestFirst(Candidate one, Candidate other) => one.Score == other.Score ? one.Article.CompareTo(other.Article) : other.Score.CompareTo(one.Score);
}

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
