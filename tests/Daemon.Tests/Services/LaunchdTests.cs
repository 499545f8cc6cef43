using System.Xml;
using System.Xml.Linq;

namespace Hybrid.Daemon.Services;

public sealed class LaunchdTests
{
    /// <summary>The types that launchd.plist(5) documents.</summary>
    private static readonly Dictionary<string, string> Documented = new(StringComparer.Ordinal)
    {
        ["Label"] = "string",
        ["ProgramArguments"] = "array",
        ["EnvironmentVariables"] = "dict",
        ["WorkingDirectory"] = "string",
        ["RunAtLoad"] = "boolean",
        ["KeepAlive"] = "boolean",
        ["ThrottleInterval"] = "integer",
        ["ExitTimeOut"] = "integer",
        ["ProcessType"] = "string",
        ["Umask"] = "integer",
        ["StandardOutPath"] = "string",
        ["StandardErrorPath"] = "string",
    };

    [Fact]
    public void The_property_list_holds_documented_keys_of_their_types()
    {
        Dictionary<string, XElement> job = Job(Sites.Plain);
        Assert.Equal(Documented.Keys, job.Keys);
        Assert.All(
            job,
            entry =>
                Assert.Equal(
                    Documented[entry.Key],
                    entry.Value.Name.LocalName is "true" or "false" ? "boolean" : entry.Value.Name.LocalName
                )
        );
        Assert.Equal("com.plex.mcp.daemon", job["Label"].Value);
        Assert.Equal("true", job["RunAtLoad"].Name.LocalName);
        Assert.Equal("true", job["KeepAlive"].Name.LocalName);
        Assert.Equal("Background", job["ProcessType"].Value);
        Assert.Equal("/logs/daemon.log", job["StandardErrorPath"].Value);
    }

    [Fact]
    public void Paths_that_mean_something_to_XML_come_back_as_they_are()
    {
        Dictionary<string, XElement> job = Job(Sites.Awkward);
        Assert.Equal([Sites.Awkward.Program, "run"], job["ProgramArguments"].Elements().Select(e => e.Value));
        Assert.Equal("/home/Zoë & <Bob>/it's;", job["WorkingDirectory"].Value);
        Assert.Equal(
            ["DOTNET_BUNDLE_EXTRACT_BASE_DIR", Sites.Awkward.UnpackedTo, "XDG_CONFIG_HOME", "/home/Zoë & <Bob>/it's;"],
            job["EnvironmentVariables"].Elements().Select(e => e.Value)
        );
    }

    [Theory]
    [InlineData("/Users/Zoë 😀 <&>/x", true)]
    [InlineData("/Users/a\u0001b", false)]
    [InlineData("/Users/\uffff", false)]
    [InlineData("/Users/two\nlines", false)]
    public void A_path_that_XML_cannot_hold_is_known(string path, bool canHold) => Assert.Equal(canHold, LaunchdPlist.CanHold(path));

    [Fact]
    public void It_is_loaded_anew_where_it_is_known_and_ended_by_being_unloaded()
    {
        var services = new LaunchdServices("/Users/me", 501);
        Assert.Equal("/Users/me/Library/LaunchAgents/com.plex.mcp.daemon.plist", services.File);
        Assert.Equal(
            [
                "mkdir -p /Users/me/Library/Logs/plex-mcp",
                "launchctl bootout gui/501/com.plex.mcp.daemon",
                "launchctl enable gui/501/com.plex.mcp.daemon",
                "launchctl bootstrap gui/501 /Users/me/Library/LaunchAgents/com.plex.mcp.daemon.plist",
            ],
            services.Install(Sites.Plain, installed: true).Steps.Select(s => s.Line)
        );
        Assert.DoesNotContain(services.Install(Sites.Plain, installed: false).Steps, s => s.Arguments.Contains("bootout"));
        Assert.Equal(["launchctl bootout gui/501/com.plex.mcp.daemon"], services.Stop().Select(s => s.Line));
        Assert.Contains("launchctl kickstart gui/501/com.plex.mcp.daemon", services.Start().Select(s => s.Line));
        Assert.Equal("tail -F -n 5 /Users/me/Library/Logs/plex-mcp/daemon.log", services.Logs(follow: true, 5).Line);
    }

    [Fact]
    public void What_launchctl_prints_is_read_as_far_as_it_is_known()
    {
        const string printed =
            "gui/501/com.plex.mcp.daemon = {\n\tactive count = 1\n\tpath = /x.plist\n\tstate = running\n\n\tprogram = /opt/x\n\truns = 3\n\tpid = 812\n\tlast exit code = 1\n\tspawn type = background (4)\n}\n";
        ServiceState state = LaunchdServices.Read(Installed, new ToolRun(0, printed, ""));
        Assert.True(state.Running);
        Assert.Equal((812, 2, "exit code 1"), (state.Pid, state.Restarts, state.LastExit));
        ServiceState unloaded = LaunchdServices.Read(Installed, new ToolRun(113, "", "Could not find service"));
        Assert.Equal((false, false, "not loaded"), (unloaded.Running, unloaded.Enabled!.Value, unloaded.Words));
        Assert.NotNull(LaunchdServices.Read(Installed, new ToolRun(ToolRun.NotFound, "", "no launchctl")).Fault);
    }

    private static ServiceState Installed => ServiceState.Missing(ServiceScope.User, "/x.plist") with { Installed = true };

    private static Dictionary<string, XElement> Job(ServiceSite site)
    {
        // As a parser does that fetches nothing.
        using var reader = XmlReader.Create(
            new StringReader(LaunchdPlist.Text(site, "/logs/daemon.log")),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null }
        );
        XElement plist = XDocument.Load(reader).Root!;
        Assert.Equal(("plist", "1.0"), (plist.Name.LocalName, plist.Attribute("version")!.Value));
        XElement[] entries = [.. plist.Element("dict")!.Elements()];
        return entries.Chunk(2).ToDictionary(pair => pair[0].Value, pair => pair[1], StringComparer.Ordinal);
    }
}
