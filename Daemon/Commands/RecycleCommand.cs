using System.CommandLine;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Placing;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Lists and deletes replaced files in the recycle folders. Nothing else ever deletes there.</summary>
public static class RecycleCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var days = new Option<double>("--older-than")
        {
            HelpName = "DAYS",
            Description = "Only files that have been there for at least this many days.",
            DefaultValueFactory = _ => 0,
        };
        days.Validators.Add(result =>
        {
            if (ArgumentErrors.CanRead(result) && result.GetValue(days) is not (>= 0 and <= 36500))
            {
                result.AddError("--older-than takes a number of days from 0 to 36500.");
            }
        });
        var list = new Command("list", "List the files in the recycle folders, oldest first.");
        list.SetAction(
            (parsed, cancellationToken) =>
                TellAsync(output, parsed.GetValue(json), "in the recycle folders", (r, _) => Task.FromResult(r.Files()), cancellationToken)
        );
        var empty = new Command("empty", "Delete the files in the recycle folders for good. Undo can no longer bring them back.") { days };
        empty.SetAction(
            (parsed, cancellationToken) =>
                TellAsync(
                    output,
                    parsed.GetValue(json),
                    "deleted for good",
                    (r, stop) => r.EmptyAsync(TimeSpan.FromDays(parsed.GetValue(days)), stop),
                    cancellationToken
                )
        );
        return new Command("recycle", "Manage the replaced files that undo can bring back: list, empty.") { list, empty };
    }

    private static Task<int> TellAsync(
        Output output,
        bool asJson,
        string what,
        Func<RecycleEmptying, CancellationToken, Task<IReadOnlyList<RecycledFile>>> work,
        CancellationToken cancellationToken
    ) =>
        Desk.WithServicesAsync(
            output,
            async services =>
            {
                RecycleEmptying recycle = services.GetRequiredService<RecycleEmptying>();
                List<RecycledLine> files = [];
                foreach (RecycledFile file in await work(recycle, cancellationToken))
                {
                    files.Add(RecycledLine.Of(file, await recycle.ItemOfAsync(file, cancellationToken)));
                }

                if (asJson)
                {
                    output.Json(new RecycleAnswer(files, files.Sum(f => f.Bytes)), CommandJson.Default.RecycleAnswer);
                    return ExitCode.Ok;
                }

                if (files.Count > 0)
                {
                    Table table = new Table().Border(TableBorder.Simple).AddColumns("since", "size", "item", "file");
                    foreach (RecycledLine file in files)
                    {
                        table.AddRow(
                            new Text(Format.Time(file.Since)),
                            new Text(Format.Bytes(file.Bytes)),
                            new Text(file.Item is { } item ? $"{item} {file.ItemName}" : ""),
                            new Text(file.Path)
                        );
                    }

                    output.People.Write(table);
                }

                output.Say($"Files {what}: {files.Count} ({Format.Bytes(files.Sum(f => f.Bytes))}).");
                return ExitCode.Ok;
            },
            cancellationToken
        );
}

internal sealed record RecycleAnswer(IReadOnlyList<RecycledLine> Files, long Bytes);

internal sealed record RecycledLine(string Path, long Bytes, DateTimeOffset Since)
{
    /// <summary>The item whose undo brings it back, or that was undone; absent if the ledger knows none.</summary>
    public long? Item { get; init; }

    public string? ItemName { get; init; }

    public static RecycledLine Of(RecycledFile file, RecycledFor? item) =>
        new(Untrusted.Clean(file.Path, Untrusted.PathLength), file.Bytes, file.Since)
        {
            Item = item?.Id,
            ItemName = Untrusted.Clean(item?.Name),
        };
}
