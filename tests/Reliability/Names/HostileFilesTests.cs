using System.Diagnostics;
using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Testing;
using Hybrid.Videos;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reliability;

/// <summary>A sample for real: on a disk, with names that are no text, through sweep, intake, a person's approval and placing.</summary>
public sealed class HostileFilesTests
{
    [Fact]
    public async Task Hostile_files_are_placed_inside_the_library_or_refused_with_a_reason()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of any bytes are Linux's.");
        int trees = Effort.IsFull ? 2000 : 250;
        using var disk = new TemporaryDisk();
        string downloads = disk.Folder("downloads");
        var place = new Place(disk.Root, disk.Folder("library"), default);
        disk.Folder("library", "Movies");
        disk.Folder("library", "TV Shows");
        disk.File("canary/untouched");
        int[] made = [.. Enumerable.Range(0, trees).Select(seed => Make(downloads, seed))];
        int entries = made.Count(files => files > 0);
        string before = await ListAsync(disk.Root, "./downloads", "./canary");

        int told = await PlaceAllAsync(place, downloads);

        Assert.Equal(before, await ListAsync(disk.Root, "./downloads", "./canary"));
        Assert.Equal(
            ["canary", "data", "downloads", "library"],
            Directory.EnumerateFileSystemEntries(disk.Root).Select(Path.GetFileName).Order()!
        );
        await using Engine engine = new(place.Settings, new SettableClock(Place.Begin.AddDays(2)));
        List<IngestItem> items = [.. await engine.ItemsAsync()];
        var violations = new List<string>();
        int taken = items.DistinctBy(i => i.DownloadId).Count();
        // "Film.mkv.part" is waited for without a word: that is how every download begins.
        int unfinished = Directory.EnumerateFileSystemEntries(downloads).Count(e => FileKinds.IsPartial(Path.GetFileName(e)));
        if (taken + told + unfinished != entries)
        {
            violations.Add(
                $"{entries} entries were dropped; {taken} were taken in, {told} were told of, {unfinished} bear the name of an unfinished file"
            );
        }

        violations.AddRange(
            items
                .Where(i => i.State is not (ItemState.Finished or ItemState.AwaitingReview))
                .Select(i => $"item {i.Id} ends {i.State}: {i.Fault}")
        );
        violations.AddRange(
            items
                .SelectMany(i => i.Files)
                .Where(f => f.Placement is { State: PlacementState.Refused } p && string.IsNullOrWhiteSpace(p.Note))
                .Select(f => $"refused without a reason: {f.Path}")
        );
        Placement[] placed =
        [
            .. items.SelectMany(i => i.Files).Select(f => f.Placement!).Where(p => p is { State: PlacementState.Placed }),
        ];
        HashSet<string> standing = [.. FileFacts.Below(place.Library).Keys.Select(k => Path.Combine(place.Library, k))];
        violations.AddRange(placed.Where(p => !standing.Contains(p.To)).Select(p => $"placed, and not there: {p.To}"));
        violations.AddRange(standing.Except(placed.Select(p => p.To)).Select(path => $"there, and placed by nobody: {path}"));
        Effort.Tell(
            "names",
            "placed for real",
            trees,
            violations.Count,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{made.Sum()} files; {taken} downloads taken in, {told} told of as unreadable or unfinished; {items.Count} items; {placed.Length} files placed"
            )
        );
        await RemoveAsync(downloads);
        Effort.Hold(violations);
        Assert.True(placed.Length > trees / 10, "Nearly nothing was placed: this tests nothing.");
    }

    /// <summary>.NET cannot delete what it cannot name.</summary>
    private static Task RemoveAsync(string folder) => Shell.RunAsync("rm", "-rf", folder);

    private static int Make(string downloads, int seed)
    {
        var tree = HostileTree.Of(seed);
        var random = new Random(seed);
        byte[] entry =
        [
            .. System.Text.Encoding.UTF8.GetBytes(seed.ToString(CultureInfo.InvariantCulture) + " "),
            .. HostileTree.BytesOf(tree.Name, random).Take(240),
        ];
        return tree.Paths.Count(path =>
            RawDisk.TryWrite(
                downloads,
                [entry, .. path.Split('/').Select(c => HostileTree.BytesOf(c, random))],
                // Most are videos inside, so that they are placed whatever their name; the rest is refused for what it is.
                random.Next(4) == 0
                    ? random.GetItems<byte>([1, 2, 3], random.Next(1, 300))
                    : TinyVideo.Make(random.Next(1100, 3000), random.Next())
            )
        );
    }

    /// <returns>How many entries were set aside.</returns>
    private static async Task<int> PlaceAllAsync(Place place, string downloads)
    {
        await using Engine engine = new(
            place.Settings with
            {
                IngestDir = downloads,
                TransmissionPollInterval = TimeSpan.FromSeconds(30),
            },
            new SettableClock(Place.Begin),
            catalog: new HostileTitles(1)
        );
        await engine.MigrateAsync();
        Sweep sweep = new([], null);
        for (int look = 0; look < 3; look++)
        {
            sweep = await engine.Part<FolderWatch>().SweepAsync(CancellationToken.None);
            engine.Clock.Now += TimeSpan.FromSeconds(31);
        }

        Assert.Null(sweep.Fault);
        await using (LedgerDb db = await engine.Ledger.CreateDbContextAsync())
        {
            foreach (IngestItem item in await db.Items.ToListAsync())
            {
                item.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", engine.Clock.Now);
                var title = new TitleId(item.Id % 2 == 0 ? TitleKind.Movie : TitleKind.Series, (int)item.Id);
                item.Choose(title, "A title", null, Actor.Reviewer);
                item.Move(ItemState.Approved, Actor.Reviewer, "Approved.", engine.Clock.Now);
            }

            await db.SaveChangesAsync();
        }

        await engine.SettleAsync();
        return sweep.SetAside.Entries.Count;
    }

    /// <summary>Every name, time, size, right and byte, told by find, which does not mind what a name is made of. The count of names a file has may grow.</summary>
    private static async Task<string> ListAsync(string root, params string[] folders)
    {
        string list = string.Join(' ', folders);
        ProcessStartInfo start = new(
            "sh",
            [
                "-c",
                $"LC_ALL=C; export LC_ALL; find {list} -printf '%p %y %i %m %s %T@\\0' | sort -z | sha256sum; find {list} -type f -print0 | sort -z | xargs -0 sha256sum -z | sha256sum",
            ]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = root,
        };
        using Process process = Process.Start(start)!;
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }
}
