using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Naming;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Brings the rows of one folder's files up to date.</summary>
internal sealed class IndexedFiles(IndexedRoot root, LibraryRows rows, IndexWriter writer, IDisk disk, int latestYear)
{
    private const int AtATime = 200;

    /// <param name="full">The folder's absolute path.</param>
    /// <param name="wasKnown">Some of its files may be gone.</param>
    /// <returns>The time of the file that was written to last.</returns>
    public async Task<DateTimeOffset> ReadAsync(
        IndexedFolder folder,
        StandingFolder reading,
        FolderSurvey survey,
        string full,
        bool wasKnown
    )
    {
        DateTimeOffset newest = DateTimeOffset.MinValue;
        foreach (string[] names in FolderSurvey.Files(full, reading, AtATime))
        {
            foreach (string name in names)
            {
                root.Seen++;
                if (
                    disk.Look(Path.Join(full, name)) is { Kind: EntryKind.File } entry
                    && StandingFile.Of(reading, name, Nfo(folder.Path, name, survey), latestYear) is { } standing
                )
                {
                    Write(folder, name, standing, entry);
                    newest = entry.ModifiedAt > newest ? entry.ModifiedAt : newest;
                }
            }

            await writer.PauseAsync();
        }

        if (wasKnown)
        {
            writer.ForgetUnseen(folder);
        }

        return newest;
    }

    private NfoClaim? Nfo(string folder, string name, FolderSurvey survey) =>
        survey.HasNfo && root.Kind == TitleKind.Movie && FileKinds.IsVideo(name)
            ? NfoFile.Read(root.Path, PathOf(folder, Path.GetFileNameWithoutExtension(name) + ".nfo"))
            : null;

    private void Write(IndexedFolder folder, string name, StandingFile standing, DiskEntry entry)
    {
        (long FileId, IndexedTitle Title)? filed = LibraryRoot.Combine(root.Path, PathOf(folder.Path, name)) is { } path
            ? rows.Filed(path)
            : null;
        var row = new IndexedFile
        {
            Name = name,
            Bytes = entry.Bytes,
            ModifiedAt = entry.ModifiedAt,
            Inode = entry.HasLastingInode ? unchecked((long)entry.Inode) : null,
            Role = standing.Role,
            Season = standing.Season,
            Episode = standing.Episodes.Count > 0 ? standing.Episodes[0] : null,
            LastEpisode = standing.Episodes.Count > 0 ? standing.Episodes[^1] : null,
            Edition = standing.Edition,
            Is3D = standing.Is3D,
            Part = standing.Part,
            Resolution = standing.Resolution,
            Source = standing.Source,
            NameDiffers = standing.NameDiffers,
            LedgerFileId = filed?.FileId,
            Sweep = root.Sweep,
        };
        writer.File(folder, row, filed is { } ours ? TitleClaim.Of(ours.Title) : standing.Title);
    }

    private static string PathOf(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
