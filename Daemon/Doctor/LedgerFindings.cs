using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether the ledger matches this version and is undamaged.</summary>
internal static class LedgerFindings
{
    private const string Check = "ledger";

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        LedgerSchema schema,
        IDbContextFactory<LedgerDb> ledger,
        CancellationToken cancellationToken
    )
    {
        LedgerCheck check = await schema.CheckAsync(cancellationToken);
        Finding fitness = Of(check);
        bool isThere = check.Fitness is not (LedgerFitness.Missing or LedgerFitness.Unreadable);
        return isThere && await DamageAsync(ledger, cancellationToken) is { } damage ? [fitness, damage] : [fitness];
    }

    private static Finding Of(LedgerCheck check) =>
        check.Fitness switch
        {
            LedgerFitness.Missing => Finding.Ok(Check, check.Sentence),
            LedgerFitness.Older => Finding.Warning(
                Check,
                check.Sentence,
                "Until it is upgraded, neither the MCP server nor the command line can read it.",
                "Run: plex-mcp-daemon run"
            ),
            LedgerFitness.Newer => Finding.Error(
                Check,
                check.Sentence,
                "This version may misread it, so it is left alone.",
                "Install the newer version again, or restore a copy from \"backups\" in the data folder: plex-mcp-daemon restore FILE"
            ),
            LedgerFitness.Unreadable => Finding.Error(
                Check,
                check.Sentence,
                "The daemon does not start.",
                "Check the file's owner, its mode and its disk."
            ),
            _ => Finding.Ok(Check, "The ledger matches this version."),
        };

    private static async Task<Finding?> DamageAsync(IDbContextFactory<LedgerDb> ledger, CancellationToken cancellationToken)
    {
        string? damage;
        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            damage = await LedgerBackup.DamageAsync(db, cancellationToken);
        }
        catch (SqliteException e)
        {
            damage = e.Message;
        }

        return damage is null
            ? null
            : Finding.Error(
                Check,
                $"The ledger is damaged: {damage}",
                "Decisions may be lost, and the daemon may fail at any time.",
                "Stop the daemon, then restore a copy from \"backups\" in the data folder: plex-mcp-daemon restore FILE"
            );
    }
}
