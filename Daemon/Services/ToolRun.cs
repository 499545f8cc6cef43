using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

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

#pragma warning disable RS0030 // Nothing is written to the console: sc.exe speaks in its encoding.
    private static Encoding Spoken => Console.OutputEncoding;
#pragma warning restore RS0030

    public static async Task<ToolRun> OfAsync(ToolCall call, CancellationToken cancellationToken)
    {
        Command command = Cli.Wrap(call.Program)
            .WithArguments(call.Arguments)
            // Words and times are read from what it says.
            .WithEnvironmentVariables(environment => environment.Set("LC_ALL", "C").Set("TZ", "UTC"))
            .WithValidation(CommandResultValidation.None);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(call.Patience);
        try
        {
            // When its time is over, it and its children are killed.
            BufferedCommandResult said = await command.ExecuteBufferedAsync(Spoken, patience.Token);
            return new ToolRun(said.ExitCode, said.StandardOutput, said.StandardError);
        }
        catch (Win32Exception e)
        {
            return new ToolRun(NotFound, "", $"{call.Program}: {(e.InnerException ?? e).Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ToolRun(TimedOut, "", $"{call.Program} did not end within {call.Patience.TotalSeconds:0} s and was killed.");
        }
    }

    /// <summary>Lets it write to this terminal, until it ends or is interrupted. CliWrap redirects always, so this is .NET's own.</summary>
    public static async Task<int> ShowAsync(ToolCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(call.Program, call.Arguments) { UseShellExecute = false })!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return NotFound;
        }
    }
}
