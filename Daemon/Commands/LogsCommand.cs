using System.CommandLine;
using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Logging;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Serilog.Formatting;

namespace Hybrid.Daemon.Commands;

/// <summary>Prints the log files, and with --follow what is written to them from now on.</summary>
public static class LogsCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var follow = new Option<bool>("--follow", "-f") { Description = "Keep printing new lines until Ctrl+C." };
        var item = new Option<long?>("--item") { HelpName = "ID", Description = "Only lines about this item and its download." };
        var level = new Option<LogLevelSetting?>("--level")
        {
            HelpName = "LEVEL",
            Description = "Only lines of this level or higher: debug, info, warning, error.",
        };
        var since = new Option<string?>("--since")
        {
            HelpName = "TIME",
            Description = "Only lines since this time, like 2026-01-31T18:00, or no older than this age: 90s, 30m, 2h or 7d.",
        };
        var lines = new Option<int>("--lines", "-n")
        {
            HelpName = "NUMBER",
            Description = "The number of lines to print, counted from the end.",
            DefaultValueFactory = _ => 100,
        };
        var reviewer = new Option<bool>("--reviewer") { Description = "Show the MCP server's log instead of the daemon's." };
        lines.Validators.Add(result =>
        {
            if (ArgumentErrors.CanRead(result) && result.GetValue(lines) is < 0 or > 1_000_000)
            {
                result.AddError("--lines takes a number from 0 to 1000000.");
            }
        });
        since.Validators.Add(result =>
        {
            if (ArgumentErrors.CanRead(result) && result.GetValue(since) is { } text && TimeOf(text) is null)
            {
                result.AddError("--since takes a time, like 2026-01-31T18:00, or an age, like 90s, 30m, 2h or 7d.");
            }
        });
        var command = new Command("logs", "Show the log, newest lines last.") { follow, item, level, since, lines, reviewer };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (LoadedSettings.OrTell(output) is not { Settings: var settings })
                {
                    return ExitCode.Usage;
                }

                var filter = new LogFilter
                {
                    Level = LevelOf(parsed.GetValue(level)),
                    Since = parsed.GetValue(since) is { } text ? TimeOf(text) : null,
                    ItemId = parsed.GetValue(item),
                    DownloadId = parsed.GetValue(item) is { } id ? await DownloadOfAsync(settings, id, cancellationToken) : null,
                };
                var files = new LogFiles(LogSetup.FolderIn(settings.DataDir), parsed.GetValue(reviewer) ? "reviewer" : "daemon");
                Action<LogLine> tell = Teller(output, settings, parsed.GetValue(json));
                if (parsed.GetValue(follow))
                {
                    await FollowAsync(files, parsed.GetValue(lines), filter, tell, cancellationToken);
                }
                else
                {
                    Tell(output, settings, files, parsed.GetValue(lines), filter, tell);
                }

                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static void Tell(Output output, HybridSettings settings, LogFiles files, int count, LogFilter filter, Action<LogLine> tell)
    {
        IReadOnlyList<LogLine> lines = files.Last(count, filter);
        foreach (LogLine line in lines)
        {
            tell(line);
        }

        output.Programs.Flush();
        if (lines.Count == 0)
        {
            output.Error($"No matching lines in {LogSetup.FolderIn(settings.DataDir)}.");
        }

        if (files.Broken > 0)
        {
            output.Error($"Unreadable lines left out: {files.Broken}.");
        }
    }

    private static async Task FollowAsync(
        LogFiles files,
        int count,
        LogFilter filter,
        Action<LogLine> tell,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (LogLine line in files.FollowAsync(count, filter, TimeProvider.System, cancellationToken))
            {
                tell(line);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is the normal end.
        }
    }

    private static Action<LogLine> Teller(Output output, HybridSettings settings, bool asJson)
    {
        if (asJson)
        {
            return line =>
            {
                output.Programs.WriteLine(line.Text);
                output.Programs.Flush();
            };
        }

        ITextFormatter formatter = LogSetup.ForConsole(settings.Secrets());
        return line =>
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            formatter.Format(line.Event, text);
            output.Say(text.ToString().TrimEnd('\r', '\n'));
        };
    }

    /// <summary>Null if there is no such item or no ledger. Then only lines with the item's number are found.</summary>
    private static async Task<string?> DownloadOfAsync(HybridSettings settings, long item, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddLedger(settings.DataDir).BuildServiceProvider();
        if ((await services.GetRequiredService<LedgerSchema>().CheckAsync(cancellationToken)).Fitness != LedgerFitness.Ready)
        {
            return null;
        }

        await using LedgerDb db = await services.GetRequiredService<IDbContextFactory<LedgerDb>>().CreateDbContextAsync(cancellationToken);
        string? key = await db.Items.Where(i => i.Id == item).Select(i => i.Download!.Key).SingleOrDefaultAsync(cancellationToken);
        return key is null ? null : DownloadId.Of(key);
    }

    private static LogEventLevel LevelOf(LogLevelSetting? level) =>
        level switch
        {
            LogLevelSetting.Info => LogEventLevel.Information,
            LogLevelSetting.Warning => LogEventLevel.Warning,
            LogLevelSetting.Error => LogEventLevel.Error,
            _ => LogEventLevel.Verbose,
        };

    internal static DateTimeOffset? TimeOf(string text)
    {
        if (
            text is [.. var number, var unit]
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            && count < 1_000_000
        )
        {
            TimeSpan? age = unit switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            };
            if (age is not null)
            {
                return TimeProvider.System.GetUtcNow() - age;
            }
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time)
            ? time
            : null;
    }
}
