namespace Hybrid.Daemon.Services;

public sealed class SystemdUnitTests
{
    private static readonly Sandbox Open = new(["/srv", "/var/lib/plex-mcp"], ["/srv/my \"other\" 100% \\"], RootIsWritable: false);

    [Fact]
    public void Each_value_is_what_systemd_needs_to_read_the_path_back()
    {
        string[] lines = Lines(
            Sites.Awkward with
            {
                Program = "/opt/100% plex $HOME/plex-mcp-daemon",
            },
            new Sandbox(["/srv/%h/dåta", "/srv/back\\slash/Movies", "/srv/TV Shows"], [], false)
        );
        Assert.Contains("ExecStart=\"/opt/100%% plex $HOME/plex-mcp-daemon\" run", lines);
        Assert.Contains("Environment=\"XDG_CONFIG_HOME=/home/Zoë & <Bob>/it's;\"", lines);
        Assert.Contains("Environment=DOTNET_BUNDLE_EXTRACT_BASE_DIR=/srv/%%h/dåta/runtime", lines);
        Assert.Contains("WorkingDirectory=/home/Zoë & <Bob>/it's;", lines);
        Assert.Contains("ReadWritePaths=-/srv/%%h/dåta", lines);
        Assert.Contains("ReadWritePaths=\"-/srv/back\\\\slash/Movies\"", lines);
        Assert.Contains("ReadWritePaths=\"-/srv/TV Shows\"", lines);
    }

    [Theory]
    [InlineData("/srv/plain")]
    [InlineData("/srv/TV Shows")]
    [InlineData("/srv/\"quoted\" 100% back\\slash")]
    [InlineData("/srv/%h")]
    [InlineData("/srv/\\\"")]
    public void A_word_can_be_read_back(string path) => Assert.Equal(path, UnitText.Plain(UnitText.Word(path)));

    [Theory]
    [InlineData("/srv/two\nlines")]
    [InlineData("/srv/end\\")]
    [InlineData("/srv/bell\a")]
    [InlineData("/srv/blank ")]
    public void A_path_that_no_unit_can_hold_is_known(string path) => Assert.False(UnitText.CanHold(path));

    [Theory]
    [InlineData("/opt/the \"best\"/plex-mcp-daemon")]
    [InlineData("/opt/it's/plex-mcp-daemon")]
    public void A_program_that_systemd_does_not_start_is_known(string path) => Assert.False(UnitText.CanRun(path));

    [Fact]
    public void An_entry_that_no_unit_can_hold_breaks_no_line()
    {
        var sandbox = new Sandbox(["/srv"], ["/srv/x\n[Service]\nExecStart=/bin/evil"], false);
        Assert.DoesNotContain("evil", SystemdUnit.Text(Sites.Plain, sandbox), StringComparison.Ordinal);
    }

    [Fact]
    public void The_machines_service_runs_as_the_user_without_capabilities_and_systemd_makes_its_data_folder()
    {
        string[] lines = Lines(Sites.Plain, Open);
        Assert.Contains("User=plex", lines);
        Assert.Contains("CapabilityBoundingSet=", lines);
        Assert.Contains("StateDirectory=plex-mcp", lines);
        Assert.Contains("ProtectSystem=strict", lines);
        Assert.Contains("ProtectHome=yes", lines);
        Assert.Contains("PrivateTmp=yes", lines);
        Assert.Contains("WantedBy=multi-user.target", lines);
        Assert.Contains("RestartPreventExitStatus=2 4", lines);
    }

    [Fact]
    public void What_lies_in_homes_or_temporary_folders_stays_in_sight()
    {
        ServiceSite site = Sites.Plain with { Downloads = ["/home/me/Downloads", "/tmp/done"] };
        string[] lines = Lines(site, Open);
        Assert.DoesNotContain("ProtectHome=yes", lines);
        Assert.DoesNotContain("PrivateTmp=yes", lines);
    }

    [Fact]
    public void A_users_service_asks_for_nothing_that_only_root_can_give()
    {
        string[] lines = Lines(Sites.Plain with { Scope = ServiceScope.User, UserName = null }, Open);
        Assert.Contains("PrivateUsers=yes", lines);
        Assert.Contains("WantedBy=default.target", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("User=", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("CapabilityBoundingSet", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_sandbox_no_folder_is_limited()
    {
        string text = SystemdUnit.Text(Sites.Plain with { Sandbox = false }, Open);
        Assert.Null(UnitFolders.Read(text));
        Assert.Contains("NoNewPrivileges=yes", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folders_of_a_unit_can_be_read_back()
    {
        UnitFolders folders = UnitFolders.Read(SystemdUnit.Text(Sites.Plain, Open))!;
        Assert.Equal(Open.Writable, folders.Writable);
        Assert.True(folders.CanLink("/srv/downloads", "/srv/media/Movies"));
        Assert.False(folders.CanLink("/srv/downloads", "/var/lib/plex-mcp"));
        Assert.False(folders.CanWrite("/etc"));
    }

    [Fact]
    public void What_systemctl_shows_is_read()
    {
        ServiceState state = SystemdProperties.Read(
            ServiceState.Missing(ServiceScope.System, "/x") with
            {
                Installed = true,
            },
            "ActiveState=active\nSubState=running\nUnitFileState=enabled\nStateChangeTimestamp=Mon 2026-11-23 00:21:34 UTC\nResult=success\nExecMainCode=0\nExecMainStatus=0\nNRestarts=2\nMainPID=77\nStatusText=idle\n"
        );
        Assert.True(state.Running);
        Assert.True(state.Enabled);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 0, 21, 34, TimeSpan.Zero), state.Since);
        Assert.Equal((77, 2, "idle"), (state.Pid, state.Restarts, state.Doing));
        Assert.Null(state.LastExit);
    }

    [Theory]
    [InlineData("exit-code", 1, 2, "exit code 2")]
    [InlineData("signal", 2, 9, "killed by signal 9")]
    [InlineData("watchdog", 3, 6, "killed by the watchdog")]
    [InlineData("timeout", 2, 9, "killed because it did not start or stop in time")]
    [InlineData("success", 1, 0, null)]
    [InlineData("success", 2, 15, null)]
    public void How_it_ended_is_told(string result, int code, int status, string? expected) =>
        Assert.Equal(
            expected,
            SystemdProperties
                .Read(ServiceState.Missing(ServiceScope.System, "/x"), $"Result={result}\nExecMainCode={code}\nExecMainStatus={status}\n")
                .LastExit
        );

    private static string[] Lines(ServiceSite site, Sandbox sandbox) => SystemdUnit.Text(site, sandbox).Split('\n');
}
