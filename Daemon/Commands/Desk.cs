using System.Text.Json.Serialization.Metadata;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Opens the desk for one command, on a ledger that this version can read.</summary>
public static class Desk
{
    public static Task<int> WithAsync(Output output, Func<ReviewDesk, Task<int>> work, CancellationToken cancellationToken) =>
        WithServicesAsync(output, services => work(services.GetRequiredService<ReviewDesk>()), cancellationToken);

    public static async Task<int> WithServicesAsync(
        Output output,
        Func<IServiceProvider, Task<int>> work,
        CancellationToken cancellationToken
    )
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(settings).BuildServiceProvider();
        LedgerCheck check = await services.GetRequiredService<LedgerSchema>().CheckAsync(cancellationToken);
        if (check.Fitness != LedgerFitness.Ready)
        {
            output.Error(check.Sentence);
            return ExitCode.Refused;
        }

        return await work(services);
    }

    /// <summary>For a command that only reads: as JSON for programs, or printed for people.</summary>
    public static Task<int> TellAsync<T>(
        Output output,
        bool asJson,
        Func<ReviewDesk, Task<T>> read,
        JsonTypeInfo<T> type,
        Action<Output, T> print,
        CancellationToken cancellationToken
    ) =>
        WithAsync(
            output,
            async desk =>
            {
                T answer = await read(desk);
                if (asJson)
                {
                    output.Json(answer, type);
                }
                else
                {
                    print(output, answer);
                }

                return ExitCode.Ok;
            },
            cancellationToken
        );
}
