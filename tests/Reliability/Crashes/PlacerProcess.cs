using System.Diagnostics;

namespace Hybrid.Reliability;

/// <summary>The placing in a process of its own, warmed up and waiting for its order.</summary>
internal sealed class PlacerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PlacerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>The files of which the ledger has said "placed" since the order.</summary>
    public HashSet<string> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Null while it lives, or where it was killed.</summary>
    public string? End { get; private set; }

    public static async Task<PlacerProcess> StartAsync(Stage stage, Stage warm, bool naive = false)
    {
        await warm.SetUpAsync();
        // bench/reliability has it published: compiled ahead, it is ready in half the time.
        string program = Environment.GetEnvironmentVariable("PLEX_MCP_PLACER") ?? Path.Combine(AppContext.BaseDirectory, "Placer.dll");
        ProcessStartInfo start = new(
            "dotnet",
            [
                program,
                stage.Place.Root,
                stage.Place.Library,
                stage.Place.Preference.ToString(),
                warm.Place.Root,
                warm.Place.Library,
                naive ? "naive" : "product",
            ]
        )
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var placer = new PlacerProcess(Process.Start(start)!);
        string? said = await placer._process.StandardOutput.ReadLineAsync();
        return said == "ready" ? placer : throw new InvalidOperationException($"The placer did not start: {said}");
    }

    /// <summary>Gives the order, and comes back when it is done or the process is dead.</summary>
    public async Task GoAsync()
    {
        await BeginAsync();
        await EndAsync();
    }

    public async Task BeginAsync()
    {
        End = null;
        Acknowledged.Clear();
        await OrderAsync("go");
    }

    public async Task EndAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("placed ", StringComparison.Ordinal))
            {
                Acknowledged.Add(line["placed ".Length..]);
                continue;
            }

            End = line;
            return;
        }

        await _process.WaitForExitAsync();
    }

    public async Task CloseLedgerAsync()
    {
        await OrderAsync("close");
        string? said = await _process.StandardOutput.ReadLineAsync();
        if (said != "closed")
        {
            throw new InvalidOperationException($"The placer does not close its ledger: {said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task OrderAsync(string order)
    {
        await _process.StandardInput.WriteAsync(order + "\n");
        await _process.StandardInput.FlushAsync();
    }
}
