using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SupportBot.Storage;

[assembly: AssemblyFixture(typeof(SupportBot.Tests.Support.PostgresCluster))]

namespace SupportBot.Tests.Support;

/// <summary>A PostgreSQL server of our own from Debian's binaries, on loopback, in a folder that is removed afterwards; started when the first test asks for it.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly Lazy<Task<Server?>> _server = new(StartAsync);

    /// <summary>A connection string for a new, empty database. Skips the test where the binaries are not installed.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var server = await _server.Value;
        Assert.SkipWhen(server is null, "PostgreSQL is not installed (Debian package postgresql).");
        var name = $"t{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(server.To("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return server.To(name);
    }

    /// <summary>Lets a database's clock go on, as the bot asks it: the server's own cannot be faked.</summary>
    internal static async Task AdvanceAsync(PostgresDatabase database, TimeSpan time, CancellationToken cancel)
    {
        await database.ExecuteAsync(new("CREATE TABLE IF NOT EXISTS test_clock(ahead bigint)"), cancel);
        await database.ExecuteAsync(new($"INSERT INTO test_clock VALUES({(long)time.TotalMilliseconds})"), cancel);
        await database.ExecuteAsync(new("CREATE OR REPLACE FUNCTION now_ms() RETURNS bigint LANGUAGE sql AS 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + (SELECT sum(ahead)::bigint FROM test_clock)'"), cancel);
    }

    /// <summary>All that a database holds, as <c>pg_dump</c> writes it.</summary>
    public async Task<string> DumpAsync(string connection)
    {
        var server = (await _server.Value)!;
        var database = new NpgsqlConnectionStringBuilder(connection).Database!;
        return Run(Path.Combine(server.Binaries, "pg_dump"), "-h", "127.0.0.1", "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && await _server.Value is { } server)
            server.Stop();
    }

    private static async Task<Server?> StartAsync()
    {
        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        if (binaries is null)
            return null;
        var folder = Directory.CreateTempSubdirectory("supportbot-pg-").FullName;
        var port = FreePort();
        if (Environment.UserName == "root")
            Run("chown", "postgres", folder);
        Run([.. AsPostgres, Path.Combine(binaries, "initdb"), "-D", $"{folder}/data", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]);
        Run([
            .. AsPostgres, Path.Combine(binaries, "pg_ctl"), "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=200", "start"]);
        await Task.CompletedTask;
        return new(binaries, folder, port);
    }

    /// <summary>The server refuses to run as root.</summary>
    private static string[] AsPostgres => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static string Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
        return output;
    }

    private sealed record Server(string Binaries, string Folder, int Port)
    {
        public string To(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Timeout=5;Maximum Pool Size=20");

        public void Stop()
        {
            Run([.. AsPostgres, Path.Combine(Binaries, "pg_ctl"), "-D", $"{Folder}/data", "-w", "-m", "immediate", "stop"]);
            Directory.Delete(Folder, recursive: true);
        }
    }
}
