namespace Hybrid.Migrations;

/// <summary>What a daemon of the first version left in its ledger: a movie that was filed.</summary>
internal static class FirstVersion
{
    public const string Rows = """
        INSERT INTO Daemon (Id, Pid, Version, Mode, StartedAt, BeatAt, Doing) VALUES (1, 4711, '0.1.0', 'hybrid', 1780000000000, 1780000000000, '');
        INSERT INTO Downloads (Id, Source, Key, Name, Root, SeenAt)
            VALUES (1, 'Folder', 'path:/ingest/The.Matrix.1999.mkv', 'The.Matrix.1999.mkv', '/ingest', 1780000000000);
        INSERT INTO Items (Id, DownloadId, Name, State, Version, CreatedAt, ChangedAt, DueAt, Tries, TitleKind, TmdbId, Title, Year, DecidedBy)
            VALUES (1, 1, 'The.Matrix.1999.mkv', 'Finished', 5, 1780000000000, 1780000000000, 1780000000000, 0, 'Movie', 603, 'The Matrix', 1999, 'Daemon');
        INSERT INTO Files (Id, ItemId, Path, Bytes, Wanted, Role, LibraryKeys) VALUES (1, 1, 'The.Matrix.1999.mkv', 4096, 1, 'Video', '["movie/603"]');
        INSERT INTO Placements (Id, FileId, "From", "To", LibraryRoot, State, Method, Bytes, SourceModifiedAt, PlannedAt, PlacedAt)
            VALUES (1, 1, '/ingest/The.Matrix.1999.mkv', '/library/Movies/The Matrix (1999).mkv', '/library/Movies', 'Placed', 'HardLink', 4096,
                1780000000000, 1780000000000, 1780000000000);
        INSERT INTO History (Id, ItemId, At, Event, Actor, Sentence) VALUES (1, 1, 1780000000000, 'Placed', 'Daemon', 'Linked.');
        """;
}
