using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

public sealed class ScmServicesTests
{
    private static readonly ServiceSite Site = new(
        @"C:\Program Files\plex-mcp\plex-mcp-daemon.exe",
        @"C:\ProgramData\plex-mcp\.env",
        new HybridSettings { DataDir = @"D:\plex" },
        ServiceScope.System
    );

    [Fact]
    public void It_starts_late_by_itself_and_comes_back_after_a_failure()
    {
        IReadOnlyList<ToolCall> steps = new ScmServices().Install(Site, installed: false).Steps;
        Assert.Equal(
            ["create", "plex-mcp-daemon", "binPath=", "\"C:\\Program Files\\plex-mcp\\plex-mcp-daemon.exe\" run", "start=", "delayed-auto"],
            steps[0].Arguments.Take(6)
        );
        Assert.Contains(steps, s => s.Arguments.Contains("restart/10000/restart/10000/restart/60000"));
        Assert.Contains(steps, s => s.Arguments is ["failureflag", "plex-mcp-daemon", "1"]);
        Assert.Equal(["start", "plex-mcp-daemon"], steps[^1].Arguments);
    }

    [Fact]
    public void One_that_is_there_is_changed_and_not_made_twice()
    {
        IReadOnlyList<ToolCall> steps = new ScmServices().Install(Site, installed: true).Steps;
        Assert.Equal("config", steps[1].Arguments[0]);
        Assert.DoesNotContain(steps, s => s.Arguments[0] == "create");
    }

    [Fact]
    public void What_sc_says_is_read()
    {
        const string now =
            "\r\nSERVICE_NAME: plex-mcp-daemon \r\n        TYPE               : 10  WIN32_OWN_PROCESS  \r\n        STATE              : 4  RUNNING \r\n        WIN32_EXIT_CODE    : 0  (0x0)\r\n        SERVICE_EXIT_CODE  : 0  (0x0)\r\n        PID                : 4711\r\n";
        const string configured = "        START_TYPE         : 2   AUTO_START  (DELAYED)\r\n";
        ServiceState state = ScmServices.Read(new ToolRun(0, now, ""), new ToolRun(0, configured, ""));
        Assert.True(state.Running);
        Assert.True(state.Enabled);
        Assert.Equal(4711, state.Pid);
        Assert.Null(state.LastExit);
        Assert.False(ScmServices.Read(new ToolRun(1060, "", ""), new ToolRun(1060, "", "")).Installed);
    }
}
