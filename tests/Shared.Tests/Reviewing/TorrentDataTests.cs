using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Torrents;

namespace Hybrid.Reviewing;

/// <summary>The library's files and another torrent's are known by where paths lead, not by how they are spelled.</summary>
public sealed class TorrentDataTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Data_below_the_library_is_kept_though_the_library_is_named_by_a_link()
    {
        string real = _disk.Folder("srv", "tv");
        Directory.CreateSymbolicLink(_disk.At("library"), real);
        Torrent torrent = Of("a", real);

        WhyKept.InLibrary named = Assert.Single(Objections(torrent, [torrent], _disk.At("library")).OfType<WhyKept.InLibrary>());
        Assert.Equal(_disk.At("library"), named.Folder);
        Assert.Single(Objections(torrent, [torrent], real + "/").OfType<WhyKept.InLibrary>());
        Assert.Empty(Objections(torrent, [torrent], _disk.Folder("srv", "t")).OfType<WhyKept.InLibrary>());
    }

    [Fact]
    public void Files_that_another_torrent_has_by_another_path_are_kept()
    {
        string real = _disk.Folder("srv", "downloads");
        Directory.CreateSymbolicLink(_disk.At("downloads"), real);
        Torrent torrent = Of("a", real);

        Assert.Single(Objections(torrent, [torrent, Of("b", _disk.At("downloads"))]).OfType<WhyKept.Shared>());
        Assert.Empty(Objections(torrent, [torrent, Of("b", _disk.Folder("other"))]).OfType<WhyKept.Shared>());
    }

    [Fact]
    public void A_torrent_that_cannot_be_read_may_have_the_same_files()
    {
        Torrent torrent = Of("a", _disk.Folder("downloads"));
        Torrent other = Of("b", "") with { Files = [], Unreadable = "No files." };

        Assert.Equal("b", Assert.Single(Objections(torrent, [torrent, other]).OfType<WhyKept.OtherUnreadable>()).Name);
        Assert.Empty(Objections(torrent, [torrent]).OfType<WhyKept.OtherUnreadable>());
    }

    [Fact]
    public void A_new_torrent_does_not_download_through_a_link_into_the_library()
    {
        string downloads = _disk.Folder("downloads");
        HybridSettings settings = Settings(_disk.Folder("library"));
        Directory.CreateSymbolicLink(_disk.At("downloads", "films"), _disk.At("library"));
        Directory.CreateSymbolicLink(_disk.At("downloads", "out"), _disk.Folder("elsewhere"));
        Directory.CreateSymbolicLink(_disk.At("same"), downloads);

        Assert.Null(TorrentFolder.Of(settings, downloads, "films/new", out string? inLibrary));
        Assert.Null(TorrentFolder.Of(settings, downloads, _disk.At("downloads", "out", "x"), out string? elsewhere));
        Assert.Equal(_disk.At("same", "x"), TorrentFolder.Of(settings, downloads, _disk.At("same", "x"), out string? none));
        Assert.StartsWith("folder must", inLibrary, StringComparison.Ordinal);
        Assert.StartsWith("folder must", elsewhere, StringComparison.Ordinal);
        Assert.Null(none);
    }

    private IReadOnlyList<WhyKept> Objections(Torrent torrent, IReadOnlyList<Torrent> listed, params string[] libraries) =>
        TorrentData.Objections(torrent, listed, download: null, Settings(libraries));

    private HybridSettings Settings(params string[] libraries) => new() { DataDir = _disk.At("data"), MoviesDirs = libraries };

    private static Torrent Of(string hash, string folder) =>
        new()
        {
            Hash = hash,
            Name = hash,
            DownloadDir = folder,
            Status = TorrentStatus.Seeding,
            Files = [new TorrentFile("film/film.mkv", 3, 3, Wanted: true)],
        };
}
