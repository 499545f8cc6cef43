using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Hybrid.Daemon.Services;

/// <summary>The result of a system command.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    /// <summary>There is no program of that name.</summary>
    public const int NotFound = 127;

    /// <summary>The exit code of timeout(1).</summary>
    public const int TimedOut = 124;

    public bool IsOk => ExitCode == 0;

    /// <summary>Its error message, on one line.</summary>
    public string Why =>
        (Errors.Length > 0 ? Errors : Output).Trim().ReplaceLineEndings(" ") is { Length: > 0 } said ? said : $"exit code {ExitCode}";

    /// <summary>sc.exe writes in the console's code page.</summary>
    private static Encoding Spoken =>
        (
            OperatingSystem.IsWindows()
                ? CodePagesEncodingProvider.Instance.GetEncoding(CultureInfo.CurrentCulture.TextInfo.OEMCodePage)
                : null
        ) ?? Encoding.UTF8;

    public static async Task<ToolRun> OfAsync(ToolCall call, CancellationToken cancellationToken)
    {
        Command command = Cli.Wrap(call.Program)
            .WithArguments(call.Arguments)
            // We parse words and times in its output.
            .WithEnvironmentVariables(environment => environment.Set("LC_ALL", "C").Set("TZ", "UTC"))
            .WithValidation(CommandResultValidation.None);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(call.Patience);
        try
        {
            // After the time limit, the command and its children are killed.
            BufferedCommandResult said = await command.ExecuteBufferedAsync(Spoken, patience.Token);
            return new ToolRun(said.ExitCode, said.StandardOutput, said.StandardError);
        }
        catch (Win32Exception e)
        {
            return new ToolRun(NotFound, "", $"{call.Program}: {(e.InnerException ?? e).Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ToolRun(TimedOut, "", $"{call.Program} did not finish within {call.Patience.TotalSeconds:0} s and was killed.");
        }
    }

    /// <summary>Lets the command write to this terminal until it ends or is interrupted. CliWrap always redirects, so this uses .NET itself.</summary>
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
