using Hybrid.Testing;

namespace Hybrid.Daemon.Disk;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    private string Target => Path.Combine(_disk.Root, "settings");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void It_takes_the_place_of_the_file_before_and_has_the_mode_that_is_asked_for()
    {
        WholeFile.Write(Target, "one\n", WholeFile.ProgramForAll);
        WholeFile.Write(Target, "two\n", WholeFile.ForOwner);

        Assert.Equal("two\n", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_disk.Root));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        }
    }

    [Fact]
    public void What_a_crash_left_hidden_is_in_nobodys_way()
    {
        File.WriteAllText(Path.Combine(_disk.Root, ".settings.partial"), "half");

        WholeFile.Write(Target, "whole", WholeFile.ForAll);

        Assert.Equal("whole", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_disk.Root));
    }

    [Fact]
    public void A_failure_leaves_nothing_hidden()
    {
        Directory.CreateDirectory(Target);

        Assert.ThrowsAny<IOException>(() => WholeFile.Write(Target, "text", WholeFile.ForOwner));

        Assert.Equal([Target], Directory.GetFileSystemEntries(_disk.Root));
    }

    [Fact]
    public async Task A_name_that_is_taken_meanwhile_is_not_overwritten()
    {
        using WholeFile file = await WholeFile.MakeAsync(Target, hidden => File.WriteAllTextAsync(hidden, "mine"));
        await File.WriteAllTextAsync(Target, "theirs");

        Assert.Throws<IOException>(file.TakeName);

        Assert.Equal("theirs", await File.ReadAllTextAsync(Target));
    }

    [Fact]
    public async Task What_fails_while_it_is_made_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() =>
            WholeFile.MakeAsync(
                Target,
                hidden =>
                {
                    File.WriteAllText(hidden, "half");
                    throw new IOException("No space left on device");
                }
            )
        );

        Assert.Empty(Directory.GetFileSystemEntries(_disk.Root));
    }
}
