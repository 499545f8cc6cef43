using System.Diagnostics;
using System.Text;
using Hybrid.Logging;
using Hybrid.Migrations;
using Hybrid.Reviewer.Server;
using Hybrid.Reviewer.Tools;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Serilog.Core;
using Serilog.Events;

// First of all: whatever a library prints from now on goes to standard error.
(Stream input, Stream output) = StandardStreams.Take();
if (args is ["--version"])
{
    string lines = string.Join('\n', ProductVersion.Lines("plex-mcp", LedgerSteps.Names));
    await output.WriteAsync(Encoding.UTF8.GetBytes(lines + "\n"));
    return 0;
}

if (args is ["--help"])
{
    StandardStreams.Say(CommandArguments.Usage);
    return 0;
}

if (args is ["setup", ..])
{
    return new ClientSetup(
        SettingsLoader.PlaceOfThisProcess(),
        Environment.ProcessPath!,
        StandardStreams.Say,
        StandardStreams.IsTerminal ? StandardStreams.Ask : null,
        TimeProvider.System
    ).Run(args[1..]);
}

var arguments = CommandArguments.Read(args);
if (arguments.Errors.Count > 0 && StandardStreams.IsTerminal)
{
    StandardStreams.Say(string.Join('\n', [.. arguments.Errors, "", CommandArguments.Usage]));
    return 2;
}

SettingsResult read = SettingsLoader.LoadForThisProcess();
foreach (SettingsWarning warning in read.Warnings)
{
    StandardStreams.Say(warning.ToString());
}

(HybridSettings settings, StartTrouble trouble) = read switch
{
    SettingsResult.Loaded loaded => (loaded.Settings, StartTrouble.None),
    SettingsResult.Invalid invalid => (
        invalid.Readable with
        {
            WatcherAutoStart = false,
        },
        new StartTrouble([.. invalid.Errors.Select(e => e.Sentence)])
    ),
    _ => throw new UnreachableException(),
};
settings = arguments.Over(settings);
trouble = new StartTrouble([.. trouble.Sentences, .. arguments.Errors]);
if (trouble.IsAny)
{
    // No daemon is started with settings that are in part defaults.
    settings = settings with
    {
        WatcherAutoStart = false,
    };
}

foreach (string sentence in trouble.Sentences)
{
    StandardStreams.Say(sentence);
}

if (arguments.Http is { } address && HttpStart.Objection(address, settings, trouble) is { } objection)
{
    StandardStreams.Say(objection);
    return 2;
}

LogFolder.Prepare(settings.DataDir);
await using Logger logger = LogSetup.Create(
    "reviewer",
    settings.DataDir,
    settings.LogLevel switch
    {
        LogLevelSetting.Debug => LogEventLevel.Debug,
        LogLevelSetting.Warning => LogEventLevel.Warning,
        LogLevelSetting.Error => LogEventLevel.Error,
        _ => LogEventLevel.Information,
    },
    settings.Secrets()
);
if (arguments.Http is { } open)
{
    return await HttpStart.RunAsync(open, settings, logger);
}

logger.Information(
    "plex-mcp {Version} serves MCP on standard input and output; its data folder is {DataDir}",
    ProductVersion.Text,
    settings.DataDir
);
using IHost host = ReviewerHost.Build(settings, trouble, input, output, logger);
await host.RunAsync();
return 0;
