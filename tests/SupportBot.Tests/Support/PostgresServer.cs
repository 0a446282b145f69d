using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SupportBot.Tests.Support;

/// <summary>A PostgreSQL server of our own from Debian's binaries, on loopback, in a folder that is removed with it.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string _binaries;
    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-pg-").FullName;
    private readonly string _options;
    private readonly int _port = FreePort();

    private PostgresServer(string binaries, bool fsync)
    {
        _binaries = binaries;
        _options = $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync={(fsync ? "on" : "off")} -c max_connections=200";
    }

    /// <summary>A server that runs; null where the binaries are not installed (Debian package postgresql).</summary>
    /// <param name="fsync">True where it is measured or where the machine may lose its power.</param>
    public static PostgresServer? TryStart(bool fsync = false)
    {
        if (Binaries() is not { } binaries)
            return null;
        var server = new PostgresServer(binaries, fsync);
        if (Environment.UserName == "root")
            Run("chown", "postgres", server._folder);
        server.AsPostgres("initdb", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        server.Start();
        return server;
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(To("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return To(name);
    }

    public void Start() => AsPostgres("pg_ctl", "-w", "-l", $"{_folder}/log", "-o", _options, "start");

    /// <summary>Ends it as a crash would: nobody is told, what was committed is read from the log at the next start.</summary>
    public void Crash() => AsPostgres("pg_ctl", "-w", "-m", "immediate", "stop");

    /// <summary><c>pg_ctl restart -m immediate</c>.</summary>
    public void CrashAndRestart() => AsPostgres("pg_ctl", "-w", "-l", $"{_folder}/log", "-m", "immediate", "restart");

    /// <summary>All that a database holds, as <c>pg_dump</c> writes it.</summary>
    public string Dump(string connection) => Run(
        Path.Combine(_binaries, "pg_dump"), "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", new NpgsqlConnectionStringBuilder(connection).Database!);

    public void Dispose()
    {
        if (File.Exists($"{_folder}/data/postmaster.pid"))
            Crash();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A port that is free at this moment.</summary>
    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private string To(string database) => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}");

    /// <summary>The server and its tools refuse to run as root.</summary>
    private void AsPostgres(string tool, params string[] arguments)
    {
        string[] command = [Path.Combine(_binaries, tool), "-D", $"{_folder}/data", .. arguments];
        Run(Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : command);
    }

    private static string? Binaries() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static string Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
        return output;
    }
}
