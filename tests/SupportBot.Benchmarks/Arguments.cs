using System.Globalization;

namespace SupportBot.Benchmarks;

/// <summary>Command-line arguments of the form <c>--name value</c>.</summary>
internal sealed class Arguments(string[] words)
{
    /// <summary>The value of an argument that must be there.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public string this[string name] => Find(name) ?? throw new ArgumentException($"--{name} is missing.");

    public string? Find(string name) => Array.IndexOf(words, "--" + name) is var at and >= 0 && at + 1 < words.Length ? words[at + 1] : null;

    /// <summary>The number of an argument, or another where it was not given.</summary>
    public int Number(string name, int otherwise) => Find(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Whether <c>--name</c> was given.</summary>
    public bool Has(string name) => Array.IndexOf(words, "--" + name) >= 0;
}
