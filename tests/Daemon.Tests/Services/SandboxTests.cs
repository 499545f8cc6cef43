namespace Hybrid.Daemon.Services;

public sealed class SandboxTests
{
    private static readonly MountTable OneDisk = new(["/"]);

    [Fact]
    public void Downloads_and_library_of_one_disk_are_opened_by_the_folder_above_both_and_the_rest_of_it_is_closed()
    {
        var sandbox = Sandbox.Of(
            ["/var/lib/plex-mcp"],
            ["/srv/media/Movies", "/srv/media/TV Shows"],
            ["/srv/downloads"],
            OneDisk,
            Tree("/srv/media/Movies", "/srv/media/TV Shows", "/srv/media/Music", "/srv/downloads/done", "/srv/git", "/srv/notes.txt")
        );
        Assert.Equal(["/srv", "/var/lib/plex-mcp"], sandbox.Writable);
        Assert.Equal(["/srv/git", "/srv/media/Music", "/srv/notes.txt"], sandbox.Closed);
        Assert.False(sandbox.RootIsWritable);
    }

    [Fact]
    public void The_mount_that_holds_both_is_enough_and_another_disk_is_opened_by_itself()
    {
        var sandbox = Sandbox.Of(
            ["/data"],
            ["/mnt/a/Movies", "/mnt/b/TV"],
            ["/mnt/a/downloads", "/home/me/ingest"],
            new MountTable(["/", "/mnt/a", "/mnt/b"]),
            Tree("/mnt/a/Movies", "/mnt/a/downloads", "/mnt/a/photos")
        );
        Assert.Equal(["/data", "/mnt/a", "/mnt/b/TV"], sandbox.Writable);
        Assert.Equal(["/mnt/a/photos"], sandbox.Closed);
    }

    [Fact]
    public void Where_only_the_root_is_above_both_its_other_entries_are_closed_but_not_what_systemd_mounts_itself()
    {
        var sandbox = Sandbox.Of(
            ["/var/lib/plex-mcp"],
            ["/media/Movies"],
            ["/downloads"],
            OneDisk,
            Tree("/media/Movies", "/downloads", "/etc/passwd", "/proc/1", "/sys/x", "/dev/null", "/tmp/x", "/var/lib/plex-mcp")
        );
        Assert.True(sandbox.RootIsWritable);
        Assert.Equal(["/var/lib/plex-mcp"], sandbox.Writable);
        Assert.Equal(["/etc", "/var"], sandbox.Closed);
    }

    [Fact]
    public void Its_own_data_beside_the_library_stays_open()
    {
        var sandbox = Sandbox.Of(
            ["/srv/data"],
            ["/srv/media"],
            ["/srv/downloads"],
            OneDisk,
            Tree("/srv/data/ledger.db", "/srv/media", "/srv/downloads", "/srv/other")
        );
        Assert.Equal(["/srv/other"], sandbox.Closed);
    }

    [Fact]
    public void A_library_inside_the_download_folder_closes_nothing_in_it()
    {
        var sandbox = Sandbox.Of([], ["/srv/Movies"], ["/srv"], OneDisk, Tree("/srv/Movies", "/srv/x"));
        Assert.Equal(["/srv"], sandbox.Writable);
        Assert.Empty(sandbox.Closed);
    }

    [Fact]
    public void A_folder_with_more_entries_than_a_unit_should_list_is_left_open_and_told()
    {
        var sandbox = Sandbox.Of(
            [],
            ["/srv/media"],
            ["/srv/downloads"],
            OneDisk,
            folder => Enumerable.Range(0, Sandbox.MostClosed + 1).Select(n => $"{folder}/{n}")
        );
        Assert.Empty(sandbox.Closed);
        Assert.Equal("/srv", sandbox.LeftOpen);
    }

    [Fact]
    public void Mounts_are_read_with_the_blanks_in_their_names()
    {
        var mounts = MountTable.Of(
            "21 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n40 21 8:1 / /mnt/my\\040disk rw - xfs /dev/sda1 rw\n41 21 8:2 / /mnt/my rw - xfs /dev/sdb rw\n"
        );
        Assert.Equal("/mnt/my disk", mounts.PointOf("/mnt/my disk/Movies"));
        Assert.Equal("/mnt/my", mounts.PointOf("/mnt/my"));
        Assert.Equal("/", mounts.PointOf("/mnt/mydisk"));
    }

    private static Func<string, IEnumerable<string>> Tree(params string[] paths) =>
        folder =>
            paths
                .Where(path => path != folder && Folders.Holds(folder, path))
                .Select(path => Path.Combine(folder, path[(folder == "/" ? 1 : folder.Length + 1)..].Split('/')[0]))
                .Distinct(StringComparer.Ordinal);
}
