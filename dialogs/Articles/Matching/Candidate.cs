namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>An article that may be meant.</summary>
/// <param name="Article">Its place in the index.</param>
/// <param name="Score">Bits of evidence, lines and words together.</param>
/// <param name="Covered">Share of the question's information that the article speaks of, 0 to 1.</param>
/// <param name="Hits">The pasted lines found in it, best first, each of its own lines once.</param>
internal sealed record Candidate(int Article, float Score, float Covered, ImmutableArray<LineHit> Hits);

/// <summary>The candidates of a paste, best first, and what was looked for.</summary>
internal sealed record Ranking(PasteTerms Paste, List<QueryWord> Query, List<Candidate> Candidates);
