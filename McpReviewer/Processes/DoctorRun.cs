using System.ComponentModel;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Reviewer.Processes;

/// <summary>Has the daemon's program look: what tries a folder by writing to it is not in this one.</summary>
internal abstract record DoctorRun
{
    /// <summary>A client gives up after 60 s; the doctor's own checks have 25 s each, side by side.</summary>
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
            return new Silent($"{program} cannot be started: {(e.InnerException ?? e).Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Silent(
                $"The doctor did not end within {Patience.TotalSeconds:0} s. On a terminal it has all the time it needs: plex-mcp-daemon doctor"
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
            : new Silent($"{program} gave no diagnosis (exit code {said.ExitCode}); is it of this version? It said: {said.StandardError}");
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
