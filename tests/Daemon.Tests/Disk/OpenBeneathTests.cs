using System.Runtime.Versioning;
using Hybrid.Testing;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Both ways of opening a source: the system's own, and the walk for a system that has none.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OpenBeneathTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public OpenBeneathTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "These are the ways of Linux.");

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plain_file_is_opened_however_deep(bool knowsOpenAt2)
    {
        string file = _disk.File("downloads/a/b/film.mkv");

        using SafeFileHandle handle = new LinuxDisk(knowsOpenAt2).OpenBeneath(_disk.At("downloads"), "a/b/film.mkv");

        Assert.True(SystemDisk.Instance.Look(handle).IsSameFileAs(SystemDisk.Instance.Look(file)!));
    }

    [Theory]
    [InlineData(true, "link.mkv")]
    [InlineData(false, "link.mkv")]
    [InlineData(true, "folder/secret.mkv")]
    [InlineData(false, "folder/secret.mkv")]
    [InlineData(true, "../outside/secret.mkv")]
    [InlineData(false, "../outside/secret.mkv")]
    [InlineData(true, "real/../../outside/secret.mkv")]
    [InlineData(false, "real/../../outside/secret.mkv")]
    public void Nothing_outside_is_opened(bool knowsOpenAt2, string relative)
    {
        string secret = _disk.File("outside/secret.mkv");
        _disk.Folder("downloads", "real");
        File.CreateSymbolicLink(_disk.At("downloads", "link.mkv"), secret);
        Directory.CreateSymbolicLink(_disk.At("downloads", "folder"), _disk.At("outside"));

        Assert.ThrowsAny<IOException>(() => new LinuxDisk(knowsOpenAt2).OpenBeneath(_disk.At("downloads"), relative).Dispose());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_component_may_be_a_file(bool knowsOpenAt2)
    {
        _disk.File("downloads/film.mkv");

        Assert.ThrowsAny<IOException>(() => new LinuxDisk(knowsOpenAt2).OpenBeneath(_disk.At("downloads"), "film.mkv/x").Dispose());
    }
}
