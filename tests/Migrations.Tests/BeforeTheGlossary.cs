namespace Hybrid.Migrations;

/// <summary>Rows of the last version before tables and stored words took the names of the glossary.</summary>
internal static class BeforeTheGlossary
{
    public const string Rows = """
        INSERT INTO Downloads (Id, Source, Key, Name, Root, SeenAt) VALUES (1, 'Folder', 'path:/ingest/A.mkv', 'A.mkv', '/ingest', 1780000000000);
        INSERT INTO Items (Id, DownloadId, Name, State, Version, CreatedAt, ChangedAt, DueAt, Tries, Duplicates, Numbering, Assessment)
            VALUES (1, 1, 'A.mkv', 'AwaitingReview', 2, 1780000000000, 1780000000000, 1780000000000, 0, 'Ask', 'Unsaid',
                '{"Verdict":"AskReviewer","Reasons":[{"Concern":"NoCatalogue","Sentence":"a"},{"Concern":"CatalogueDegraded","Sentence":"b"}],"Candidates":[],"Confidence":0}');
        INSERT INTO Files (Id, ItemId, Path, Bytes, Wanted, Role, LibraryKeys) VALUES (1, 1, 'A.mkv', 4096, 1, 'Video', '[]');
        INSERT INTO Placements (Id, FileId, "From", "To", LibraryRoot, State, Bytes, CopiedBytes, SpentBytes, IsMadeWhole, Replaced, SourceModifiedAt, PlannedAt)
            VALUES (1, 1, '/ingest/A.mkv', '/library/A.mkv', '/library', 'Displaced', 4096, 0, 0, 0, 0, 1780000000000, 1780000000000);
        INSERT INTO Displacements (Id, FileId, "From", KeptAt, LibraryRoot, Bytes, Inode, ModifiedAt, PlannedAt, State)
            VALUES (1, 1, '/library/B.mkv', '/library/.recycle/B.mkv', '/library', 4096, 7, 1780000000000, 1780000000000, 'Kept');
        INSERT INTO Bases (ItemId, At, Facts) VALUES (1, 1780000000000, x'010203');
        INSERT INTO Neighbours (Name, Fault, FaultAt) VALUES ('Plex', 'No answer.', 1780000000000);
        INSERT INTO Notifications (Id, At, Key, Kind, Subject, Text, Title, UpTo, Waiting)
            VALUES (1, 1780000000000, 'neighbour:Plex:1', 'TroubleBegan', 'neighbour:Plex', '', '', 0, 0);
        """;
}
