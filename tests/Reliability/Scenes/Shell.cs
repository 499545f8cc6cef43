using System.Diagnostics;

namespace Hybrid.Reliability;

internal static class Shell
{
    /// <returns>What it said on stderr; null where it ended well.</returns>
    public static async Task<string?> TryAsync(string program, params string[] arguments) =>
        await ToEndAsync(program, arguments) is { ExitCode: not 0, Errors: var errors } ? $"{program}: {errors.Trim()}" : null;

    public static async Task RunAsync(string program, params string[] arguments) => await ReadAsync(program, arguments);

    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended badly.</exception>
    public static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        (int exitCode, string output, string errors) = await ToEndAsync(program, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{program}: {errors.Trim()}");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> ToEndAsync(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }
}
