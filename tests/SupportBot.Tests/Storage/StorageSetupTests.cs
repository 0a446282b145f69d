using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Storage;

namespace SupportBot.Tests.Storage;

public sealed class StorageSetupTests
{
    private const string Connection = "Host=db1;Password=q7Kranich";

    [Fact]
    public void Two_stores_are_refused_by_name_and_the_connection_string_is_not_shown()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Add(("Storage:Postgres", Connection), ("Storage:Path", "bot.db")));
        Assert.StartsWith("Storage:Postgres is set, and Storage:Path = bot.db too.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Kranich", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:Postgres", Connection, "Storage:Path", " ", typeof(PostgresStore))]
    [InlineData("Storage:Postgres", "", "Storage:Path", "bot.db", typeof(SqliteStore))]
    public void A_setting_that_is_left_blank_is_not_set(string first, string value, string second, string other, Type store) =>
        Assert.Contains(Add((first, value), (second, other)), service => service.ServiceType == typeof(IBotStore) && service.ImplementationType == store);

    private static ServiceCollection Add(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build());
        return services;
    }
}
