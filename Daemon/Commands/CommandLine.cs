using System.CommandLine;
using System.CommandLine.Parsing;
using Hybrid.Logging;

namespace Hybrid.Daemon.Commands;

/// <summary>The commands of plex-mcp-daemon. Alone it runs the daemon.</summary>
public static class CommandLine
{
    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON for programs, one object a line, instead of text for people.",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args, Output output)
    {
        ParseResult parsed = Create(output).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                output.Error(error.Message);
            }

            output.Error("See plex-mcp-daemon --help.");
            return ExitCode.Usage;
        }

        // run and demo end themselves within five seconds; this is the bound for all others.
        var configuration = new InvocationConfiguration
        {
            ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            // The one place of the command line where the unexpected is caught: all of it is told, for a report.
            output.Error(SecretMask.Clean($"An unexpected error, which is a defect of plex-mcp: {e}", []));
            return ExitCode.Failed;
        }
    }

    /// <summary>All commands with their arguments and options. docs/commands.md is made from them.</summary>
    internal static RootCommand Create(Output output)
    {
        var root = new RootCommand("Files finished downloads into a Plex library. Alone, or as 'run', it is the daemon.")
        {
            Json,
            RunCommand.Create(output),
            DemoCommand.Create(output, Json),
            ProcessCommand.Create(output, Json),
            HandoverCommand.Create(output),
            HookCommand.Create(output, Json),
            StatusCommand.Create(output, Json),
            HealthCommand.Create(output, Json),
            PendingCommand.Create(output, Json),
            ShowCommand.Create(output, Json),
            DecideCommands.Approve(output, Json),
            DecideCommands.Reject(output, Json),
            UndoCommand.Create(output, Json),
            RecycleCommand.Create(output, Json),
            HistoryCommand.Create(output, Json),
            LogsCommand.Create(output, Json),
            StatsCommand.Create(output, Json),
            ReplayCommand.Create(output, Json),
            RulesCommand.Create(output, Json),
            ConfigCommand.Create(output, Json),
            SetupCommand.Create(output),
            DoctorCommand.Create(output, Json),
            ServiceCommand.Create(output, Json),
            NotifyCommand.Create(output, Json),
            BackupCommands.Backup(output, Json),
            BackupCommands.Restore(output, Json),
            ParseCommand.Create(output, Json),
            IdentifyCommand.Create(output, Json),
        };
        VersionOption.GiveTo(root, output, Json);
        root.SetAction((_, cancellationToken) => RunCommand.RunAsync(output, cancellationToken));
        return root;
    }
}
