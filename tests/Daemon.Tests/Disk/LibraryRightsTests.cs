using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Disk;

/// <summary>The rights and the owner of what is made in the library.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class LibraryRightsTests
{
    private const string Film = "The.Matrix.1999.mkv";

    [Theory]
    [InlineData(PlacementPreference.Copy, "664")]
    [InlineData(PlacementPreference.Hardlink, "600")]
    public async Task A_copy_and_its_folder_get_the_rights_of_the_settings_and_a_link_keeps_its_own(
        PlacementPreference way,
        string expected
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        await using Workbench bench = await Workbench.CreateAsync(s =>
            s with
            {
                Placement = way,
                LibraryFileMode = Mode("664"),
                LibraryFolderMode = Mode("770"),
            }
        );
        string download = bench.Disk.File($"downloads/{Film}");
        File.SetUnixFileMode(download, Mode("600"));
        string library = bench.Disk.Folder("library", "Movies");
        File.SetUnixFileMode(library, Mode("755") | UnixFileMode.SetGroup);

        string video = await FileAsync(bench);

        Assert.Equal(Mode(expected), File.GetUnixFileMode(video));
        Assert.Equal(Mode("770") | UnixFileMode.SetGroup, File.GetUnixFileMode(Path.GetDirectoryName(video)!));
        Assert.Equal(Mode("755") | UnixFileMode.SetGroup, File.GetUnixFileMode(library));
        Assert.Equal(Mode("600"), File.GetUnixFileMode(download));
    }

    [Fact]
    public async Task A_copy_and_its_folder_belong_to_whom_the_settings_say()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && UserId() == 0, "Only root can give a file to any group.");
        await using Workbench bench = await Workbench.CreateAsync(s =>
            s with
            {
                Placement = PlacementPreference.Copy,
                LibraryOwner = LibraryOwner.Of("1234:4321"),
            }
        );

        string video = await FileAsync(bench);

        Assert.Equal((1234u, 4321u), OwnerOf(video));
        Assert.Equal((1234u, 4321u), OwnerOf(Path.GetDirectoryName(video)!));
        Assert.NotEqual((1234u, 4321u), OwnerOf(bench.Disk.At("downloads", Film)));
    }

    [Fact]
    public void What_the_system_does_not_allow_names_the_setting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        var rights = LibraryRights.Of(new HybridSettings { DataDir = "/data", LibraryFolderMode = Mode("770") });
        DiskFaultException refused = Assert.Throws<DiskFaultException>(() => rights.Give("/proc/self/fd"));
        Assert.Contains("LIBRARY_FOLDER_MODE", refused.Fault.Words, StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(Workbench bench)
    {
        long id = await bench.ApprovedAsync(Workbench.Matrix, Film);
        await bench.WorkAsync<PlaceStep>();
        IngestItem item = await bench.ItemAsync(id);
        Assert.Equal(ItemState.Announcing, item.State);
        return Assert.Single(item.Files).Placement!.To;
    }

    private static UnixFileMode Mode(string digits) => (UnixFileMode)Convert.ToInt32(digits, 8);

    private static (uint User, uint Group) OwnerOf(string path)
    {
        Span<byte> entry = stackalloc byte[256];
        Assert.Equal(0, StatX(-100, path, 0, 0x18, entry));
        return (MemoryMarshal.Read<uint>(entry[20..]), MemoryMarshal.Read<uint>(entry[24..]));
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> result);
}
