using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Reviewer.Processes;

/// <summary>Runs the daemon's doctor: the code that writes into folders is not part of this program.</summary>
internal abstract record DoctorRun
{
    /// <summary>A client gives up after 60 s. The doctor's checks run in parallel, for at most 25 s each.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    private DoctorRun() { }

    public sealed record Told(Diagnosis Diagnosis) : DoctorRun;

    /// <param name="Sentence">Why there is no answer, and what to do.</param>
    public sealed record Silent(string Sentence) : DoctorRun;

    public static async Task<DoctorRun> AskAsync(HybridSettings settings, CancellationToken cancellationToken)
    {
        if (DaemonProgram.Find(settings) is not { } program)
        {
            return new Silent(new ChildStart.NotFound().Sentence);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await RunAsync(program, patience.Token);
        }
        catch (Win32Exception e)
        {
            return new Silent($"{program} cannot be started: {e.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Silent(
                $"The check did not finish within {Patience.TotalSeconds:0} s. Ask the user to run it in a terminal, without a time limit: plex-mcp-daemon doctor"
            );
        }
    }

    private static async Task<DoctorRun> RunAsync(string program, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["doctor", "--json"])
        {
            UseShellExecute = false,
            // This program's own streams carry the protocol.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            string error = await errors;
            await process.WaitForExitAsync(cancellationToken);
            return Read(output) is { } diagnosis
                ? new Told(diagnosis)
                : new Silent(
                    $"{program} returned no diagnosis (exit code {process.ExitCode}). Check that it has the same version as plex-mcp. Its output: {error}"
                );
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static Diagnosis? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReviewingJson.Default.Diagnosis);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
