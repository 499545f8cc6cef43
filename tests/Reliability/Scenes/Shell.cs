using System.Diagnostics;

namespace Hybrid.Reliability;

internal static class Shell
{
    /// <returns>What it said on stderr; null where it ended well.</returns>
    public static async Task<string?> TryAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await said;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : $"{program}: {error.Trim()}";
    }

    public static async Task RunAsync(string program, params string[] arguments)
    {
        if (await TryAsync(program, arguments) is { } trouble)
        {
            throw new InvalidOperationException(trouble);
        }
    }
}
