using System.ComponentModel;
using System.Diagnostics;
using Hybrid.Reviewer.Processes;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Review)]
internal sealed class DiagnoseTools(LedgerGate door, HybridSettings settings, StartTrouble trouble)
{
    [McpServerTool(
        Name = "diagnose",
        Title = "Diagnose",
        ReadOnly = true,
        Destructive = false,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(Diagnosis)
    )]
    [Description(
        "Checks settings, ledger, library folders, disks, Transmission, TMDb, media servers and daemon: what is wrong, and what mends it. Changes nothing. (A test file comes and goes.) Takes up to 30 s. May quote untrusted names."
    )]
    [AlwaysAnswers]
    public async Task<CallToolResult> DiagnoseAsync(CancellationToken cancellationToken = default)
    {
        DoctorRun run = await DoctorRun.AskAsync(settings, cancellationToken);
        Readiness readiness = await door.ReadinessAsync(cancellationToken);
        Diagnosis diagnosis = run switch
        {
            DoctorRun.Told told => told.Diagnosis,
            DoctorRun.Silent silent => Own(Untrusted.Clean(silent.Sentence, 1000), readiness),
            _ => throw new UnreachableException(),
        };
        return ToolAnswer.Of(diagnosis, readiness);
    }

    /// <summary>What this program knows without the daemon's.</summary>
    private Diagnosis Own(string whySilent, Readiness readiness) =>
        Diagnosis.Of(
            ProductVersion.Text,
            [
                .. trouble.Sentences.Select(s =>
                    Finding.Error("settings", s, "No tool works.", "Correct the setting, and connect this server again.")
                ),
                .. readiness.HasLedger || trouble.IsAny
                    ? []
                    : new[] { Finding.Error("ledger", readiness.Notice, "Nothing can be read or decided.", "See above.") },
                Finding.Error(
                    "daemon",
                    whySilent,
                    "The daemon's program does all other checks.",
                    "Install plex-mcp-daemon next to plex-mcp, or set PLEX_DAEMON_PATH to it."
                ),
            ]
        );
}
