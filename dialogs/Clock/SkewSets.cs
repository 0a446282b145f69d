namespace SupportBot.Dialogs.Clock;

/// <summary>Sets of skews taken together.</summary>
internal static class SkewSets
{
    /// <summary>
    /// The intersection. Single values less than a minute apart are one clock seen through slow answers: they give the interval that holds
    /// them. Null = the paste mixes hosts.
    /// </summary>
    public static SkewSet? Combine(IEnumerable<SkewSet> sets)
    {
        var all = sets.ToArray();
        var shared = all.Aggregate((SkewSet?)SkewSet.Anything, (so, set) => so?.Intersect(set));
        if (shared is not null)
            return shared;
        var values = all.Select(set => set.OnlyValue).OfType<double>().ToArray();
        if (values.Length < 2 || values.Max() - values.Min() > Diagnosis.Noticeable)
            return null;
        return all.Where(set => set.OnlyValue is null).Aggregate((SkewSet?)SkewSet.Between(values.Min(), values.Max()), (so, set) => so?.Intersect(set));
    }

    /// <summary>Every skew of this direction.</summary>
    public static SkewSet Of(ClockDirection? direction) => direction switch
    {
        ClockDirection.Behind => SkewSet.Behind,
        ClockDirection.Ahead => SkewSet.Ahead,
        _ => SkewSet.Anything,
    };
}
