using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>What a SQLite error that a person must repair means, and the way back.</summary>
public sealed record LedgerFault(LedgerFaultKind Kind, string Sentence)
{
    /// <summary>SQLITE_READONLY_DBMOVED.</summary>
    private const int Moved = 8 | (4 << 8);

    /// <summary>Whether the ledger refused. EF Core wraps the error of a save with one statement, and lets the others through as they are.</summary>
    public static bool Is(Exception exception) => exception is DbUpdateException or DbException;

    /// <summary>What SQLite says when it notices by itself that the file is another one; it does so only when it writes.</summary>
    public static Exception MovedNow(string sentence) => new SqliteException(sentence, Moved & 0xFF, Moved);

    /// <summary>Whether another program has locked the ledger. It passes.</summary>
    public static bool IsLock(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: 5 or 6 };

    /// <summary>Null for errors that pass, such as a short lock, and for exceptions that are not SQLite's.</summary>
    /// <remarks>The numbers: sqlite.org/rescode.html.</remarks>
    public static LedgerFault? Of(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException) is not { } sqlite
            ? null
            : (sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode) switch
            {
                (8, Moved) => new(
                    LedgerFaultKind.Moved,
                    "The ledger's file was moved, replaced or deleted while it was in use. Put it back, or restore a copy from \"backups\" in the data folder: plex-mcp-daemon restore FILE"
                ),
                (8, _) => new(
                    LedgerFaultKind.ReadOnly,
                    "The ledger cannot be written, because it is read-only. Check the folder PLEX_MCP_DATA_DIR and its permissions."
                ),
                // SHMOPEN, SHMSIZE, SHMLOCK, SHMMAP.
                (10, 10 | (18 << 8) or 10 | (19 << 8) or 10 | (20 << 8) or 10 | (21 << 8)) => new(
                    LedgerFaultKind.NoSharedMemory,
                    "The file system of PLEX_MCP_DATA_DIR does not let files be mapped into memory, which SQLite needs (mergerfs does not with direct_io). Set PLEX_MCP_DATA_DIR to a folder on a disk of this machine."
                ),
                (10, _) => new(
                    LedgerFaultKind.Failing,
                    "The disk of the ledger reports an input/output error. Check the disk of PLEX_MCP_DATA_DIR."
                ),
                (11 or 26, _) => new(
                    LedgerFaultKind.Damaged,
                    "The ledger is damaged. Stop the daemon, then restore a copy from \"backups\" in the data folder: plex-mcp-daemon restore FILE"
                ),
                (13, _) => new(LedgerFaultKind.Full, "The disk of the ledger is full. Free some space on the disk of PLEX_MCP_DATA_DIR."),
                (14, _) => new(
                    LedgerFaultKind.NotOpened,
                    "The ledger cannot be opened. Check the folder PLEX_MCP_DATA_DIR and its permissions."
                ),
                _ => null,
            };
}

public enum LedgerFaultKind
{
    Moved,
    ReadOnly,

    /// <summary>Files cannot be mapped into memory.</summary>
    NoSharedMemory,

    /// <summary>The device reports an error.</summary>
    Failing,
    Damaged,
    Full,
    NotOpened,
}
