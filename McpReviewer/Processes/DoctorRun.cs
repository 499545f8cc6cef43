using System.ComponentModel;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
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
            return new Silent(new ChildStart.NotFound(settings.DaemonPath).Sentence);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await RunAsync(program, patience.Token);
        }
        catch (Win32Exception e)
        {
            return new Silent($"{program} cannot be started: {(e.InnerException ?? e).Message}");
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
        // Killed when the token is canceled. Our own streams are the protocol's: CliWrap redirects all three.
        BufferedCommandResult said = await Cli.Wrap(program)
            .WithArguments(["doctor", "--json"])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        return Read(said.StandardOutput) is { } diagnosis
            ? new Told(diagnosis)
            : new Silent(
                $"{program} returned no diagnosis (exit code {said.ExitCode}). Check that it has the same version as plex-mcp. Its output: {said.StandardError}"
            );
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
