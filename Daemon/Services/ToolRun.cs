using System.ComponentModel;
using System.Diagnostics;

namespace Hybrid.Daemon.Services;

/// <summary>What a command of the system's said.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    /// <summary>No program of that name.</summary>
    public const int NotFound = 127;

    /// <summary>As timeout(1) ends.</summary>
    public const int TimedOut = 124;

    public bool IsOk => ExitCode == 0;

    /// <summary>What it said against it, in one line.</summary>
    public string Why =>
        (Errors.Length > 0 ? Errors : Output).Trim().ReplaceLineEndings(" ") is { Length: > 0 } said ? said : $"exit code {ExitCode}";

    public static async Task<ToolRun> OfAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Words and times are read from what it says.
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        try
        {
            using var process = new Process { StartInfo = start };
            process.Start();
            process.StandardInput.Close();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(call.Patience);
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new ToolRun(process.ExitCode, await output, await errors);
        }
        catch (Win32Exception e)
        {
            return new ToolRun(NotFound, "", $"{call.Program}: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ToolRun(
                TimedOut,
                "",
                $"{call.Program} has not ended within {call.Patience.TotalMinutes:0} minutes; it goes on behind us."
            );
        }
    }

    /// <summary>Lets it write to this terminal, until it ends or is interrupted.</summary>
    public static async Task<int> ShowAsync(ToolCall call, CancellationToken cancellationToken)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(call.Program, call.Arguments) { UseShellExecute = false })!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return NotFound;
        }
    }
}
