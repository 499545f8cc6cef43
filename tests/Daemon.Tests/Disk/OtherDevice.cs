namespace Hybrid.Daemon.Disk;

/// <summary>A folder on another file system than the temporary folder's; the test is skipped where the machine has none at hand.</summary>
internal sealed class OtherDevice : IDisposable
{
    public OtherDevice()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "There is no second file system at hand (/dev/shm).");
        Root = Directory.CreateDirectory(Path.Combine("/dev/shm", "plex-mcp-test-" + Path.GetRandomFileName())).FullName;
    }

    public string Root { get; }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
