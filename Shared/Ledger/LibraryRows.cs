using System.Data.Common;
using Hybrid.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>Reads and writes rows of the library index one by one, with prepared statements: a library has a hundred thousand of them.</summary>
/// <remarks>Not through the change tracker, which takes ten times the processor time and keeps what it wrote.</remarks>
public sealed class LibraryRows(LedgerDb db) : IDisposable
{
    private readonly DbConnection _connection = db.Database.GetDbConnection();
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private DbTransaction? _transaction;

    public static async Task<LibraryRows> OpenAsync(IDbContextFactory<LedgerDb> ledger, CancellationToken cancellationToken)
    {
        LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        return new LibraryRows(db);
    }

    /// <summary>All of it or nothing.</summary>
    public void Together(Action write)
    {
        using DbTransaction transaction = _connection.BeginTransaction();
        _transaction = transaction;
        try
        {
            write();
            transaction.Commit();
        }
        finally
        {
            _transaction = null;
        }
    }

    /// <summary>A folder with the title that it was read as; null if it is not known.</summary>
    public (IndexedFolder Folder, IndexedTitle? Title)? Folder(string root, string path)
    {
        using DbDataReader row = Read(
            """
            SELECT f."Id", f."Changed", f."IsSettled", f."Sweep", f."TitleId",
                   t."Kind", t."Name", t."NameKey", t."Year", t."ClaimedTmdbId", t."ImdbId", t."TvdbId", t."KnownBy"
            FROM "LibraryFolders" f LEFT JOIN "LibraryTitles" t ON t."Id" = f."TitleId"
            WHERE f."Root" = $1 AND f."Path" = $2
            """,
            root,
            path
        );
        if (!row.Read())
        {
            return null;
        }

        var folder = new IndexedFolder
        {
            Id = row.GetInt64(0),
            Root = root,
            Path = path,
            Changed = row.GetInt64(1),
            IsSettled = row.GetBoolean(2),
            Sweep = row.GetInt32(3),
            TitleId = row.IsDBNull(4) ? null : row.GetInt64(4),
        };
        return (folder, row.IsDBNull(5) ? null : TitleAt(row, 5));
    }

    /// <summary>What plex-mcp filed at an absolute path, with the title that it was filed as; null if another hand put the file there.</summary>
    public (long FileId, IndexedTitle Title)? Filed(string path)
    {
        using DbDataReader row = Read(
            """
            SELECT p."FileId", i."TitleKind", i."Title", '', i."Year", i."TmdbId", NULL, NULL, 'Ledger'
            FROM "Placements" p JOIN "Files" f ON f."Id" = p."FileId" JOIN "Items" i ON i."Id" = f."ItemId"
            WHERE p."To" = $1 AND p."State" = 'Placed' AND i."TmdbId" IS NOT NULL AND i."Title" IS NOT NULL
            """,
            path
        );
        return row.Read() ? (row.GetInt64(0), TitleAt(row, 1)) : null;
    }

    /// <summary>The row of this claim, made if there is none.</summary>
    /// <returns>Its id, and whether it was made.</returns>
    public (long Id, bool IsNew) Title(IndexedTitle claim)
    {
        object?[] values =
        [
            claim.NameKey,
            claim.Kind.ToString(),
            claim.Name,
            claim.Year,
            claim.ClaimedTmdbId,
            claim.ImdbId,
            claim.TvdbId,
            claim.KnownBy.ToString(),
        ];
        object? id = One(
            """
            SELECT "Id" FROM "LibraryTitles"
            WHERE "NameKey" = $1 AND "Kind" = $2 AND "Name" = $3 AND "Year" IS $4
              AND "ClaimedTmdbId" IS $5 AND "ImdbId" IS $6 AND "TvdbId" IS $7 AND "KnownBy" = $8
            """,
            values
        );
        if (id is not null)
        {
            return ((long)id, false);
        }

        id = One(
            """
            INSERT INTO "LibraryTitles" ("NameKey", "Kind", "Name", "Year", "ClaimedTmdbId", "ImdbId", "TvdbId", "KnownBy", "TmdbId", "Group")
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $5, 0) RETURNING "Id"
            """,
            values
        );
        return ((long)id!, true);
    }

    /// <returns>Its id.</returns>
    public long Write(IndexedFolder folder) =>
        (long)
            One(
                """
                INSERT INTO "LibraryFolders" ("Root", "Path", "Changed", "IsSettled", "Entries", "TitleId", "Sweep")
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT ("Root", "Path") DO UPDATE SET
                  "Changed" = $3, "IsSettled" = $4, "Entries" = $5, "TitleId" = $6, "Sweep" = $7
                RETURNING "Id"
                """,
                folder.Root,
                folder.Path,
                folder.Changed,
                folder.IsSettled,
                folder.Entries,
                folder.TitleId,
                folder.Sweep
            )!;

