using Hybrid.Testing;

namespace Hybrid.Ledger;

public sealed class LedgerDiskTests
{
    private const string Mounts = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        30 22 0:40 / /mnt/user rw - fuse.shfs shfs rw
        31 22 0:41 / /mnt/nas rw,relatime shared:9 - nfs4 nas:/volume rw,vers=4.2
        32 22 0:42 / /mnt/my\040share rw - cifs //nas/share rw
        33 22 0:43 / /mnt/far rw - fuse.sshfs me@host:/ rw
        34 22 0:44 / /mnt/again rw - nfs4 nas:/a rw
        35 34 8:2 / /mnt/again rw - xfs /dev/sdb1 rw
        a line of another kernel
        """;

    [Theory]
    [InlineData("/var/lib/plex-mcp", "ext4", false)]
    [InlineData("/mnt/user/appdata/plex-mcp", "fuse.shfs", false)]
    [InlineData("/mnt/nas/plex-mcp", "nfs4", true)]
    [InlineData("/mnt/nas", "nfs4", true)]
    [InlineData("/mnt/nasty", "ext4", false)]
    [InlineData("/mnt/my share/data", "cifs", true)]
    [InlineData("/mnt/far/data", "fuse.sshfs", true)]
    [InlineData("/mnt/again/data", "xfs", false)]
    public void A_ledger_needs_a_disk_of_this_machine(string path, string type, bool refused)
    {
        Assert.Equal(type, LedgerDisk.TypeIn(Mounts, path));
        Assert.Equal(refused, LedgerDisk.IsOfAnotherMachine(type));
    }

    [Fact]
    public void A_disk_of_this_machine_is_fine()
    {
        using var disk = new TemporaryDisk();
        Assert.Null(LedgerDisk.Objection(disk.Root));
    }
}
