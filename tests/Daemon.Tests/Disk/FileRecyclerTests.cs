using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

public sealed class FileRecyclerTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();
    private readonly FileRecycler _recycler = FileRecycler.OfThisSystem();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void It_goes_there_and_back_and_each_way_may_be_asked_twice()
    {
        ReplacedFile old = Old();

        Assert.IsType<MoveResult.Moved>(_recycler.Recycle(old));
        Assert.IsType<MoveResult.Moved>(_recycler.Recycle(old));
        Assert.Equal([".plex-mcp-recycled/1/Old.mkv"], _disk.Files("library"));
        Directory.Delete(_disk.At("library", "Film"));

        Assert.IsType<MoveResult.Moved>(_recycler.BringBack(old));
        Assert.IsType<MoveResult.Moved>(_recycler.BringBack(old));
        Assert.Equal(["Film/Old.mkv"], _disk.Files("library"));
        Assert.False(Directory.Exists(_disk.At("library", ".plex-mcp-recycled")));
    }

    [Fact]
    public void A_rename_that_was_a_link_and_was_ended_after_it_leaves_one_name()
    {
        ReplacedFile old = Old();
        Directory.CreateDirectory(Path.GetDirectoryName(old.KeptAt)!);
        using (SafeFileHandle file = File.OpenHandle(old.From))
        {
            Assert.Null(SystemDisk.Instance.Link(file, old.From, old.KeptAt));
        }

        Assert.IsType<MoveResult.Moved>(_recycler.Recycle(old));
        Assert.Equal([".plex-mcp-recycled/1/Old.mkv"], _disk.Files("library"));
    }

    [Fact]
    public void Another_file_of_that_name_is_not_moved()
    {
        ReplacedFile old = Old();
        File.Delete(old.From);
        _disk.File("library/Film/Old.mkv", bytes: 9);

        Assert.IsType<MoveResult.Left>(_recycler.Recycle(old));
        Assert.Equal(["Film/Old.mkv"], _disk.Files("library"));
    }

    [Fact]
    public void It_does_not_come_back_over_another_file()
    {
        ReplacedFile old = Old();
        _recycler.Recycle(old);
        _disk.File("library/Film/Old.mkv", bytes: 9);

        Assert.IsType<MoveResult.Left>(_recycler.BringBack(old));
        Assert.Equal(9, new FileInfo(old.From).Length);
        Assert.Equal(4096, new FileInfo(old.KeptAt).Length);
    }

    [Theory]
    [InlineData("look")]
    [InlineData("folder")]
    [InlineData("rename")]
    [InlineData("flush")]
    public void Whatever_ends_it_the_same_move_finishes(string call)
    {
        ReplacedFile old = Old();
        var interrupted = new FileRecycler(
            new InterruptedDisk(
                SystemDisk.Instance,
                before: _ => { },
                after: c =>
                {
                    if (c == call)
                    {
                        throw new InvalidOperationException("The power went.");
                    }
                }
            )
        );

        Assert.Throws<InvalidOperationException>(() => interrupted.Recycle(old));
        Assert.Single(_disk.Files("library"));
        Assert.IsType<MoveResult.Moved>(_recycler.Recycle(old));
        Assert.Equal([".plex-mcp-recycled/1/Old.mkv"], _disk.Files("library"));
    }

    [Fact]
    public void Another_program_s_file_that_was_moved_and_cannot_be_given_its_name_back_is_said_to_be_elsewhere()
    {
        ReplacedFile old = Old();
        int renames = 0;
        var disk = new InterruptedDisk(
            SystemDisk.Instance,
            call =>
            {
                if (call == "rename")
                {
                    File.Delete(old.From);
                    _disk.File("library/Film/Old.mkv", bytes: ++renames == 1 ? 7 : 9);
                }
            }
        );

        MoveResult.Left left = Assert.IsType<MoveResult.Left>(new FileRecycler(disk).Recycle(old));

        Assert.Contains($"was moved to {old.KeptAt}", left.Sentence, StringComparison.Ordinal);
        Assert.Equal((7, 9), (new FileInfo(old.KeptAt).Length, new FileInfo(old.From).Length));
    }

    [Fact]
    public void Outside_of_the_library_nothing_is_moved()
    {
        ReplacedFile old = Old(keptAt: _disk.At("elsewhere", "Old.mkv"));
        Assert.IsType<MoveResult.Left>(_recycler.Recycle(old));
        Assert.Equal(["Film/Old.mkv"], _disk.Files("library"));
    }

    private ReplacedFile Old(string? keptAt = null)
    {
        string path = _disk.File("library/Film/Old.mkv");
        DiskEntry entry = _recycler.Look(path)!;
        return new ReplacedFile
        {
            FileId = 1,
            From = path,
            KeptAt = keptAt ?? _disk.At("library", ".plex-mcp-recycled", "1", "Old.mkv"),
            LibraryRoot = _disk.At("library"),
            Bytes = entry.Bytes,
            Inode = unchecked((long)entry.Inode),
            ModifiedAt = entry.ModifiedAt,
            PlannedAt = DateTimeOffset.UnixEpoch,
        };
    }
}
