using System.Diagnostics;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Videos;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Daemon.Probing;

public sealed class VideoLookTests : IDisposable
{
    private const string Strange = "Odd \"name\" -i other $(x).nut.mkv";

    private readonly TemporaryDisk _disk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData(false, ProbeFinding.NoContainer)]
    [InlineData(true, ProbeFinding.Sound)]
    public async Task A_container_that_only_ffprobe_knows_is_known_if_the_setting_allows_it(bool allowed, ProbeFinding finding)
    {
        Make("nut", Strange);

        Probe probe = await LookAsync(Strange, allowed);

        Assert.Equal(finding, probe.Finding);
        Assert.Equal(allowed, Math.Round(probe.Seconds ?? 0) == 4);
        Assert.Equal(allowed, probe.Width == 352);
    }

    [Fact]
    public async Task A_length_that_the_container_does_not_say_is_added_and_what_it_says_stays()
    {
        Make("mxf", "Film.mxf");

        Probe own = await LookAsync("Film.mxf", allowed: false);
        Probe probe = await LookAsync("Film.mxf", allowed: true);

        Assert.Null(own.Seconds);
        Assert.Equal((own.Container, 4), (probe.Container, Math.Round(probe.Seconds!.Value)));
    }

    [Fact]
    public async Task A_playlist_opens_no_other_file()
    {
        Make("mkv", "secret.mkv");
        await File.WriteAllTextAsync(
            _disk.At("Film.mkv"),
            $"ffconcat version 1.0\n{new string('#', 4096)}\nfile '{_disk.At("secret.mkv")}'\n\u0001",
            Stop
        );

        Probe probe = await LookAsync("Film.mkv", allowed: true);

        Assert.NotEqual(ProbeFinding.Sound, probe.Finding);
        Assert.Null(probe.Seconds);
    }

    private async Task<Probe> LookAsync(string name, bool allowed)
    {
        var look = new VideoLook(new HybridSettings { DataDir = _disk.Root, Ffprobe = allowed }, NullLogger<VideoLook>.Instance);
        var item = new IngestItem
        {
            Name = name,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Download = new Download
            {
                Key = "key",
                Name = name,
                Source = DownloadSource.Folder,
                SeenAt = DateTimeOffset.UnixEpoch,
                Root = _disk.Root,
            },
            Files =
            {
                new ItemFile
                {
                    Path = name,
                    Bytes = new FileInfo(_disk.At(name)).Length,
                    Role = FileRole.Video,
                },
            },
        };
        await look.IntoAsync(item, Stop);
        return item.Files[0].Probe!;
    }

    private void Make(string format, string name)
    {
        var start = new ProcessStartInfo(
            "ffmpeg",
            [
                .. "-v error -f lavfi -i testsrc=duration=4:size=352x288:rate=25 -c:v mpeg2video".Split(' '),
                "-f",
                format == "mkv" ? "matroska" : format,
                $"file:{_disk.At(name)}",
            ]
        );
        try
        {
            using Process process = Process.Start(start)!;
            Assert.True(process.WaitForExit(Hang.Limit));
            Assert.Equal(0, process.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("ffmpeg is not installed.");
        }
    }
}
