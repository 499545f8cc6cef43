using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>Reads single values from text. Null always means that the text is not allowed.</summary>
internal static partial class SettingText
{
    public static bool? YesOrNo(string text) =>
        text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "ON" or "1" => true,
            "FALSE" or "NO" or "OFF" or "0" => false,
            _ => null,
        };

    /// <summary>A decimal number with a point, whatever the machine's culture.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;

    public static TimeSpan? Seconds(string text) =>
        // Beyond this a TimeSpan overflows; the validator checks the sensible range.
        Number(text) is { } seconds and > -1e9 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>A name of the enumeration in any case; never a number.</summary>
    public static T? OneOf<T>(string text)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out T value) && char.IsAsciiLetter(text[0]) ? value : null;

    public static LogLevelSetting? LogLevel(string text) =>
        text.Equals("warn", StringComparison.OrdinalIgnoreCase) ? LogLevelSetting.Warning : OneOf<LogLevelSetting>(text);

    public static Uri? Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Host.Length > 0 ? url : null;

    /// <summary>"nas:9091" is an address too; a word without a port is not.</summary>
    public static Uri? AddressOf(string text) => HostAndPort().IsMatch(text) ? Url($"http://{text}") : Url(text);

    /// <summary>Transmission answers at /transmission/rpc unless it is configured otherwise, so host and port are enough.</summary>
    public static Uri? TransmissionUrl(string text) =>
        AddressOf(text) is not { } url ? null
        : url.AbsolutePath == "/" ? new Uri(url, "/transmission/rpc" + url.Query)
        : url;

    public static IReadOnlyList<string> List(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Paths, separated by ';'. Null if one is not allowed.</summary>
    public static IReadOnlyList<string>? Paths(string text, SettingsPlace place)
    {
        string?[] paths =
        [
            .. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(place.AbsolutePath),
        ];
        return paths.Contains(null) ? null : [.. paths.OfType<string>()];
    }

    /// <summary>As <see cref="Paths"/>, but a ';' that no absolute path follows belongs to a name: "/srv/Jack; Jill".</summary>
    public static IReadOnlyList<string>? Folders(string text, SettingsPlace place)
    {
        string?[] paths =
        [
            .. BetweenPaths().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).Select(place.AbsolutePath),
        ];
        return paths.Length == 0 || paths.Contains(null) ? null : [.. paths.OfType<string>()];
    }

    /// <summary>"664": three octal digits.</summary>
    public static UnixFileMode? Mode(string text) =>
        text.Trim() is [>= '0' and <= '7', >= '0' and <= '7', >= '0' and <= '7'] digits ? (UnixFileMode)Convert.ToInt32(digits, 8) : null;

    public static string? Show(UnixFileMode? mode) => mode is { } bits ? Convert.ToString((int)bits, 8).PadLeft(3, '0') : null;

    /// <summary>"here=there" pairs, separated by ';', or by ',' if there is no ';'. Null if a pair does not have two parts.</summary>
    public static PathMap? PathPairs(string text, SettingsPlace place)
    {
        List<PathPair> pairs = [];
        char separator = text.Contains(';') ? ';' : ',';
        foreach (string pair in text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            if (equals < 0 || place.AbsolutePath(pair[..equals].Trim()) is not { } here)
            {
                return null;
            }

            // The validator rejects the root of a disk, because a map of "/" would have to end with a separator.
            pairs.Add(new PathPair(here.TrimEnd('/', '\\'), pair[(equals + 1)..].Trim().TrimEnd('/', '\\')));
        }

        return new PathMap(pairs);
    }

    public static string Show(PathMap map) => string.Join(';', map.Pairs.Select(p => $"{p.Here}={p.There}"));

    public static string Show(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Show(bool yes) => yes ? "true" : "false";

    /// <summary>An address may contain a password or token, and an error that shows the address must not show it.</summary>
    public static string WithoutSecretsInUrl(string text) =>
        QueryOfUrl().Replace(UserInfoOfUrl().Replace(text, $"${{slashes}}{Secret.Mask}@"), $"?{Secret.Mask}");

    [GeneratedRegex(
        @"^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}(/[^?#]*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex HostAndPort();

    [GeneratedRegex(@"(?<slashes>//)[^/?#]*@|^[^/?#]*:[^/?#]*@", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex UserInfoOfUrl();

    [GeneratedRegex(@"\?.+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex QueryOfUrl();

    [GeneratedRegex(@";(?=\s*(/|~|[A-Za-z]:[\\/]|\\\\|$))", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex BetweenPaths();
}
