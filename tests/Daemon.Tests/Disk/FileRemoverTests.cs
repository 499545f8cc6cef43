using Hybrid.Testing;

namespace Hybrid.Daemon.Disk;

public sealed class FileRemoverTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Another_program_s_file_that_was_moved_is_given_its_name_back_or_said_to_be_elsewhere(bool nameIsTaken)
    {
        string source = _disk.File("downloads/film.mkv");
        string placed = _disk.File("library/Film/Film.mkv");
        DiskEntry entry = SystemDisk.Instance.Look(placed)!;
        string aside = _disk.At("library", RemovalOrder.RecycleFolder, "1", "Film.mkv");
        int renames = 0;
        var disk = new InterruptedDisk(
            SystemDisk.Instance,
            call =>
            {
                if (call == "rename" && ++renames == 1)
                {
                    File.Delete(placed);
                    _disk.File("library/Film/Film.mkv", bytes: 7);
                }
                else if (call == "rename" && nameIsTaken)
                {
                    _disk.File("library/Film/Film.mkv", bytes: 9);
                }
            }
        );

        RemovalResult.LeftThere left = Assert.IsType<RemovalResult.LeftThere>(
            new FileRemover(disk).TakeBack(
                new RemovalOrder
                {
                    LibraryRoot = _disk.At("library"),
                    Placed = placed,
                    Aside = aside,
                    Source = source,
                    SourceModifiedAt = SystemDisk.Instance.Look(source)!.ModifiedAt,
                    IsLink = false,
                    Bytes = entry.Bytes,
                    Inode = entry.Inode,
                    ModifiedAt = entry.ModifiedAt,
                }
            )
        );

        Assert.Equal(nameIsTaken, left.Sentence.Contains(aside, StringComparison.Ordinal));
        Assert.Equal(nameIsTaken, File.Exists(aside));
        Assert.Equal(7, new FileInfo(nameIsTaken ? aside : placed).Length);
    }
}
