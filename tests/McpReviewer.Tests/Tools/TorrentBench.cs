using System.Diagnostics;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Testing.Transmission;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Reviewer.Tools;

/// <summary>A real Transmission of each version, a ledger, and releases on disk.</summary>
internal sealed class TorrentBench : IAsyncDisposable
{
    /// <summary>The one that is installed, and the one that TRANSMISSION_41 names.</summary>
    public static readonly TheoryData<string> Versions = ["installed", "4.1"];

    private readonly TransmissionDaemon _transmission;

    private TorrentBench(TransmissionDaemon transmission, TemporaryLedger ledger)
    {
        _transmission = transmission;
        Ledger = ledger;
    }

    public TemporaryLedger Ledger { get; }

    public TransmissionRpc Rpc => _transmission.Rpc;

    public string DownloadDir => _transmission.DownloadDir;

    public string Library => Path.Combine(Path.GetDirectoryName(DownloadDir)!, "library");

    public static async Task<TorrentBench> StartAsync(string version)
    {
        string? binary = version == "installed" ? null : Environment.GetEnvironmentVariable("TRANSMISSION_41");
        Assert.SkipWhen(version != "installed" && string.IsNullOrEmpty(binary), "TRANSMISSION_41 names no transmission-daemon.");
        Assert.SkipWhen(version == "installed" && TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        return new TorrentBench(await TransmissionDaemon.StartAsync(binary), await TemporaryLedger.CreateAsync());
    }

    public Task<ReviewerSession> ConnectAsync(
        AskedUser? user = null,
        Func<HybridSettings, HybridSettings>? settings = null,
        Action<IServiceCollection>? change = null
    ) =>
        ReviewerSession.StartAsync(
            Ledger.DataDir,
            settings: s =>
            {
                HybridSettings with = s with { TransmissionUrl = _transmission.Url, MoviesDirs = [Library] };
                return settings?.Invoke(with) ?? with;
            },
            user: user,
            change: change
        );

    /// <summary>A finished download of one film, in its own folder.</summary>
    /// <returns>The info hash.</returns>
    public async Task<string> DownloadAsync(string name, params string[] files)
    {
        byte[] torrent = Torrent(name, files);
        string hash = await Rpc.AddAsync(torrent);
        await Rpc.UntilDoneAsync(hash);
        return hash;
    }

    public byte[] Torrent(string name, params string[] files)
    {
        string folder = Path.Combine(DownloadDir, name);
        Directory.CreateDirectory(folder);
        foreach (string file in files)
        {
            File.WriteAllText(Path.Combine(folder, file), $"{name} {file} {new string('x', 20_000)}");
        }

        return TorrentFileMaker.Of(folder);
    }

    /// <summary>What the daemon makes of it: taken in, and, if it is finished, its first file linked into the library.</summary>
    /// <returns>The item's id.</returns>
    public async Task<long> TakeInAsync(string hash, string name, ItemState state, params string[] files)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var item = IngestItem.Create(name, now, "Taken in.");
        foreach (string file in files)
        {
            item.Files.Add(
                new ItemFile
                {
                    Path = $"{name}/{file}",
                    Bytes = new FileInfo(Path.Combine(DownloadDir, name, file)).Length,
                    Role = FileRole.Video,
                }
            );
        }

        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Left to a person.", now);
        if (state == ItemState.Finished)
        {
            FileIt(item, now);
        }
        else if (state != ItemState.AwaitingReview)
        {
            item.Move(state, Actor.CommandLine, "A person said so.", now);
        }

        await using LedgerDb db = await Ledger.Factory.CreateDbContextAsync();
        var download = new Download
        {
            Source = DownloadSource.Torrent,
            Key = Download.KeyOfTorrent(hash),
            InfoHash = hash,
            Name = name,
            Root = DownloadDir,
            SeenAt = now,
        };
        download.Items.Add(item);
        db.Downloads.Add(download);
        await db.SaveChangesAsync();
        return item.Id;
    }

    public async Task<HistoryEntry> LastLineAsync(long item)
    {
        await using LedgerDb db = await Ledger.Factory.CreateDbContextAsync();
        return await db.History.Where(h => h.ItemId == item).OrderBy(h => h.Id).LastAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _transmission.DisposeAsync();
        await Ledger.DisposeAsync();
    }

    private void FileIt(IngestItem item, DateTimeOffset now)
    {
        ItemFile first = item.Files[0];
        string from = Path.Combine(DownloadDir, first.Path);
        string to = Path.Combine(Library, Path.GetFileName(first.Path));
        Directory.CreateDirectory(Library);
        using (var link = Process.Start("ln", [from, to]))
        {
            link.WaitForExit();
        }

        first.Placement = new Placement
        {
            From = from,
            To = to,
            LibraryRoot = Library,
            State = PlacementState.Placed,
            Method = PlacementMethod.HardLink,
            Bytes = first.Bytes,
            SourceModifiedAt = now,
            PlannedAt = now,
            PlacedAt = now,
        };
        item.Choose(new TitleId(TitleKind.Movie, 653), "Nosferatu", 1922, Actor.CommandLine);
        item.Move(ItemState.Approved, Actor.CommandLine, "Approved.", now);
        item.Move(ItemState.Placing, Actor.Daemon, "Placing.", now);
        item.Move(ItemState.Announcing, Actor.Daemon, "Placed.", now);
        item.Move(ItemState.Finished, Actor.Daemon, "Told.", now);
    }
}
