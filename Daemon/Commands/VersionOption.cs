using System.CommandLine;
using System.CommandLine.Invocation;
using Hybrid.Migrations;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>--version: the version, its commit, and the ledger schema it works with.</summary>
internal sealed class VersionOption : Option<bool>
{
    private VersionOption(Output output, Option<bool> json)
        : base("--version")
    {
        Description = "Print the version, the commit it was built from, and the ledger schema.";
        Arity = ArgumentArity.Zero;
        Action = new Telling(output, json);
    }

    /// <summary>Takes the place of System.CommandLine's own, which knows neither ledger nor JSON.</summary>
    public static void GiveTo(RootCommand root, Output output, Option<bool> json)
    {
        foreach (Option other in root.Options.OfType<System.CommandLine.VersionOption>().ToArray())
        {
            root.Options.Remove(other);
        }

        root.Add(new VersionOption(output, json));
    }

    private sealed class Telling(Output output, Option<bool> json) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            IReadOnlyList<string> steps = LedgerSteps.Names;
            if (parseResult.GetValue(json))
            {
                output.Json(
                    new VersionAnswer("plex-mcp-daemon", ProductVersion.Number, ProductVersion.Commit, steps[^1], steps.Count),
                    CommandJson.Default.VersionAnswer
                );
                return ExitCode.Ok;
            }

            foreach (string line in ProductVersion.Lines("plex-mcp-daemon", steps))
            {
                output.Say(line);
            }

            return ExitCode.Ok;
        }
    }
}

/// <param name="Commit">Absent if the build did not know it.</param>
/// <param name="LedgerSchema">The name of the last step.</param>
/// <param name="LedgerSteps">How many there are.</param>
internal sealed record VersionAnswer(string Program, string Version, string? Commit, string LedgerSchema, int LedgerSteps);
