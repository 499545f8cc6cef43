using System.CommandLine;
using System.CommandLine.Help;
using Hybrid.Ledger;
using Hybrid.Logging;

namespace Hybrid.Daemon.Commands;

/// <summary>The commands of plex-mcp-daemon. Alone it runs the daemon.</summary>
public static class CommandLine
{
    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON, one object per line, instead of text for people.",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args, Output output)
    {
        ParseResult parsed = Create(output).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string sentence in ArgumentErrors.Of(parsed))
            {
                output.Error(sentence);
            }

            output.Error($"For help: {ArgumentErrors.HelpFor(parsed)}");
            return ExitCode.Usage;
        }

        // run and demo end by themselves within five seconds; this bound is for all other commands.
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
        catch (Exception e) when (LedgerFault.Of(e) is { } fault)
        {
            output.Error($"Error: {fault.Sentence}");
            return ExitCode.Refused;
        }
        catch (Exception e)
        {
            // The one place of the command line that catches the unexpected. It prints all of it, for a bug report.
            output.Error(SecretMask.Clean($"This is a bug in plex-mcp. Please report it: {e}", []));
            return ExitCode.Failed;
        }
    }

    /// <summary>All commands with their arguments and options. docs/commands.md is made from them.</summary>
    internal static RootCommand Create(Output output)
    {
        var root = new RootCommand("Files finished downloads into a Plex library. Without a command it runs the daemon, like 'run'.")
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
            ListCommand.Create(output, Json),
            ShowCommand.Create(output, Json),
            SearchCommand.Create(output, Json),
            PreviewCommand.Create(output, Json),
            DecideCommands.Approve(output, Json),
            DecideCommands.Reject(output, Json),
            UndoCommand.Create(output, Json),
            MoveCommand.Create(output, Json),
            RenameCommand.Create(output, Json),
            FixMatchCommand.Create(output, Json),
            AgainCommands.Identify(output, Json),
            AgainCommands.Snooze(output, Json),
            RecycleCommand.Create(output, Json),
            HistoryCommand.Create(output, Json),
            LogsCommand.Create(output, Json),
            StatsCommand.Create(output, Json),
            VerifyCommand.Create(output, Json),
            ReplayCommand.Create(output, Json),
            LibraryCommand.Create(output, Json),
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
        root.Options.OfType<HelpOption>().Single().Description = "Print this help.";
        root.SetAction((_, cancellationToken) => RunCommand.RunAsync(output, cancellationToken));
        return root;
    }
}
