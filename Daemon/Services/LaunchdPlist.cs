using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Hybrid.Daemon.Services;

/// <summary>The launchd property list of the daemon: launchd.plist(5). Pure.</summary>
internal static class LaunchdPlist
{
    public const string Label = "com.plex.mcp.daemon";

    /// <summary>Identifies a file as ours.</summary>
    public const string Mark = "Made by plex-mcp-daemon service install.";

    /// <param name="log">The file for the daemon's output; absolute.</param>
    public static string Text(ServiceSite site, string log)
    {
        XElement environment = Dictionary([.. site.Variables().Select(v => (v.Key, Text(v.Value)))]);
        XElement job = Dictionary(
            ("Label", Text(Label)),
            ("ProgramArguments", new XElement("array", Text(site.Program), Text("run"))),
            ("EnvironmentVariables", environment),
            ("WorkingDirectory", Text(site.SettingsFolder)),
            ("RunAtLoad", new XElement("true")),
            ("KeepAlive", new XElement("true")),
            // Seconds between two starts. With wrong settings the log gets two errors a minute instead of a constant stream.
            ("ThrottleInterval", Number(30)),
            // Seconds from SIGTERM to SIGKILL; the daemon needs five at most.
            ("ExitTimeOut", Number(15)),
            ("ProcessType", Text("Background")),
            // 022, because Plex must be able to read the library. A property list has no octal numbers.
            ("Umask", Number(18)),
            ("StandardOutPath", Text(log)),
            ("StandardErrorPath", Text(log))
        );
        var document = new XDocument(
            new XDeclaration("1.0", "UTF-8", standalone: null),
            new XDocumentType(
                "plist",
                "-//Apple//DTD PLIST 1.0//EN",
                "http://www.apple.com/DTDs/PropertyList-1.0.dtd",
                internalSubset: null
            ),
            new XComment($" {Mark} It overwrites changes to this file. "),
            new XElement("plist", new XAttribute("version", "1.0"), job)
        );
        return $"{document.Declaration}\n{document}\n";
    }

    /// <summary>XML cannot hold control characters, and a path must stay on one line.</summary>
    public static bool CanHold(string path) =>
        path.EnumerateRunes()
            .All(sign => !Rune.IsControl(sign) && sign != Rune.ReplacementChar && (!sign.IsBmp || XmlConvert.IsXmlChar((char)sign.Value)));

    private static XElement Dictionary(params (string Key, XElement Value)[] entries) =>
        new("dict", entries.SelectMany(entry => new object[] { new XElement("key", entry.Key), entry.Value }));

    private static XElement Text(string text) => new("string", text);

    private static XElement Number(int number) => new("integer", number);
}
