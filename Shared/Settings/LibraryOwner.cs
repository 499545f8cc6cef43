using System.Globalization;
using System.Runtime.InteropServices;

namespace Hybrid.Settings;

/// <summary>Whom new files and folders in a library belong to: "user", "user:group" or ":group", by name or number.</summary>
/// <param name="Text">As it was set.</param>
/// <param name="User">Null = stays.</param>
/// <param name="Group">Null = stays.</param>
public sealed partial record LibraryOwner(string Text, uint? User, uint? Group)
{
    // struct passwd and struct group begin with two pointers, then the number: pwd.h and grp.h of Linux and macOS.
    private static readonly int NumberAt = 2 * nint.Size;

    /// <returns>Null if a name is not known on this machine, or on Windows.</returns>
    public static LibraryOwner? Of(string text)
    {
        string[] parts = text.Trim().Split(':');
        if (OperatingSystem.IsWindows() || parts.Length > 2 || parts.All(p => p.Length == 0))
        {
            return null;
        }

        uint? user = Number(parts[0], GetPwNam);
        uint? group = parts.Length == 2 ? Number(parts[1], GetGrNam) : null;
        bool isKnown = user is null == (parts[0].Length == 0) && group is null == (parts.Length == 1 || parts[1].Length == 0);
        return isKnown ? new LibraryOwner(text.Trim(), user, group) : null;
    }

    private static uint? Number(string name, Func<string, nint> find) =>
        name.Length == 0 ? null
        : uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? (number < uint.MaxValue ? number : null)
        : find(name) is var entry and not 0 ? (uint)Marshal.ReadInt32(entry, NumberAt)
        : null;

    [LibraryImport("libc", EntryPoint = "getpwnam", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetPwNam(string name);

    [LibraryImport("libc", EntryPoint = "getgrnam", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint GetGrNam(string name);
}
