using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Hybrid.Ledger;
using Hybrid.Testing.Transmission;

namespace Hybrid.EndToEnd;

/// <summary>A torrent whose files were placed goes on seeding: Transmission itself checks every piece of it afterwards.</summary>
public sealed class SeedingTests : IAsyncLifetime
{
    private const string Name = "Breaking.Bad.S01.1080p.BluRay.x264-GRP";

    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData("hardlink", PlacementMethod.HardLink)]
    [InlineData("copy", PlacementMethod.Copy)]
    public async Task What_was_placed_is_to_Transmission_what_it_was(string placement, PlacementMethod method)
    {
        _home.Environment["PLACEMENT"] = placement;
        await _home.StartDaemonAsync();
        string hash = await _home.FinishTorrentAsync(
            Name,
            ("Breaking.Bad.S01E01.1080p.BluRay.x264-GRP.mkv", 300_000),
            ("Breaking.Bad.S01E01.1080p.BluRay.x264-GRP.en.srt", 900),
            ("Breaking.Bad.S01E02.1080p.BluRay.x264-GRP.mkv", 310_000)
        );
        string source = Path.Combine(_home.Transmission.DownloadDir, Name);
        byte[] torrent = TorrentFileMaker.Of(source);
        string[] before = [.. Directory.EnumerateFiles(source).Order(StringComparer.Ordinal).Select(Look)];

        IngestItem item = await _home.ItemAsync(Name, ItemState.Finished);

        Assert.All(item.Files, file => Assert.Equal(method, file.Placement!.Method));
        Assert.Equal(before, Directory.EnumerateFiles(source).Order(StringComparer.Ordinal).Select(Look));

        // Taken off the list and added anew, it is complete only when every piece was read and found right.
        await _home.Transmission.Rpc.CallAsync("torrent-remove", new() { ["ids"] = new JsonArray(hash) });
        Assert.Equal(hash, await _home.Transmission.Rpc.AddAsync(torrent));
        await _home.Transmission.Rpc.UntilDoneAsync(hash);
        Assert.Equal(before, Directory.EnumerateFiles(source).Order(StringComparer.Ordinal).Select(Look));
    }

    private static string Look(string path)
    {
        var file = new FileInfo(path);
        string mode = OperatingSystem.IsWindows() ? "" : file.UnixFileMode.ToString();
        return $"{file.Name} {file.Length} {file.LastWriteTimeUtc:O} {mode} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}";
    }
}
