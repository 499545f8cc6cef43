using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Commands;

/// <summary>Opens the desk for one command, on a ledger that this version can read.</summary>
public static class Desk
{
    public static async Task<int> WithAsync(
        Output output,
        Func<ReviewDesk, HybridSettings, Task<int>> work,
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

        return await work(services.GetRequiredService<ReviewDesk>(), settings);
    }
}
