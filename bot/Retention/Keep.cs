using System.Globalization;
using NodaTime;
using SupportBot.Dialogs;

namespace SupportBot.Retention;

/// <summary>How long things are kept.</summary>
/// <param name="Evidence">Findings, excerpts, runs, messages of the page, the audit: after something last happened in them.</param>
internal sealed record Keep(Duration Evidence)
{
    public const string Setting = "Retention:Days";

    private const double Most = 3650;

    /// <summary>Reads <c>Retention:Days</c>, a decimal number; 30 where it is not set.</summary>
    /// <exception cref="InvalidOperationException">It is no such number.</exception>
    public static Keep Of(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(Keeping.Default),
        var text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= Most => new(Duration.FromDays(days)),
        var text => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{Setting} = {text}: give a number of days above 0 and up to {Most}, or remove it for {Keeping.Default.TotalDays}.")),
    };
}
