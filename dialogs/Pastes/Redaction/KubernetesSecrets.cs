using System.Buffers;
using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Manifests of kind Secret (Kubernetes API, core/v1): every value under <c>data</c> and <c>stringData</c>, whatever its key; YAML and JSON. What opens registries also without its kind.</summary>
internal static partial class KubernetesSecrets
{
    private const string Anchor = "Secret";

    /// <summary>How far from its kind the data of a manifest is looked for.</summary>
    private const int Reach = 6000;

    private static readonly SearchValues<string> DockerConfigs = SearchValues.Create([".dockerconfigjson", ".dockercfg"], StringComparison.Ordinal);

    public static void Find(string text, List<SecretSpan> found)
    {
        foreach (var at in Runs.Of(text, DockerConfigs))
            if (Carrier.AfterSeparator(text, Runs.End(text, at, Runs.Names)) is >= 0 and var start && ValueReader.Read(text, start) is { Length: > 16 } config && !text.AsSpan(config.Start, config.Length).ContainsAnyExcept(Runs.AnyBase64))
                found.Add(new(config.Start, config.End, SecretKind.Password));
        var read = 0;
        for (var at = text.IndexOf(Anchor, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Anchor, at + Anchor.Length, StringComparison.Ordinal))
        {
            if (at < read || !IsKind(text, at))
                continue;
            var before = text.AsSpan(Math.Max(read, at - Reach), at - Math.Max(read, at - Reach));
            var from = at - before.Length + (before.LastIndexOf("\n---", StringComparison.Ordinal) is >= 0 and var document ? document + 4 : 0);
            var after = text.AsSpan(at, Math.Min(Reach, text.Length - at));
            read = at + (after.IndexOf("\n---", StringComparison.Ordinal) is >= 0 and var next ? next : after.Length);
            for (var block = Data().Match(text, from, read - from); block.Success; block = block.NextMatch())
                Values(block.Groups["v"], found);
        }
    }

    /// <summary><c>kind: Secret</c>, <c>"kind":"Secret"</c>; SecretStore and secretRef are others.</summary>
    private static bool IsKind(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 10), Math.Min(10, at)).TrimEnd("\"' :\\");
        var after = at + Anchor.Length;
        return before.EndsWith("kind", StringComparison.Ordinal) && (after >= text.Length || !char.IsAsciiLetterOrDigit(text[after]));
    }

    private static void Values(Group block, List<SecretSpan> found)
    {
        for (var value = Entry().Match(block.Value); value.Success; value = value.NextMatch())
            if (value.Groups["s"] is var secret && !Placeholders.Is(secret.ValueSpan))
                found.Add(new(block.Index + secret.Index, block.Index + secret.Index + secret.Length, SecretKind.Password));
    }

    [GeneratedRegex("(^|\\n)(?<i> {0,12})(data|stringData):[ \\t]{0,4}(?<v>(\\r?\\n\\k<i>[ \\t]{1,12}[^\\r\\n]{1,8000})+)|\"(data|stringData)\" {0,4}: {0,4}\\{(?<v>[^{}]{1,6000})\\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Data();

    [GeneratedRegex("[\"']?[A-Za-z0-9._-]{1,100}[\"']? {0,4}: {0,4}[\"']?(?<s>[^\\s\"',|>]{3,8000})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