    public void Write(IndexedFile file) =>
        Run(
            """
            INSERT INTO "LibraryFiles" ("FolderId", "Name", "Bytes", "ModifiedAt", "Inode", "Role", "TitleId", "Season", "Episode",
              "LastEpisode", "Edition", "Is3D", "Part", "Resolution", "Source", "NameDiffers", "LedgerFileId", "Sweep")
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            ON CONFLICT ("FolderId", "Name") DO UPDATE SET
              "Bytes" = $3, "ModifiedAt" = $4, "Inode" = $5, "Role" = $6, "TitleId" = $7, "Season" = $8, "Episode" = $9,
              "LastEpisode" = $10, "Edition" = $11, "Is3D" = $12, "Part" = $13, "Resolution" = $14, "Source" = $15,
              "NameDiffers" = $16, "LedgerFileId" = $17, "Sweep" = $18
            """,
            file.FolderId,
            file.Name,
            file.Bytes,
            file.ModifiedAt.ToUnixTimeMilliseconds(),
            file.Inode,
            file.Role.ToString(),
            file.TitleId,
            file.Season,
            file.Episode,
            file.LastEpisode,
            file.Edition,
            file.Is3D,
            file.Part,
            file.Resolution,
            file.Source,
            file.NameDiffers,
            file.LedgerFileId,
            file.Sweep
        );

    /// <summary>The files of a folder that were not seen in this sweep.</summary>
    /// <returns>How many there were.</returns>
    public int ForgetUnseen(long folder, int sweep) =>
        Run("""DELETE FROM "LibraryFiles" WHERE "FolderId" = $1 AND "Sweep" <> $2""", folder, sweep);

    /// <summary>With its files.</summary>
    public void ForgetFolder(long folder) => Run("""DELETE FROM "LibraryFolders" WHERE "Id" = $1""", folder);

    /// <summary>Every movie and every episode, those of one title together. Yields one at a time.</summary>
    public IEnumerable<StandingVideoRow> Videos()
    {
        using DbDataReader row = Read(
            """
            SELECT f."Id", t."Group", t."Kind", f."Season", f."Episode", f."LastEpisode", f."Part", f."Edition", f."Is3D", f."Bytes", f."Inode"
            FROM "LibraryFiles" f JOIN "LibraryTitles" t ON t."Id" = f."TitleId"
            WHERE f."Role" IN ('Video', 'Disc') ORDER BY t."Group"
            """
        );
        while (row.Read())
        {
            yield return new StandingVideoRow(row.GetInt64(0), row.GetInt64(1), row.GetString(2) == nameof(TitleKind.Series))
            {
                Season = Number(row, 3),
                Episode = Number(row, 4),
                LastEpisode = Number(row, 5),
                Part = Number(row, 6),
                Edition = row.IsDBNull(7) ? null : row.GetString(7),
                Is3D = row.GetBoolean(8),
                Bytes = row.GetInt64(9),
                Inode = row.IsDBNull(10) ? null : row.GetInt64(10),
            };
        }
    }

    /// <summary>The names of videos and subtitles, those of one folder together. Yields one at a time.</summary>
    public IEnumerable<(long Folder, string Name, bool IsSubtitle)> Names()
    {
        using DbDataReader row = Read(
            """SELECT "FolderId", "Name", "Role" = 'Subtitle' FROM "LibraryFiles" ORDER BY "FolderId", "Name" """
        );
        while (row.Read())
        {
            yield return (row.GetInt64(0), row.GetString(1), row.GetBoolean(2));
        }
    }

    public void Tell(string root, int seen, DateTimeOffset at) =>
        Run("""UPDATE "LibraryRoots" SET "Seen" = $2, "ProgressAt" = $3 WHERE "Path" = $1""", root, seen, at.ToUnixTimeMilliseconds());

    public void Dispose()
    {
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }

        db.Dispose();
    }

    /// <summary>From a column on: kind, name, key, year, ids, and what says so.</summary>
    private static IndexedTitle TitleAt(DbDataReader row, int at) =>
        new()
        {
            Kind = Enum.Parse<TitleKind>(row.GetString(at)),
            Name = row.GetString(at + 1),
            NameKey = row.GetString(at + 2),
            Year = Number(row, at + 3),
            ClaimedTmdbId = Number(row, at + 4),
            ImdbId = row.IsDBNull(at + 5) ? null : row.GetString(at + 5),
            TvdbId = Number(row, at + 6),
            KnownBy = Enum.Parse<TitleSource>(row.GetString(at + 7)),
        };

    private static int? Number(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt32(at);

    private DbDataReader Read(string statement, params object?[] values) => Prepared(statement, values).ExecuteReader();

    private object? One(string statement, params object?[] values) => Prepared(statement, values).ExecuteScalar();

    private int Run(string statement, params object?[] values) => Prepared(statement, values).ExecuteNonQuery();

    private DbCommand Prepared(string statement, object?[] values)
    {
        if (!_commands.TryGetValue(statement, out DbCommand? command))
        {
            command = _connection.CreateCommand();
            // The statements are the constants above.
#pragma warning disable CA2100
            command.CommandText = statement;
#pragma warning restore CA2100
            for (int i = 1; i <= values.Length; i++)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = $"${i}";
                command.Parameters.Add(parameter);
            }

            _commands[statement] = command;
        }

        command.Transaction = _transaction;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}

/// <summary>A movie, or episodes, in the library: what says whether it stands there twice.</summary>
/// <param name="Id">Of the <see cref="IndexedFile"/>.</param>
/// <param name="Title">See <see cref="IndexedTitle.Group"/>.</param>
public readonly record struct StandingVideoRow(long Id, long Title, bool IsEpisode)
{
    public int? Season { get; init; }

    public int? Episode { get; init; }

    public int? LastEpisode { get; init; }

    public int? Part { get; init; }

    public string? Edition { get; init; }

    public bool Is3D { get; init; }

    public long Bytes { get; init; }

    public long? Inode { get; init; }
}
