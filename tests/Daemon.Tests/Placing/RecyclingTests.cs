using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Placing;

public sealed class RecyclingTests : IDisposable
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

    [Theory]
    [MemberData(nameof(Ways))]
    public void Cut_short_after_any_call_no_file_is_lost_and_the_same_order_finishes_it(PlacementPreference way)
    {
        for (int last = 1; ; last++)
        {
            PlacementOrder order = Order(way);
            byte[] old = File.ReadAllBytes(order.Destination);
            byte[] source = File.ReadAllBytes(_disk.At("downloads", "film.mkv"));
            int calls = 0;
            bool cut = false;
            try
            {
                Place(new InterruptedDisk(SystemDisk.Instance, _ => { }, _ => Count(ref calls, last)), order);
            }
            catch (InvalidTimeZoneException)
            {
                cut = true;
            }

            byte[] there = File.ReadAllBytes(order.Destination);
            Assert.True(there.SequenceEqual(old) || there.SequenceEqual(source));
            Assert.Contains(Directory.GetFiles(_disk.At("library"), "*", Hidden), f => File.ReadAllBytes(f).SequenceEqual(old));

            Assert.True(Assert.IsType<PlacingResult.Placed>(Place(SystemDisk.Instance, order)).Replaced);
            Assert.Equal(source, File.ReadAllBytes(order.Destination));
            Assert.Equal(old, File.ReadAllBytes(order.RecycleTo!));
            Assert.False(File.Exists(order.PartialPath));
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

    private static PlacingResult Place(IDisk disk, PlacementOrder order) => new FilePlacer(disk).Place(order, null, CancellationToken.None);

    private static void Count(ref int calls, int last)
    {
        if (++calls == last)
        {
            // Nothing in the code under test catches this one.
            throw new InvalidTimeZoneException("The process ends here.");
        }
    }

    private PlacementOrder Order(PlacementPreference way)
    {
        string source = _disk.File("downloads/film.mkv", 70_000);
        string old = _disk.File("library/Film/Film.mkv", 500);
        return new PlacementOrder(
            7,
            _disk.At("downloads"),
            "film.mkv",
            old,
            _disk.At("library"),
            70_000,
            SystemDisk.Instance.Look(source)!.ModifiedAt,
            way
        )
        {
            RecycleTo = _disk.At("library", RemovalOrder.RecycleFolder, "1", "Film.mkv"),
        };
    }
}
