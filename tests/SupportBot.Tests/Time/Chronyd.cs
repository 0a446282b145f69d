using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Time;

/// <summary>A real chronyd on a port of loopback. It controls no clock (-x) and asks no one.</summary>
internal sealed class Chronyd : IDisposable
{
    private const string Binary = "/usr/sbin/chronyd";
    private const int NtpPort = 123;
    private const string Faketime = "/usr/bin/faketime";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chronyd");
    private readonly Process _process;

    /// <param name="settings">What is added to its configuration, such as <c>local stratum 10</c>.</param>
    /// <param name="ahead">How far its clock is made to be ahead, in seconds; negative = behind.</param>
    /// <param name="onNtpPort">True for tools that can ask no other port than 123: an address of loopback of its own, which takes root.</param>
    public Chronyd(string settings, int ahead = 0, bool onNtpPort = false)
    {
        Assert.SkipUnless(File.Exists(Binary) && (ahead == 0 || File.Exists(Faketime)), "chronyd or faketime is not installed (Debian packages chrony, faketime).");
        if (onNtpPort)
            Address = new IPAddress([127, (byte)Random.Shared.Next(1, 255), (byte)Random.Shared.Next(1, 255), 1]);
        using (var free = Bind(new IPEndPoint(Address, onNtpPort ? NtpPort : 0)))
            Port = ((IPEndPoint)free.Client.LocalEndPoint!).Port;
        var file = Path.Combine(_folder.FullName, "chrony.conf");
        File.WriteAllText(file, $"port {Port}\nbindaddress {Address}\nallow 127.0.0.0/8\ncmdport 0\nbindcmdaddress {Socket}\nuser root\npidfile {_folder.FullName}/pid\n{settings}\n");
        string[] command = [Binary, "-d", "-x", "-f", file];
        command = ahead == 0 ? command : [Faketime, "-f", string.Create(CultureInfo.InvariantCulture, $"{ahead:+0;-0}s"), .. command];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    public IPAddress Address { get; } = IPAddress.Loopback;

    public int Port { get; }

    private string Socket => Path.Combine(_folder.FullName, "socket");

    /// <summary>What <c>chronyc</c> prints when it asks this one, errors too.</summary>
    public Task<string> AskAsync(params string[] command) => RealTool.RunAsync("/usr/bin/chronyc", ["-h", Socket, .. command]);

    /// <summary>Returns when it listens: its last line of starting up has been written.</summary>
    public async Task ReadyAsync()
    {
        while (await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains("Disabled control of system clock", StringComparison.Ordinal))
                return;
        }

        Assert.Skip("chronyd does not start here.");
    }

    private static UdpClient Bind(IPEndPoint end)
    {
        try
        {
            return new UdpClient(end);
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AccessDenied)
        {
            Assert.Skip("Port 123 takes root here, and ntpdig (Debian package ntpsec-ntpdig) can ask no other port.");
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
