using System.Diagnostics;
using System.Text;
using Hybrid.Logging;
using Hybrid.Migrations;
using Hybrid.Reviewer.Server;
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

if (args.Length > 0)
{
    StandardStreams.Say(
        $"plex-mcp {ProductVersion.Text}: an MCP server on standard input and output. The only arguments are --version and --help. To list its settings: plex-mcp-daemon config"
    );
    return args is ["--help"] ? 0 : 2;
}

SettingsResult read = SettingsLoader.LoadForThisProcess();
foreach (SettingsWarning warning in read.Warnings)
{
    StandardStreams.Say(warning.ToString());
}

(HybridSettings settings, StartTrouble trouble) = read switch
{
    SettingsResult.Loaded loaded => (loaded.Settings, StartTrouble.None),
    // No daemon is started with settings that are in part defaults.
    SettingsResult.Invalid invalid => (
        invalid.Readable with
        {
            WatcherAutoStart = false,
        },
        new StartTrouble([.. invalid.Errors.Select(e => e.Sentence)])
    ),
    _ => throw new UnreachableException(),
};
foreach (string sentence in trouble.Sentences)
{
    StandardStreams.Say(sentence);
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
logger.Information(
    "plex-mcp {Version} serves MCP on standard input and output; its data folder is {DataDir}",
    ProductVersion.Text,
    settings.DataDir
);
using IHost host = ReviewerHost.Build(settings, trouble, input, output, logger);
await host.RunAsync();
return 0;
