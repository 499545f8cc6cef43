using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Disk;

/// <summary>What a refusal of the disk becomes: a reason that names what is to be mended, and a placing that succeeds once it is.</summary>
public sealed class WaitingReasonTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public WaitingReasonTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are those of Linux.");

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData(28, "not enough space")]
    [InlineData(122, "quota")]
    [InlineData(24, "Too many files are open")]
    [InlineData(23, "Too many files are open")]
    [InlineData(5, "reports an error")]
    [InlineData(30, "mounted read-only")]
    [InlineData(13, "may not write")]
    public void A_refused_link_waits_with_its_reason_and_goes_on_when_it_is_mended(int errno, string words)
    {
        PlacementOrder order = Order(PlacementPreference.Auto);
        var refusing = new InterruptedDisk(SystemDisk.Instance, _ => { }) { LinkFault = DiskFault.OfUnix(errno) };

        PlacingResult refused = new FilePlacer(refusing).Place(order, null, CancellationToken.None);

        Assert.Contains(words, Assert.IsType<PlacingResult.Waiting>(refused).Sentence, StringComparison.Ordinal);
        Assert.Empty(_disk.Files("library"));
        Assert.IsType<PlacingResult.Placed>(FilePlacer.OfThisSystem().Place(order, null, CancellationToken.None));
    }

    [Theory]
    [InlineData("open", 24, "Too many files are open")]
    [InlineData("open", 5, "disk of the download reports an error")]
    [InlineData("sync", 122, "quota")]
    [InlineData("sync", 5, "reports an error")]
    [InlineData("folder", 30, "mounted read-only")]
    [InlineData("folder", 13, "may not write")]
    [InlineData("flush", 5, "reports an error")]
    public void A_refusal_at_any_stage_of_a_copy_waits_with_its_reason_and_goes_on_when_it_is_mended(string call, int errno, string words)
    {
        PlacementOrder order = Order(PlacementPreference.Copy);
        var refusing = new InterruptedDisk(
            SystemDisk.Instance,
            at =>
            {
                if (at == call)
                {
                    throw DiskFault.Exception(errno);
                }
            }
        );

        PlacingResult refused = new FilePlacer(refusing).Place(order, null, CancellationToken.None);

        Assert.Contains(words, Assert.IsType<PlacingResult.Waiting>(refused).Sentence, StringComparison.Ordinal);
        Assert.IsType<PlacingResult.Placed>(FilePlacer.OfThisSystem().Place(order, null, CancellationToken.None));
    }

    [Fact]
    public void A_pack_that_does_not_fit_is_not_begun_though_its_first_file_would()
    {
        PlacementOrder order = Order(PlacementPreference.Copy);
        bool mended = false;
        PlacementOrder ofPack = order with { RestOfPack = () => mended ? 0 : long.MaxValue / 2 };

        PlacingResult refused = FilePlacer.OfThisSystem().Place(ofPack, null, CancellationToken.None);

        Assert.Contains("rest of the season pack", Assert.IsType<PlacingResult.Waiting>(refused).Sentence, StringComparison.Ordinal);
        Assert.Empty(_disk.Files("library"));
        mended = true;
        Assert.IsType<PlacingResult.Placed>(FilePlacer.OfThisSystem().Place(ofPack, null, CancellationToken.None));
    }

    [Fact]
    public void What_can_be_linked_needs_no_room_for_its_pack()
    {
        PlacementOrder order = Order(PlacementPreference.Auto) with { RestOfPack = () => long.MaxValue / 2 };

        Assert.IsType<PlacingResult.Placed>(FilePlacer.OfThisSystem().Place(order, null, CancellationToken.None));
    }

    [Fact]
    public void A_download_folder_that_is_empty_and_on_another_device_waits_for_its_disk()
    {
        PlacementOrder order = Order(PlacementPreference.Auto);
        string aside = _disk.At("aside.mkv");
        Assert.Null(SystemDisk.Instance.Rename(_disk.At("downloads/film.mkv"), aside));

        PlacingResult gone = FilePlacer.OfThisSystem().Place(order, null, CancellationToken.None);
        PlacingResult unmounted = FilePlacer
            .OfThisSystem()
            .Place(order with { SourceDevice = order.SourceDevice + 1 }, null, CancellationToken.None);

        Assert.IsType<PlacingResult.SourceGone>(gone);
        Assert.Contains(
            "Check that its disk is mounted",
            Assert.IsType<PlacingResult.Waiting>(unmounted).Sentence,
            StringComparison.Ordinal
        );
        Assert.Null(SystemDisk.Instance.Rename(aside, _disk.At("downloads/film.mkv")));
        Assert.IsType<PlacingResult.Placed>(FilePlacer.OfThisSystem().Place(order, null, CancellationToken.None));
    }

    private PlacementOrder Order(PlacementPreference preference)
    {
        string source = _disk.File("downloads/film.mkv", bytes: 2_500_000);
        DiskEntry entry = SystemDisk.Instance.Look(source)!;
        string library = _disk.Folder("library");
        return new PlacementOrder(
            7,
            _disk.At("downloads"),
            "film.mkv",
            Path.Combine(library, "Film", "Film.mkv"),
            library,
            entry.Bytes,
            entry.ModifiedAt,
            preference
        )
        {
            SourceDevice = entry.Device,
            SourceInode = entry.Inode,
        };
    }
}
