namespace SupportBot.Dialogs.Articles.Matching;

/// <summary>Looks up in keys that are sorted and of which the same may come several times.</summary>
internal static class SortedKeys
{
    /// <summary>The places of all that equal <paramref name="key"/>, in order.</summary>
    public static IEnumerable<int> PlacesOf<T>(T[] keys, T key)
        where T : IEquatable<T>
    {
        var at = Array.BinarySearch(keys, key);
        while (at > 0 && keys[at - 1].Equals(key))
            at--;
        for (; at >= 0 && at < keys.Length && keys[at].Equals(key); at++)
            yield return at;
    }
}
