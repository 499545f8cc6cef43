using System.Globalization;
using Hybrid.Neighbors;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace Hybrid.Logging;

/// <summary>One log for people on standard error, one for programs in rolling files: compact JSON, one file per day, fourteen are kept.</summary>
public static class LogSetup
{
    private const string ForPeople = "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:l}{NewLine}{Exception}";

    /// <summary>The journal adds time and level itself.</summary>
    private const string ForTheJournal = "{Message:l}{NewLine}{Exception}";

    private const long LargestFile = 32L * 1024 * 1024;

    /// <param name="program">The file's name: "daemon" or "reviewer".</param>
    /// <param name="dataDir">PLEX_MCP_DATA_DIR; the files go to its folder "logs". Empty: there are none.</param>
    /// <param name="level">DAEMON_LOG_LEVEL.</param>
    /// <param name="secrets">Values that no line may show.</param>
    /// <param name="toConsole">False if another part of the program uses the terminal.</param>
    public static Logger Create(string program, string dataDir, LogEventLevel level, IReadOnlyList<Secret> secrets, bool toConsole = true)
    {
        LoggerConfiguration configuration = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MaskingSecrets()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            // The status reports a neighbor that does not answer, in one sentence. Polly would log it with a stack trace.
            .MinimumLevel.Override("Polly", LogEventLevel.Fatal)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .MinimumLevel.Override("ModelContextProtocol", LogEventLevel.Fatal);
        // The formatters mask and the files rotate; this keeps what reaches them small.
        ILogEventSink calm = LoggerSinkConfiguration.Wrap(
            sink => new CalmSink(sink, secrets),
            to => WriteTo(to, program, dataDir, secrets, toConsole)
        );
        return configuration.WriteTo.Sink(calm).CreateLogger();
    }

    private static void WriteTo(LoggerSinkConfiguration to, string program, string dataDir, IReadOnlyList<Secret> secrets, bool toConsole)
    {
        Logger? console = toConsole ? OnStandardError(secrets) : null;
        if (dataDir.Length == 0)
        {
            console?.Warning("No log files are written, because no data folder is known");
        }
        else if (OperatingSystem.IsWindows())
        {
            to.File(
                ForFile(secrets),
                Path.Combine(FolderIn(dataDir), $"{program}-.log"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 14,
                fileSizeLimitBytes: LargestFile,
                rollOnFileSizeLimit: true,
                shared: true
            );
        }
        else
        {
            to.Sink(new LogFileSink(ForFile(secrets), FolderIn(dataDir), program, sentence => console?.Error("{Trouble}", sentence)));
        }

        if (console is not null)
        {
            to.Logger(console);
        }
    }

    private static Logger OnStandardError(IReadOnlyList<Secret> secrets) =>
        new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .MaskingSecrets()
            .WriteTo.Console(
                JournalStream.IsStandardError() ? ForJournal(secrets) : ForConsole(secrets),
                standardErrorFromLevel: LogEventLevel.Verbose
            )
            .CreateLogger();

    public static string FolderIn(string dataDir) => Path.Combine(dataDir, "logs");

    /// <summary>Masks a secret inside a logged value by its type, wherever it is in the value.</summary>
    internal static LoggerConfiguration MaskingSecrets(this LoggerConfiguration configuration) =>
        configuration.Destructure.ByTransforming<Secret>(_ => Secret.Mask);

    internal static ITextFormatter ForJournal(IReadOnlyList<Secret> secrets) =>
        new JournalLine(
            new SecretMask(new PlainLine(new MessageTemplateTextFormatter(ForTheJournal, CultureInfo.InvariantCulture)), secrets)
        );

    internal static ITextFormatter ForFile(IReadOnlyList<Secret> secrets) => new SecretMask(new CompactJsonFormatter(), secrets);

    public static ITextFormatter ForConsole(IReadOnlyList<Secret> secrets) =>
        new SecretMask(new PlainLine(new MessageTemplateTextFormatter(ForPeople, CultureInfo.InvariantCulture)), secrets);
}
