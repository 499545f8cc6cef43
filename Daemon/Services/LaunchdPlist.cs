using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Hybrid.Daemon.Services;

/// <summary>The description that launchd starts the daemon by: launchd.plist(5). Pure.</summary>
internal static class LaunchdPlist
{
    public const string Label = "com.plex.mcp.daemon";

    /// <summary>By this comment a file is known as ours.</summary>
    public const string Mark = "Made by plex-mcp-daemon service install. What you change here is lost at the next.";

    /// <param name="log">What the daemon says; absolute.</param>
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
            // Seconds between two starts: wrong settings are told in the log twice a minute, not without end.
            ("ThrottleInterval", Number(30)),
            // Seconds from SIGTERM to SIGKILL; the daemon needs five at most.
            ("ExitTimeOut", Number(15)),
            ("ProcessType", Text("Background")),
            // 022: Plex reads what is made in the library. A property list knows no octal numbers.
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
            new XComment($" {Mark} "),
            new XElement("plist", new XAttribute("version", "1.0"), job)
        );
        return $"{document.Declaration}\n{document}\n";
    }

    /// <summary>XML knows no control characters, and a path of lines could not be told either.</summary>
    public static bool CanHold(string path) =>
        path.EnumerateRunes()
            .All(sign => !Rune.IsControl(sign) && sign != Rune.ReplacementChar && (!sign.IsBmp || XmlConvert.IsXmlChar((char)sign.Value)));

    private static XElement Dictionary(params (string Key, XElement Value)[] entries) =>
        new("dict", entries.SelectMany(entry => new object[] { new XElement("key", entry.Key), entry.Value }));

    private static XElement Text(string text) => new("string", text);

    private static XElement Number(int number) => new("integer", number);
}
