using Microsoft.Extensions.Configuration;
using SupportBot.Turns;

namespace SupportBot.Tests.Support;

/// <summary>Seals with a key of their own, for readers that are tested without a host.</summary>
internal static class Seals
{
    public static ActionSeals Started()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(ActionSeals.KeyName, new string('k', 32))]).Build();
        var seals = new ActionSeals(null!, settings);
        Assert.True(seals.StartAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        return seals;
    }
}
