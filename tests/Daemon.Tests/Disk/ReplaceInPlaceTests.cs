using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Disk;

public sealed class ReplaceInPlaceTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    public static TheoryData<PlacementPreference> Ways => new(PlacementPreference.Hardlink, PlacementPreference.Copy);

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_old_file_is_whole_in_the_recycle_folder_and_the_new_one_has_its_name(PlacementPreference way)
    {
        PlacementOrder order = Order(way);
        byte[] old = File.ReadAllBytes(order.Destination);
        byte[] source = File.ReadAllBytes(_disk.At("downloads", "film.mkv"));

        PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(Place(SystemDisk.Instance, order));

        Assert.True(placed.Replaced);
        Assert.Equal(source, File.ReadAllBytes(order.Destination));
        Assert.Equal(old, File.ReadAllBytes(order.RecycleTo!));
        Assert.Equal(2, _disk.Files("library").Count);
    }

    /// <summary>What the disk can do: all; link only within the library; link nothing; link, but not exchange.</summary>
    public static TheoryData<PlacementPreference, string> Disks =>
        new()
        {
            { PlacementPreference.Hardlink, "all" },
            { PlacementPreference.Copy, "all" },
            { PlacementPreference.Auto, "other device" },
            { PlacementPreference.Auto, "no links" },
            { PlacementPreference.Copy, "no links" },
            { PlacementPreference.Hardlink, "no exchange" },
            { PlacementPreference.Copy, "no exchange" },
        };

    [Theory]
    [MemberData(nameof(Disks))]
    public void Cut_short_after_any_call_no_file_is_lost_and_the_same_order_finishes_it(PlacementPreference way, string can)
    {
        for (int last = 1; ; last++)
        {
            PlacementOrder order = Order(way);
            byte[] old = File.ReadAllBytes(order.Destination);
            byte[] source = File.ReadAllBytes(_disk.At("downloads", "film.mkv"));
            int calls = 0;
            bool cut = false;
            var journal = new KeptJournal(order) { Written = () => Count(ref calls, last) };
            try
            {
                Place(Disk(can, _ => Count(ref calls, last)), order, journal);
            }
            catch (InvalidTimeZoneException)
            {
                cut = true;
            }

            // The name is free for a moment where the two cannot exchange names.
            Assert.True(
                File.Exists(order.Destination)
                    ? File.ReadAllBytes(order.Destination) is var there && (there.SequenceEqual(old) || there.SequenceEqual(source))
                    : can is "no links" or "no exchange"
            );
            Assert.Contains(Directory.GetFiles(_disk.At("library"), "*", Hidden), f => File.ReadAllBytes(f).SequenceEqual(old));

            Assert.True(Assert.IsType<PlacingResult.Placed>(Place(Disk(can), journal.Order, journal)).Replaced);
            Assert.Equal(source, File.ReadAllBytes(order.Destination));
            Assert.Equal(old, File.ReadAllBytes(order.RecycleTo!));
            Assert.Equal(2, _disk.Files("library").Count);
            Assert.Equal(source, File.ReadAllBytes(_disk.At("downloads", "film.mkv")));
            if (!cut)
            {
                Assert.True(last > 10);
                return;
            }

            Directory.Delete(_disk.At("library"), recursive: true);
            Directory.Delete(_disk.At("downloads"), recursive: true);
        }
    }

    [Fact]
    public void A_copy_that_replaces_goes_on_however_often_it_is_cut_short()
    {
        PlacementOrder order = Order(PlacementPreference.Auto, bytes: 5 << 20);
        var journal = new KeptJournal(order);
        for (int megabytes = 1; megabytes <= 3; megabytes++)
        {
            using CancellationTokenSource cancel = new();
            var cut = new KeptJournal(journal.Order) { Written = () => CancelAt(cancel, megabytes << 20) };
            Assert.Throws<OperationCanceledException>(() => Placer(Disk("other device")).Place(journal.Order, cut, cancel.Token));
            Assert.Equal(megabytes << 20, new FileInfo(order.PartialPath).Length);
            Assert.Equal(megabytes == 1 ? 1 : 0, cut.Partials.Count);
            Assert.Equal(2, _disk.Files("library").Count(f => !f.EndsWith(".partial", StringComparison.Ordinal)));
            journal = new KeptJournal(cut.Order);

            void CancelAt(CancellationTokenSource source, long bytes)
            {
                if (File.Exists(order.PartialPath) && new FileInfo(order.PartialPath).Length >= bytes)
                {
                    source.Cancel();
                }
            }
        }

        PlacingResult.Placed placed = Assert.IsType<PlacingResult.Placed>(Place(Disk("other device"), journal.Order, journal));

        Assert.Contains("different file systems", placed.Note, StringComparison.Ordinal);
        Assert.True(placed.Replaced);
        Assert.Equal(2, _disk.Files("library").Count);
    }

    [Theory]
    [InlineData("no links")]
    [InlineData("other device")]
    public void Until_the_new_file_is_whole_the_old_one_has_its_name_and_keeps_it_if_the_source_changes(string can)
    {
        PlacementOrder order = Order(PlacementPreference.Auto, bytes: 3 << 20);
        byte[] old = File.ReadAllBytes(order.Destination);
        var journal = new KeptJournal(order)
        {
            Written = () =>
            {
                Assert.Equal(old, File.ReadAllBytes(order.Destination));
                File.AppendAllText(_disk.At("downloads", "film.mkv"), "more");
            },
        };

        Assert.IsType<PlacingResult.SourceGone>(Placer(Disk(can)).Place(order, journal, CancellationToken.None));

        Assert.Equal(old, File.ReadAllBytes(order.Destination));
        Assert.DoesNotContain(_disk.Files("library"), f => f.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_exchange_a_file_that_another_program_puts_there_keeps_its_name()
    {
        PlacementOrder order = Order(PlacementPreference.Copy);
        byte[] third = [1, 2, 3];
        bool done = false;
        var disk = new InterruptedDisk(
            SystemDisk.Instance,
            call =>
            {
                if (call == "rename" && !done)
                {
                    done = true;
                    File.Delete(order.Destination);
                    File.WriteAllBytes(order.Destination, third);
                }
            }
        )
        {
            NoExchange = true,
        };

        Assert.IsType<PlacingResult.Conflict>(Place(disk, order, new KeptJournal(order)));

        Assert.Equal(third, File.ReadAllBytes(order.Destination));
    }

    [Fact]
    public void A_file_that_another_program_puts_there_at_the_last_moment_keeps_its_name()
    {
        PlacementOrder order = Order(PlacementPreference.Hardlink);
        byte[] third = [1, 2, 3];
        InterruptedDisk disk = new(
            SystemDisk.Instance,
            call =>
            {
                if (
                    call == "exchange"
                    && !File.ReadAllBytes(order.Destination).SequenceEqual(third)
                    && !File.Exists(order.PartialPath + ".done")
                )
                {
                    File.Delete(order.Destination);
                    File.WriteAllBytes(order.Destination, third);
                    File.WriteAllText(order.PartialPath + ".done", "");
                }
            }
        );

        Assert.IsType<PlacingResult.Conflict>(Place(disk, order));

        Assert.Equal(third, File.ReadAllBytes(order.Destination));
    }

    [Fact]
    public void Taken_back_and_cut_short_before_it_was_written_down_the_same_wish_finds_it_done()
    {
        PlacementOrder order = Order(PlacementPreference.Hardlink);
        byte[] old = File.ReadAllBytes(order.Destination);
        DiskEntry placed = Assert.IsType<PlacingResult.Placed>(Place(SystemDisk.Instance, order)).Entry;
        var wish = new RemovalOrder
        {
            LibraryRoot = order.LibraryRoot,
            Placed = order.Destination,
            Aside = _disk.At("library", RemovalOrder.RecycleFolder, "2", "Film.mkv"),
            Source = _disk.At("downloads", "film.mkv"),
            SourceModifiedAt = placed.ModifiedAt,
            IsLink = true,
            Bytes = placed.Bytes,
            Inode = placed.Inode,
            ModifiedAt = placed.ModifiedAt,
            Recycled = order.RecycleTo,
        };
        var remover = new FileRemover(SystemDisk.Instance);

        Assert.IsType<RemovalResult.TakenBack>(remover.TakeBack(wish));
        Assert.IsType<RemovalResult.TakenBack>(remover.TakeBack(wish));

        Assert.Equal(old, File.ReadAllBytes(order.Destination));
    }

    [Fact]
    public void Without_a_person_s_word_nothing_is_recycled()
    {
        PlacementOrder order = Order(PlacementPreference.Auto) with { RecycleTo = null };
        Assert.IsType<PlacingResult.Conflict>(Place(SystemDisk.Instance, order));
        Assert.Single(_disk.Files("library"));
    }

    private static EnumerationOptions Hidden => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    private static FilePlacer Placer(IDisk disk) => new(disk) { FlushEvery = TimeSpan.Zero };

    private static PlacingResult Place(IDisk disk, PlacementOrder order, IPlacingJournal? journal = null) =>
        Placer(disk).Place(order, journal, CancellationToken.None);

    private InterruptedDisk Disk(string can, Action<string>? after = null) =>
        new(SystemDisk.Instance, _ => { }, after)
        {
            LinkFault = can switch
            {
                "other device" => new DiskFault(DiskFaultKind.OtherDevice, "Invalid cross-device link"),
                "no links" => new DiskFault(DiskFaultKind.NotPermitted, "Operation not permitted"),
                _ => null,
            },
            LinkFaultBelow = can == "other device" ? _disk.At("downloads") : "",
            NoExchange = can is "no exchange" or "no links",
        };

    private static void Count(ref int calls, int last)
    {
        if (++calls == last)
        {
            // Nothing in the code under test catches this one.
            throw new InvalidTimeZoneException("The process ends here.");
        }
    }

    private PlacementOrder Order(PlacementPreference way, int bytes = 70_000)
    {
        string source = _disk.File("downloads/film.mkv", bytes);
        string old = _disk.File("library/Film/Film.mkv", 500);
        return new PlacementOrder(
            7,
            _disk.At("downloads"),
            "film.mkv",
            old,
            _disk.At("library"),
            bytes,
            SystemDisk.Instance.Look(source)!.ModifiedAt,
            way
        )
        {
            RecycleTo = _disk.At("library", RemovalOrder.RecycleFolder, "1", "Film.mkv"),
            SourceInode = SystemDisk.Instance.Look(source)!.Inode,
        };
    }
}
