using System.Diagnostics;
using System.Globalization;

namespace SupportBot.Tests.Time;

/// <summary>
/// A real ntpd of NTPsec on loopback. It asks no one and so corrects no clock. It listens on port 123 only, which needs root; its tests are one class, so that
/// no two run at a time. Debian cannot install it beside chrony: <c>.ci/run</c> unpacks its package below <c>.artifacts</c>.
/// </summary>
internal sealed class Ntpsec : IDisposable
{
    public const int Port = 123;
    private const string Faketime = "/usr/bin/faketime";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ntpsec");
    private readonly Process _process;

    /// <param name="settings">What is added to its configuration: <c>tos orphan 8 orphanwait 0</c> makes it a server of its own time.</param>
    /// <param name="ahead">How far its clock is made to be ahead, in seconds.</param>
    public Ntpsec(string settings, int ahead = 0)
    {
        var binary = Binaries().FirstOrDefault(File.Exists);
        Assert.SkipUnless(binary is not null && Environment.IsPrivilegedProcess && (ahead == 0 || File.Exists(Faketime)), "NTPsec's ntpd and faketime, and root for port 123, are needed (.ci/run prepares them).");
        var file = Path.Combine(_folder.FullName, "ntp.conf");
        File.WriteAllText(file, $"interface ignore all\ninterface listen 127.0.0.1\ndisable kernel\ndisable monitor\n{settings}\n");
        string[] command = [binary!, "-n", "-c", file];
        command = ahead == 0 ? command : [Faketime, "-f", ahead.ToString("+0;-0", CultureInfo.InvariantCulture) + "s", .. command];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }

    public bool HasExited => _process.HasExited;

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The unpacked package in the folder of build output, from the tests' own place upwards; then an installed NTPsec.</summary>
    private static IEnumerable<string> Binaries()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == ".artifacts")
                yield return Path.Combine(folder.FullName, "ntpsec", "usr", "sbin", "ntpd");
        }

        if (File.Exists("/usr/sbin/ntpwait"))
            yield return "/usr/sbin/ntpd";
    }
}
