using System.CommandLine;
using FluentValidation.Results;
using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Logging;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Daemon.Commands;

/// <summary>Takes in one finished download: gives it to the running daemon, or does the daemon's work once.</summary>
public static class ProcessCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static Command Create(Output output, Option<bool> json)
    {
        var path = new Argument<string>("PATH") { Description = "A finished file or folder." };
        var hash = new Option<string?>("--hash")
        {
            HelpName = "HASH",
            Description =
                "The torrent's info hash (40 hexadecimal digits, or 64 for a v2 torrent). With it, the daemon does not take the same torrent in twice.",
        };
        var command = new Command("process", "Take in one finished download now. Works with and without a running daemon.") { path, hash };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(output, parsed.GetRequiredValue(path), parsed.GetValue(hash), parsed.GetValue(json), cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(Output output, string path, string? hash, bool json, CancellationToken cancellationToken)
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        ValidationResult checkedRequest = new ProcessRequestRules().Validate(new ProcessRequest(path, hash));
        if (!checkedRequest.IsValid)
        {
            foreach (ValidationFailure failure in checkedRequest.Errors)
            {
                output.Error(failure.ErrorMessage);
            }

            return ExitCode.Usage;
        }

        if (DataFolder.Objection(settings.DataDir) is { } objection)
        {
            output.Error($"Error: {objection}");
            return ExitCode.Usage;
        }

        await using Logger log = LogSetup.Create(
            "daemon",
            settings.DataDir,
            LogEventLevel.Information,
            settings.Secrets(),
            toConsole: false
        );
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(logging => logging.AddSerilog(log))
            .AddEngine(settings)
            .BuildServiceProvider();
        Report report = ReportOf(Path.GetFullPath(path), hash);
        using SingleDaemon? single = await TakeAsync(settings.DataDir, cancellationToken);
        if (
            single is not null
            && await LedgerStart.BringUpAsync(services, services.GetRequiredService<ILogger<Intake>>(), cancellationToken) is { } trouble
        )
        {
            output.Error(trouble);
            return ExitCode.Refused;
        }

        LedgerCheck check = await services.GetRequiredService<LedgerSchema>().CheckAsync(cancellationToken);
        if (check.Fitness != LedgerFitness.Ready)
        {
            output.Error(check.Sentence);
            return ExitCode.Refused;
        }

        await services.GetRequiredService<Intake>().TakeAsync(report.WithHeads(), cancellationToken);
        if (single is not null)
        {
            await WorkAsync(services, cancellationToken);
        }

        return await TellAsync(output, services, report.Key, json, wait: single is null, cancellationToken);
    }

    /// <summary>Waits while another command works. That command ends by itself, but may not process what is taken in now.</summary>
    private static async Task<SingleDaemon?> TakeAsync(string dataDir, CancellationToken cancellationToken)
    {
        while (true)
        {
            var single = SingleDaemon.TryTakeOneOff(dataDir, out bool waits);
            if (!waits)
            {
                return single;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    private static Report ReportOf(string path, string? hash)
    {
        string full = Path.TrimEndingDirectorySeparator(path);
        Report read = IngestFolder.Read(Path.GetDirectoryName(full) ?? full, Path.GetFileName(full), DownloadSource.Manual);
        return hash is null
            ? read
            : read with
            {
                Source = DownloadSource.Torrent,
                Key = Report.TorrentKey(hash.ToLowerInvariant()),
                InfoHash = hash.ToLowerInvariant(),
            };
    }

    /// <summary>The daemon's work, once, foreverything that is due. Only who holds the ledger may.</summary>
    internal static async Task WorkAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        ItemWorker worker = services.GetRequiredService<ItemWorker>();
        IItemStep[] steps =
        [
            services.GetRequiredService<IdentifyStep>(),
            services.GetRequiredService<PlaceStep>(),
            services.GetRequiredService<RelocateStep>(),
            services.GetRequiredService<AnnounceStep>(),
        ];
        foreach (IItemStep step in steps)
        {
            await worker.WorkAsync(step, cancellationToken);
        }

        // No daemon tells the media servers later what is told only after a while.
        IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        if (await db.Items.AnyAsync(i => i.State == ItemState.Announcing && i.Fault == null, cancellationToken))
        {
            await Task.Delay(MediaServerNews.Gathering, services.GetRequiredService<TimeProvider>(), cancellationToken);
            await worker.WorkAsync(steps[^1], cancellationToken);
        }
    }

    private static async Task<int> TellAsync(
        Output output,
        IServiceProvider services,
        string key,
        bool json,
        bool wait,
        CancellationToken cancellationToken
    )
    {
        IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
        TimeProvider time = services.GetRequiredService<TimeProvider>();
        DateTimeOffset until = time.GetUtcNow() + Patience;
        List<IngestItem> items = await ItemsAsync(ledger, key, cancellationToken);
        while (wait && time.GetUtcNow() < until && items.Any(i => Lifecycle.Working.Contains(i.State) && i.Fault is null))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken);
            items = await ItemsAsync(ledger, key, cancellationToken);
        }

        if (items.Count == 0)
        {
            output.Error("Nothing was taken in: PATH holds no file, or all of its files are already known from another download.");
            return ExitCode.Refused;
        }

        foreach (IngestItem item in items)
        {
            ProcessAnswer answer = Answer(item);
            if (json)
            {
                output.Json(answer, CommandJson.Default.ProcessAnswer);
                continue;
            }

            output.Say($"Item {answer.Item} {answer.Name}: {answer.State}. {answer.Sentence}");
            foreach (string placed in answer.Placed)
            {
                output.Say($"  {placed}");
            }
        }

        return ExitCode.Ok;
    }

    private static async Task<List<IngestItem>> ItemsAsync(
        IDbContextFactory<LedgerDb> ledger,
        string key,
        CancellationToken cancellationToken
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db
            .Items.AsNoTracking()
            .Where(i => i.Download!.Key == key)
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .OrderBy(i => i.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Why it waits, or is nothing; what is in the library has no doubts left to tell.</summary>
    private static string Reasons(IngestItem item) => BriefReasons.Text(item.Assessment?.Reasons ?? []);

    private static ProcessAnswer Answer(IngestItem item) =>
        new(
            item.Id,
            Untrusted.Clean(item.Name),
            item.State.ToString(),
            Untrusted.Clean(item.Fault ?? (item.State == ItemState.Finished ? "" : Reasons(item)), 500) ?? "",
            [.. item.Files.Where(f => f.Placement is { State: PlacementState.Placed }).Select(f => f.Placement!.To)]
        );
}
