using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Disk;

public sealed class FlushTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void What_could_not_be_flushed_is_not_read_again_but_copied_anew(int failing)
    {
        PlacementOrder order = Order();
        int flushes = 0;
        var broken = new InterruptedDisk(
            SystemDisk.Instance,
            call =>
            {
                if (call == "sync" && ++flushes == failing)
                {
                    throw DiskFault.Exception(5);
                }
            }
        );
        var journal = new KeptJournal(order);

        PlacingResult first = new FilePlacer(broken) { FlushEvery = TimeSpan.Zero }.Place(order, journal, CancellationToken.None);

        Assert.Contains("reports an error", Assert.IsType<PlacingResult.Waiting>(first).Sentence, StringComparison.Ordinal);
        Assert.Empty(_disk.Files("library"));

        // The journal is told that it begins anew before anything is written.
        Assert.Equal(failing > 1, journal.Order.FlushedBytes > 0);
        List<(long Flushed, long Standing)> words = [];
        KeptJournal? again = null;
        again = new KeptJournal(journal.Order)
        {
            Written = () => words.Add((again!.Order.FlushedBytes, new FileInfo(order.PartialPath).Length)),
        };
        Assert.IsType<PlacingResult.Placed>(FilePlacer.OfThisSystem().Place(journal.Order, again, CancellationToken.None));
        if (failing > 1)
        {
            Assert.Equal((0, 0), words[0]);
        }

        Assert.Equal(File.ReadAllBytes(_disk.At("downloads/film.mkv")), File.ReadAllBytes(order.Destination));
    }

    [Fact]
    public void What_was_flushed_and_journalled_is_not_read_again_and_what_lies_beyond_is_compared()
    {
        PlacementOrder order = Order();
        byte[] source = File.ReadAllBytes(_disk.At("downloads/film.mkv"));
        byte[] partial = [.. source];
        partial[10] ^= 1;
        partial[^10] ^= 1;
        Directory.CreateDirectory(order.DestinationFolder);
        File.WriteAllBytes(order.PartialPath, partial);

        FilePlacer.OfThisSystem().Place(Begun(order) with { FlushedBytes = 1 << 20 }, null, CancellationToken.None);

        byte[] placed = File.ReadAllBytes(order.Destination);
        Assert.Equal(partial[10], placed[10]);
        Assert.Equal(source[^10], placed[^10]);
    }

    [Fact]
    public void Of_another_file_in_the_source_s_place_no_journalled_byte_is_trusted()
    {
        PlacementOrder order = Order();
        Directory.CreateDirectory(order.DestinationFolder);
        File.WriteAllBytes(order.PartialPath, new byte[order.Bytes]);

        FilePlacer
            .OfThisSystem()
            .Place(Begun(order) with { SourceInode = order.SourceInode + 1, FlushedBytes = order.Bytes }, null, CancellationToken.None);

        Assert.Equal(File.ReadAllBytes(_disk.At("downloads/film.mkv")), File.ReadAllBytes(order.Destination));
    }

    private PlacementOrder Order()
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
            PlacementPreference.Copy
        )
        {
            SourceInode = entry.Inode,
        };
    }

    /// <summary>As the journal has it when the hidden file is known.</summary>
    private static PlacementOrder Begun(PlacementOrder order) =>
        order with
        {
            Partial = new PartialState(SystemDisk.Instance.Look(order.PartialPath)!.Inode, PlacementMethod.Copy, Why: null, IsWhole: false),
        };
}
