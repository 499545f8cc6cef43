using System.Globalization;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Testing;
using Hybrid.Testing.Transmission;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reliability;

/// <summary>Each entry of the ingest folder and each torrent is taken in or told, whatever lies beside it.</summary>
public sealed class OddEntriesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_entry_of_a_folder_of_oddities_is_taken_in_or_told_and_a_movie_behind_them_is_taken()
    {
        await using Mount tmpfs = await Mount.TmpfsAsync("200m");
        using var disk = new TemporaryDisk();
        string elsewhere = disk.File("elsewhere/secret.mkv");
        var fates = new Dictionary<string, Fate>(StringComparer.Ordinal);
        int entries = Effort.IsFull ? 8000 : 400;
        for (int seed = 0; seed < entries; seed++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"e{seed:000000}-");
            fates[name] = await OddEntry.MakeAsync(tmpfs.Root, name, seed, elsewhere);
        }

        await File.WriteAllTextAsync(Path.Combine(tmpfs.Root, "zz.Last.1999.mkv"), "x", Stop);
        await using Engine engine = Open(disk, tmpfs.Root);
        await engine.MigrateAsync();

        // Over eleven minutes, so that what waits for long is told too.
        for (int sweep = 0; sweep < 24; sweep++)
        {
            Sweep seen = await engine.Part<SourceHealth>().SweepAsync(() => engine.Part<FolderWatch>().SweepAsync(Stop), Stop);
            Assert.Null(seen.Fault);
            engine.Clock.Now += TimeSpan.FromSeconds(30);
        }

        await using LedgerDb db = await engine.Ledger.CreateDbContextAsync(Stop);
        List<string> taken = await db.Downloads.Select(d => d.Name).ToListAsync(Stop);
        List<string> told = await db.SetAside.Select(s => s.Name).ToListAsync(Stop);
        List<string> paths = await db.Files.Select(f => f.Path).ToListAsync(Stop);
        var violations = new List<string>();
        foreach ((string name, Fate fate) in fates)
        {
            bool isTaken = taken.Exists(t => t.StartsWith(name, StringComparison.Ordinal));
            bool isTold = told.Exists(t => t.StartsWith(name, StringComparison.Ordinal));
            bool holds = fate switch
            {
                Fate.Taken => isTaken,
                Fate.Told => isTold && !isTaken,
                Fate.TakenOrTold => isTaken || isTold,
                _ => !isTaken && !isTold,
            };
            if (!holds)
            {
                violations.Add($"{name} should be {fate}; taken: {isTaken}, told: {isTold}");
            }
        }

        violations.AddRange(paths.Where(p => p.Contains("Deleted", StringComparison.Ordinal)).Select(p => $"out of a trash folder: {p}"));
        violations.AddRange(paths.Where(p => p.Contains("secret", StringComparison.Ordinal)).Select(p => $"through a link: {p}"));
        Effort.Tell(
            "taking in",
            "odd entries of the ingest folder",
            entries,
            violations.Count,
            string.Create(CultureInfo.InvariantCulture, $"{taken.Count} taken in, {told.Count} files or entries told")
        );
        await Shell.RunAsync("sh", "-c", $"rm -rf '{tmpfs.Root}'/*");
        Effort.Hold(violations);
        Assert.Contains("zz.Last.1999.mkv", taken);
    }

    [Theory]
    [InlineData(33_000, true)]
    [InlineData(100_000, false)]
    public async Task A_huge_download_is_taken_in_or_told_and_the_movie_behind_it_is_taken(int files, bool isTaken)
    {
        await using Mount tmpfs = await Mount.TmpfsAsync("600m", "nr_inodes=200k");
        using var disk = new TemporaryDisk();
        Directory.CreateDirectory(Path.Combine(tmpfs.Root, "Huge"));
        for (int n = 0; n < files; n++)
        {
            File.WriteAllBytes(Path.Combine(tmpfs.Root, "Huge", string.Create(CultureInfo.InvariantCulture, $"{n}.txt")), []);
        }

        await File.WriteAllTextAsync(Path.Combine(tmpfs.Root, "zz.Last.1999.mkv"), "x", Stop);
        await using Engine engine = Open(disk, tmpfs.Root);
        await engine.MigrateAsync();
        for (int sweep = 0; sweep < 3; sweep++)
        {
            await engine.Part<SourceHealth>().SweepAsync(() => engine.Part<FolderWatch>().SweepAsync(Stop), Stop);
            engine.Clock.Now += TimeSpan.FromSeconds(30);
        }

        Page<SetAsideEntry> told = await engine.Part<ReviewDesk>().SetAsideAsync(new Paging(10), Stop);
        await using LedgerDb db = await engine.Ledger.CreateDbContextAsync(Stop);
        List<string> taken = await db.Downloads.Select(d => d.Name).ToListAsync(Stop);
        Assert.Equal(isTaken ? ["Huge", "zz.Last.1999.mkv"] : ["zz.Last.1999.mkv"], taken.Order(StringComparer.Ordinal));
        Assert.Equal(isTaken ? [] : ["Huge"], told.Items.Select(i => i.Name));
        Effort.Tell("taking in", string.Create(CultureInfo.InvariantCulture, $"a folder of {files} files"), 1, 0);
    }

    [Fact]
    public async Task Each_odd_torrent_of_a_real_Transmission_is_taken_in_or_told_and_the_good_one_is_taken()
    {
        Assert.SkipWhen(TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        using var disk = new TemporaryDisk();
        await using TransmissionDaemon transmission = await TransmissionDaemon.StartAsync();
        int torrents = Effort.IsFull ? 300 : 30;
        var hashes = new List<string>();
        for (int seed = 0; seed < torrents; seed++)
        {
            // Transmission takes what it likes of it; what it has on its list counts.
            var tree = HostileTree.Of(seed);
            byte[] torrent = TorrentFileMaker.WithNames(
                string.Create(CultureInfo.InvariantCulture, $"{seed} {tree.Name.Replace("\0", "", StringComparison.Ordinal)}"),
                [.. tree.Paths.Select(p => (p.Split('/'), "x"u8.ToArray()))]
            );
            try
            {
                hashes.Add(await transmission.Rpc.AddAsync(torrent));
            }
            catch (InvalidOperationException)
            {
                // It refused the torrent.
            }
        }

        string good = Path.Combine(transmission.DownloadDir, "zz.Last.1999.mkv");
        await File.WriteAllTextAsync(good, "a movie", Stop);
        string last = await transmission.Rpc.AddAsync(TorrentFileMaker.Of(good));
        await transmission.Rpc.UntilDoneAsync(last);
        await using Engine engine = new(
            new Place(disk.Root, disk.Folder("library"), default).Settings with
            {
                TransmissionUrl = transmission.Url,
            },
            new SettableClock(Place.Begin)
        );
        await engine.MigrateAsync();
        var poll = Poll.Failed(null!);
        for (int look = 0; look < 3; look++)
        {
            poll = await engine.Part<SourceHealth>().PollAsync(() => engine.Part<TorrentWatch>().PollAsync(Stop), Stop);
            Assert.Null(poll.Fault);
        }

        await using LedgerDb db = await engine.Ledger.CreateDbContextAsync(Stop);
        Assert.Contains(await db.Downloads.Select(d => d.InfoHash).ToListAsync(Stop), hash => hash == last);
        Assert.Equal(hashes.Count + 1, poll.Torrents.Count);
        Effort.Tell("taking in", "odd torrents of a real Transmission", hashes.Count, 0);
    }

    private static Engine Open(TemporaryDisk disk, string ingest) =>
        new(
            new Place(disk.Root, disk.Folder("library"), default).Settings with
            {
                IngestDir = ingest,
                TransmissionPollInterval = TimeSpan.FromSeconds(30),
            },
            new SettableClock(Place.Begin)
        );
}
