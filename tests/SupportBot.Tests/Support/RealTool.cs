using System.Diagnostics;

namespace SupportBot.Tests.Support;

/// <summary>Runs a program of this machine and gives what it prints, as a person would copy it from the terminal.</summary>
internal static class RealTool
{
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(program), $"{program} is not installed; .ci/run installs it.");
        var cancel = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C" } })!;
        var (printed, complained) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return await printed + await complained;
    }
}
