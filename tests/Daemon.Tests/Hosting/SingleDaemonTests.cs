using System.Runtime.Versioning;
using Hybrid.Testing;

namespace Hybrid.Daemon.Hosting;

public sealed class SingleDaemonTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Of_two_daemons_on_one_ledger_the_second_gets_nothing_until_the_first_has_ended()
    {
        var first = SingleDaemon.TryTake(_disk.At("data"));
        Assert.NotNull(first);
        Assert.Null(SingleDaemon.TryTake(_disk.At("data")));
        first.Dispose();
        using var second = SingleDaemon.TryTake(_disk.At("data"));
        Assert.NotNull(second);
    }

    [Fact]
    public void A_lock_file_that_was_left_behind_holds_nobody_up()
    {
        _disk.File("data/daemon.lock");
        using var taken = SingleDaemon.TryTake(_disk.At("data"));
        Assert.NotNull(taken);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_can_read_the_locks()
    {
        _disk.Folder("data");
        using var taken = SingleDaemon.TryTakeOneOff(_disk.At("data"), out _);

        Assert.All(
            Directory.GetFiles(_disk.At("data")),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
    }

    [Fact]
    public void A_folder_that_cannot_be_used_is_not_taken_for_another_daemon()
    {
        _disk.Folder("data", "daemon.lock");
        Assert.ThrowsAny<SystemException>(() => SingleDaemon.TryTake(_disk.At("data")));
    }
}
