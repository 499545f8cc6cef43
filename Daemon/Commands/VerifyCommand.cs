using System.CommandLine;
using Hybrid.Daemon.Verifying;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Compares what is in the library with what was filed there.</summary>
public static class VerifyCommand
{
    /// <summary>How often people are told how far it is.</summary>
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(5);

    public static Command Create(Output output, Option<bool> json)
    {
        var ids = new Argument<long[]>("ID")
        {
            Description = "Only the files of these items. Default: of all items.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var quick = new Option<bool>("--quick") { Description = "Look only whether each file is there and has its size. Reads no file." };
        var command = new Command(
            "verify",
            "Compare the files in the library with what was filed: missing, changed, or rotten. Changes nothing."
        )
        {
            ids,
            quick,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    services =>
                        RunAsync(
                            output,
                            services,
                            new PlacedScope { ItemIds = parsed.GetValue(ids) ?? [] },
                            parsed.GetValue(quick),
                            parsed.GetValue(json),
                            cancellationToken
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    /// <summary>People get only what is not as it was filed, programs every file.</summary>
    private static async Task<int> RunAsync(
        Output output,
        IServiceProvider services,
        PlacedScope scope,
        bool isQuick,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        TimeProvider time = services.GetRequiredService<TimeProvider>();
        (int files, long all) = await services.GetRequiredService<PlacedFiles>().CountAsync(scope, cancellationToken);
        var counts = new Dictionary<FileCondition, int>();
        long bytes = 0;
        long read = 0;
        long told = time.GetTimestamp();
        await foreach (CheckedFile found in services.GetRequiredService<LibraryCheck>().RunAsync(scope, isQuick, OnRead, cancellationToken))
        {
            counts[found.Condition] = counts.GetValueOrDefault(found.Condition) + 1;
            bytes += found.File.Bytes;
            if (asJson)
            {
                output.Json(VerifiedLine.Of(found), CommandJson.Default.VerifiedLine);
            }
            else if (found.IsDamage)
            {
                output.Say(
                    $"Item {found.File.ItemId}, {Untrusted.Clean(found.File.Path, Untrusted.PathLength)}:\n  {VerifyWords.Of(found).Replace("\n", "\n  ", StringComparison.Ordinal)}"
                );
            }
        }

        var total = VerifiedTotal.Of(counts, bytes);
        if (asJson)
        {
            output.Json(total, CommandJson.Default.VerifiedTotal);
        }
        else
        {
            output.Say(VerifyWords.Of(total));
        }

        return total.Same + total.NotHashed == total.Files ? ExitCode.Ok : ExitCode.Refused;

        void OnRead(int length)
        {
            read += length;
            if (!asJson && time.GetElapsedTime(told) >= ProgressInterval)
            {
                told = time.GetTimestamp();
                output.Error($"{counts.Values.Sum()} of {files} files, {Format.Bytes(read)} read of at most {Format.Bytes(all)}.");
            }
        }
    }
}
