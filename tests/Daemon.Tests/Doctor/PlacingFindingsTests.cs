using System.Runtime.Versioning;
using Hybrid.Daemon.Disk;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Doctor;

[UnsupportedOSPlatform("windows")]
public sealed class PlacingFindingsTests
{
    [Fact]
    public void A_file_that_may_not_be_read_is_named_and_the_others_count()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Users are told apart on Linux.");
        using var disk = new TemporaryDisk();
        string library = disk.Folder("library");
        string denied = disk.File("downloads/A.mkv");
        disk.File("downloads/B.mkv");
        foreach (string folder in new[] { disk.Root, library, disk.At("downloads") })
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0x1FF); // 0777
        }

        File.SetUnixFileMode(denied, UnixFileMode.None);
        PlacementProbe trial = WithoutPrivileges.Do(() =>
            PlacementProbe.Try(SystemDisk.Instance, disk.At("downloads"), library, TimeProvider.System.GetUtcNow())
        );

        Assert.Null(trial.Unreadable);
        IReadOnlyList<Finding> findings = PlacingFindings.Of([trial], PlacementPreference.Auto);
        Assert.Equal(2, findings.Count);
        Assert.Contains($"{denied} cannot be read", findings[^1].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlacementPreference.Auto, null, null, Severity.Ok, "hard link")]
    [InlineData(PlacementPreference.Auto, DiskFaultKind.OtherDevice, null, Severity.Ok, "by cloning")]
    [InlineData(PlacementPreference.Auto, DiskFaultKind.OtherDevice, DiskFaultKind.NotSupported, Severity.Warning, "copying")]
    [InlineData(PlacementPreference.Hardlink, DiskFaultKind.NotPermitted, null, Severity.Error, "PLACEMENT=hardlink")]
    [InlineData(PlacementPreference.Clone, null, DiskFaultKind.NotSupported, Severity.Error, "PLACEMENT=clone")]
    [InlineData(PlacementPreference.Copy, null, null, Severity.Warning, "although hard links would work")]
    [InlineData(PlacementPreference.Copy, DiskFaultKind.OtherDevice, null, Severity.Ok, "copying")]
    public void The_way_into_the_library_is_judged_by_what_is_wanted(
        PlacementPreference wanted,
        DiskFaultKind? noLink,
        DiskFaultKind? noClone,
        Severity severity,
        string words
    )
    {
        var trial = new PlacementProbe("/srv/downloads", "/srv/media/Movies") { NoLink = Fault(noLink), NoClone = Fault(noClone) };
        Finding finding = Assert.Single(PlacingFindings.Of([trial, trial with { Library = "/srv/media/TV Shows" }], wanted));
        Assert.Equal(severity, finding.Severity);
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        Assert.Contains("/srv/media/Movies and /srv/media/TV Shows", finding.What, StringComparison.Ordinal);

        static DiskFault? Fault(DiskFaultKind? kind) => kind is { } k ? new DiskFault(k, "words") : null;
    }

    [Theory]
    [InlineData(100L << 30, Severity.Ok)]
    [InlineData(10L << 30, Severity.Warning)]
    [InlineData(1L << 20, Severity.Error)]
    public void Room_is_judged_by_how_little_is_left(long free, Severity severity) =>
        Assert.Equal(severity, RoomFindings.Of("/srv", free, 20L << 30).Severity);
}
