using Hybrid.Daemon.Doctor;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

public sealed class ServiceFindingsTests
{
    private static readonly ServiceState Well = new()
    {
        Scope = ServiceScope.System,
        Installed = true,
        Enabled = true,
        Running = true,
        Words = "active (running)",
    };

    [Fact]
    public void One_that_runs_is_well() => Assert.Equal(Severity.Ok, ServiceFindings.Of(Well, OperationMode.Hybrid).Severity);

    [Fact]
    public void How_the_last_one_ended_is_told()
    {
        Finding finding = ServiceFindings.Of(Well with { Running = false, LastExit = "exit code 2" }, OperationMode.Hybrid);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("exit code 2", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_stopped_that_comes_back_often_that_is_not_enabled_or_not_wanted_is_a_warning()
    {
        Assert.Equal(Severity.Warning, ServiceFindings.Of(Well with { Running = false }, OperationMode.Hybrid).Severity);
        Assert.Equal(Severity.Warning, ServiceFindings.Of(Well with { Restarts = 3 }, OperationMode.Hybrid).Severity);
        Assert.Equal(Severity.Warning, ServiceFindings.Of(Well with { Enabled = false }, OperationMode.Hybrid).Severity);
        Assert.Equal(Severity.Warning, ServiceFindings.Of(Well with { Fault = "no bus" }, OperationMode.Hybrid).Severity);
        Assert.Equal(Severity.Warning, ServiceFindings.Of(Well, OperationMode.Mcp).Severity);
    }

    [Fact]
    public void A_library_that_was_set_after_the_installation_is_an_error_and_downloads_that_cannot_be_linked_a_warning()
    {
        var unit = new UnitFolders(["/srv/downloads", "/srv/media"], []);
        Finding[] found =
        [
            .. ServiceFindings.OfFolders(
                unit,
                ["/srv/media/Movies", "/mnt/TV"],
                ["/srv/downloads", "/mnt/downloads"],
                new MountTable(["/", "/mnt"])
            ),
        ];
        Assert.Equal([Severity.Error, Severity.Warning], found.Select(f => f.Severity));
        Assert.Contains("/mnt/TV", found[0].What, StringComparison.Ordinal);
        Assert.Contains("/srv/downloads", found[1].What, StringComparison.Ordinal);
        Assert.Empty(ServiceFindings.OfFolders(null, ["/srv/media"], ["/srv/downloads"], new MountTable(["/"])));
    }
}
