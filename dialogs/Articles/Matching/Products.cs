namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>
/// Products that people name (<c>data/products.txt</c>). A question about one of which the article says nothing is most likely a question for somebody
/// else: "nginx answers 413" is not answered by another server's limit.
/// </summary>
internal sealed class Products
{
    private const int MostWords = 4;

    private static readonly Task<Products> Reading = Task.Run(() => new Products());

    // spellings that the tokenizer keeps whole; "d-link" would be any link
    private readonly Dictionary<string, Product> _bySpelling = [];
    private readonly Dictionary<string, Product>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _firstWords;

    private Products()
    {
        var firstWords = new HashSet<string>();
        (_bySpan, _firstWords) = (_bySpelling.GetAlternateLookup<ReadOnlySpan<char>>(), firstWords.GetAlternateLookup<ReadOnlySpan<char>>());
        var tokens = new TokenBuffer();
        foreach (var line in DataFile.Lines("products.txt"))
        {
            var terms = new List<string[]>();
            var product = new Product(terms);
            foreach (var spelling in line.Split(',', StringSplitOptions.TrimEntries))
            {
                tokens.Clear();
                Tokenizer.Cut(spelling, tokens);
                List<Token> whole = [.. Enumerable.Range(0, tokens.Count).Select(at => tokens[at]).Where(IsWhole)];
                if (whole.Sum(token => Spelled(tokens, token).Length) != spelling.Count(char.IsLetterOrDigit))
                    continue;
                terms.Add([.. whole.Select(token => tokens.Text(token).ToString())]);
                firstWords.Add(Spelled(tokens, whole[0]).ToString());
                _bySpelling.TryAdd(string.Join(' ', whole.Select(token => Spelled(tokens, token).ToString())), product);
            }
        }
    }

    public static Products Shipped => Reading.GetAwaiter().GetResult();

    /// <summary>Begins to read the file on another thread.</summary>
    public static void ReadAhead() => _ = Reading;

    /// <summary>The products that a text names, each once, in the order of the text; of several that begin at one word the longest.</summary>
    public IReadOnlyList<Product> NamedIn(TokenBuffer tokens)
    {
        List<Product>? named = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (IsWhole(tokens[at]) && _firstWords.Contains(Spelled(tokens, tokens[at])) && At(tokens, at) is { } product && named?.Contains(product) != true)
                (named ??= []).Add(product);
        }

        return named ?? (IReadOnlyList<Product>)[];
    }

    private Product? At(TokenBuffer tokens, int at)
    {
        Product? found = null;
        Span<char> spelling = stackalloc char[128];
        var length = 0;
        for (var words = 0; at < tokens.Count && words < MostWords; at++)
        {
            if (!IsWhole(tokens[at]))
                continue;
            var word = Spelled(tokens, tokens[at]);
            if (length + word.Length + 1 > spelling.Length)
                break;
            if (words++ > 0)
                spelling[length++] = ' ';
            word.CopyTo(spelling[length..]);
            length += word.Length;
            found = _bySpan.TryGetValue(spelling[..length], out var product) ? product : found;
        }

        return found;
    }

    /// <summary>A name as it was written, since its stem is another word's too ("contentful"); a Korean one without its particle.</summary>
    private static ReadOnlySpan<char> Spelled(TokenBuffer tokens, Token token) => Scripts.Of(tokens.Text(token)[0]) == Script.Latin ? tokens.Surface(token) : tokens.Text(token);

    private static bool IsWhole(Token token) => token.Kind is TokenKind.Word or TokenKind.Code or TokenKind.Number;
}

/// <summary>A product.</summary>
/// <param name="Spellings">The terms of each of its spellings.</param>
internal sealed record Product(IReadOnlyList<string[]> Spellings)
{
    /// <summary>True where the article names the product: a word anywhere, several words in one line.</summary>
    public bool IsIn(int article, IndexData index) => Spellings.Any(words => IsIn(words, article, index));

    private static bool IsIn(string[] words, int article, IndexData index)
    {
        int[] terms = [.. words.Select(word => index.Vocabulary.Find(word))];
        if (terms.Contains(-1) || Array.Exists(terms, term => index.Words.Postings.Columns(term).BinarySearch(article) < 0))
            return false;
        var (from, to) = index.Lines.RangeOf(article);
        return terms.Length == 1 || Enumerable.Range(from, to - from).Any(line => Array.TrueForAll(terms, term => index.Lines.Postings.Columns(term).BinarySearch(line) >= 0));
    }
}
