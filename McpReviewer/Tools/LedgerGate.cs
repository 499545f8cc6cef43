using Hybrid.Ledger;
using Hybrid.Reviewer.Processes;
using Hybrid.Reviewing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>
/// Lets a call pass if there is a ledger of this version. Without one the server runs too: a list is empty and says why, and what
/// cannot be done is refused. Each call looks again, so what a person mends needs no restart.
/// </summary>
internal sealed class LedgerGate(
    StartTrouble trouble,
    LedgerSchema schema,
    SituationReader situation,
    MissingFolders folders,
    ReadinessWords words,
    ChildDaemon child,
    TimeProvider time,
    ILogger<LedgerGate> logger
)
{
    /// <summary>In mode mcp, so long a call waits for the daemon that is being started.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(3);

    /// <summary>For what is asked for and not done without a ledger.</summary>
    public async Task<CallToolResult> EnterAsync(Func<Task<CallToolResult>> inside, CancellationToken cancellationToken)
    {
        await ForDaemonAsync(cancellationToken);
        return await ObstacleAsync(cancellationToken) is { } obstacle ? ToolAnswer.Failed(obstacle.Notice) : await inside();
    }

    /// <summary>For a list or a count, which is answered in any case.</summary>
    /// <param name="nothing">The answer where there is nothing to read.</param>
    /// <param name="text">The answer for a reader of text; null where the answer itself is short.</param>
    public async Task<CallToolResult> LookAsync<T>(
        Func<Readiness, T> nothing,
        Func<Task<T>> look,
        CancellationToken cancellationToken,
        Func<T, string>? text = null
    )
    {
        Readiness readiness = await ReadinessAsync(cancellationToken);
        if (!readiness.HasLedger)
        {
            return ToolAnswer.Of(nothing(readiness), readiness, text);
        }

        try
        {
            return ToolAnswer.Of(await look(), readiness, text);
        }
        catch (Exception e) when (words.Of(e) is { } found)
        {
            logger.LogError(e, "The ledger cannot be read");
            return ToolAnswer.Of(nothing(found), found, text);
        }
    }

    public async Task<Readiness> ReadinessAsync(CancellationToken cancellationToken)
    {
        Readiness? obstacle = await ObstacleAsync(cancellationToken);
        if (obstacle is not null && child.IsStarting)
        {
            await ForDaemonAsync(cancellationToken);
            obstacle = await ObstacleAsync(cancellationToken);
        }

        try
        {
            return obstacle
                ?? words.Of(await situation.ReadAsync(cancellationToken), await folders.FindAsync(cancellationToken), child.IsStarting);
        }
        catch (Exception e) when (words.Of(e) is { } found)
        {
            logger.LogError(e, "The ledger cannot be read");
            return found;
        }
    }

    /// <summary>Why nothing can be read; null where something can.</summary>
    private async Task<Readiness?> ObstacleAsync(CancellationToken cancellationToken)
    {
        if (trouble.IsAny)
        {
            return Readiness.Shut(ReadinessState.NotSetUp, words.Of(trouble));
        }

        LedgerCheck check = await schema.CheckAsync(cancellationToken);
        if (check.Fitness == LedgerFitness.Ready)
        {
            return null;
        }

        // A connection that stays open would go on reading a file that a person has replaced.
        SqliteConnection.ClearAllPools();
        return words.Of(check, child);
    }

    private async Task ForDaemonAsync(CancellationToken cancellationToken)
    {
        try
        {
            await child.AutoStart.WaitAsync(StartPatience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The answer says that it is being started.
        }
    }
}
